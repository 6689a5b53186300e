// src-renderer/main.tsx
//
// Start of the page: settings first (they decide language and theme), then the window, then the machine and its feed.

import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startI18n } from './app/i18n.ts';
import { startSession } from './app/session.ts';
import { loadSettings } from './store/settings-persistence.ts';
import { useSettings } from './store/settings-store.ts';
import './theme/korean-font.css';
import './theme/tokens.css';
import './theme/app.css';

async function start(): Promise<void> {
  await loadSettings();
  await startI18n(useSettings.getState().locale);
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root).render(<App />);
  await startSession();
}

void start();
