// src-renderer/app/ConfirmDialog.tsx
//
// A question with one primary button. Enter confirms, Escape cancels.

import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import type { ConfirmProps } from '../store/dialog-store.ts';

export function ConfirmDialog({ title, text, confirm, cancel, onConfirm, onClose }: ConfirmProps & { readonly onClose: () => void }) {
  const accept = (): void => {
    onClose();
    onConfirm();
  };
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, data) => { if (!data.open) onClose(); }}>
      <DialogSurface style={{ maxWidth: 440 }}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{text}</DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" className="ks-nowrap" onClick={accept} autoFocus>{confirm}</Button>
            <Button className="ks-nowrap" onClick={onClose}>{cancel}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
