// src-renderer/app/FileDrop.tsx
//
// The window as a drop target: a Process Monitor log dropped anywhere opens.

import { useRef, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { useT } from './i18n.ts';
import { openFile } from './open-log.ts';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files');
}

export function FileDrop({ children }: { readonly children: ReactNode }) {
  const t = useT();
  const [over, setOver] = useState(false);
  // Enter and leave come for every child; the count says whether the pointer is still inside.
  const depth = useRef(0);
  return (
    <div
      className="ks-window"
      onDragEnter={(event) => { if (hasFiles(event)) { depth.current++; setOver(true); } }}
      onDragLeave={(event) => { if (hasFiles(event) && --depth.current <= 0) { depth.current = 0; setOver(false); } }}
      onDragOver={(event) => { if (hasFiles(event)) { event.preventDefault(); event.dataTransfer.dropEffect = 'copy'; } }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file !== undefined) void openFile(file);
      }}
    >
      {children}
      {over && <div className="ks-drop">{t('app:file.drop')}</div>}
    </div>
  );
}
