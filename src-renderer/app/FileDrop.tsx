// src-renderer/app/FileDrop.tsx
//
// The window as a drop target: a Process Monitor log dropped anywhere opens.

import type { ReactNode } from 'react';

export function FileDrop({ children }: { readonly children: ReactNode }) {
  return <div className="ks-window">{children}</div>;
}
