// src-renderer/app/ErrorBoundary.tsx
//
// A view that throws is replaced by what happened and a button; the rest of the window goes on.

import { Button } from '@fluentui/react-components';
import { Component } from 'react';
import type { ErrorInfo, ReactNode } from 'react';
import { client } from '../ipc/client.ts';
import { t } from './i18n.ts';

export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    client.call('log', { level: 'error', message: `${error.stack ?? error.message}\n${info.componentStack ?? ''}`.slice(0, 20_000) }).catch((failed: unknown) => console.error(failed));
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <div className="ks-state" role="alert">
        <h2>{t('app:error.title')}</h2>
        <p>{t('app:error.text', { message: this.state.error.message })}</p>
        <Button appearance="primary" onClick={() => this.setState({ error: null })}>{t('app:error.reload')}</Button>
      </div>
    );
  }
}
