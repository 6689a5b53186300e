// src-main/shells/electron/self-test.ts
//
// `--self-test`: the running application checks itself on real Electron and prints one JSON line that a user can send us:
// window shown, page loaded over app://, bridge there, feed open, events flowing, named files read, no policy violation.
// Then it quits with 0, or 1 if anything failed.

import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Application } from '../../ipc/application.ts';
import { sameApp } from './origin.ts';
import type { AppOrigin } from './origin.ts';

const LIMIT_MS = 30_000;
const POLL_MS = 100;

interface PageFacts {
  readonly origin: string;
  readonly bridge: boolean;
  readonly secure: boolean;
  readonly isolated: boolean;
  readonly violations: number;
}

/** Counts policy violations from here on and says what the page sees. */
const PAGE_FACTS = `(() => {
  if (!globalThis.__violations) {
    globalThis.__violations = { count: 0 };
    addEventListener('securitypolicyviolation', () => { globalThis.__violations.count++; });
  }
  return { origin: location.origin, bridge: typeof window.kernelscope === 'object', secure: isSecureContext, isolated: crossOriginIsolated, violations: globalThis.__violations.count };
})()`;

export async function runSelfTest(window: BrowserWindow, application: Application, own: AppOrigin, files: readonly string[]): Promise<void> {
  const began = performance.now();
  let page: PageFacts = { origin: '', bridge: false, secure: false, isolated: false, violations: 0 };
  const checks = (): Readonly<Record<string, boolean>> => {
    const { host } = application;
    return {
      windowVisible: window.isVisible(),
      pageLoaded: page.origin !== '' && sameApp(window.webContents.getURL(), own),
      preload: page.bridge,
      secureContext: page.secure,
      noPolicyViolation: page.violations === 0,
      feedOpen: host.feedOpen,
      eventsFlow: host.acknowledgedBytes > 0 && host.state().events > 0,
      filesRead: files.length === 0 || application.bytesRead > 0,
    };
  };
  while (performance.now() - began < LIMIT_MS && !Object.values(checks()).every(Boolean)) {
    page = (await window.webContents.executeJavaScript(PAGE_FACTS)) as PageFacts;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const result = checks();
  const ok = Object.values(result).every(Boolean);
  const state = application.host.state();
  process.stdout.write(`${JSON.stringify({
    selfTest: 'kernelscope', ok, ...result, pageOrigin: page.origin, crossOriginIsolated: page.isolated, events: state.events, acknowledgedBytes: application.host.acknowledgedBytes,
    bytesRead: application.bytesRead, elapsedMs: Math.round(performance.now() - began), platform: process.platform, arch: process.arch,
    versions: { electron: process.versions['electron'], chrome: process.versions['chrome'], node: process.versions.node },
  })}\n`);
  await application.shutdown();
  app.exit(ok ? 0 : 1);
}
