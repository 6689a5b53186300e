// src-renderer/app/AboutDialog.tsx
//
// Name, version, licence.

import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { useT } from './i18n.ts';
import { useAppInfo } from '../store/machine-store.ts';

export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const info = useAppInfo();
  return (
    <Dialog open onOpenChange={(_event, data) => { if (!data.open) onClose(); }}>
      <DialogSurface style={{ maxWidth: 440 }}>
        <DialogBody>
          <DialogTitle>{t('app:about.title')}</DialogTitle>
          <DialogContent>
            <p>{t('app:about.text')}</p>
            {info !== null && <p className="ks-tabular">{info.name} {info.version} · {Object.entries(info.versions).map(([name, version]) => `${name} ${version}`).join(' · ')}</p>}
            <p>{t('app:about.license')}</p>
          </DialogContent>
          <DialogActions><Button appearance="primary" onClick={onClose} autoFocus>{t('app:close')}</Button></DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
