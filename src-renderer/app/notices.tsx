// src-renderer/app/notices.tsx
//
// Short messages at the lower right: notice() from anywhere, shown once, gone by themselves.

import { Toast, ToastBody, ToastTitle, useToastController } from '@fluentui/react-components';
import { useEffect } from 'react';

export const TOASTER_ID = 'ks-notices';

export interface Notice {
  readonly intent: 'info' | 'success' | 'warning' | 'error';
  readonly title: string;
  readonly text?: string;
}

type Listener = (notice: Notice) => void;
let listener: Listener | null = null;
const early: Notice[] = [];

export function notice(message: Notice): void {
  if (listener === null) early.push(message);
  else listener(message);
}

export function Notices() {
  const { dispatchToast } = useToastController(TOASTER_ID);
  useEffect(() => {
    listener = (message) => dispatchToast(
      <Toast><ToastTitle>{message.title}</ToastTitle>{message.text !== undefined && <ToastBody>{message.text}</ToastBody>}</Toast>,
      { intent: message.intent, timeout: message.intent === 'error' || message.intent === 'warning' ? 12_000 : 4000 },
    );
    for (const message of early.splice(0)) listener(message);
    return () => { listener = null; };
  }, [dispatchToast]);
  return null;
}
