// The build: one electron-vite run makes out/main (Electron's main process, the browser shell, the lab worker; Node modules),
// out/preload (one CommonJS file: a sandboxed preload can load nothing else) and out/renderer (the page both shells show).
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string };

export default defineConfig({
  main: {
    define: { __APP_VERSION__: JSON.stringify(version) },
    build: {
      // Into the bundle, without what is not used: reading these from node_modules, file by file, is a third of the time to start.
      externalizeDeps: { exclude: ['zod', 'ws'] },
      rolldownOptions: {
        // Optional native helpers of ws, which are not installed.
        external: ['bufferutil', 'utf-8-validate'],
        input: { index: 'src-main/shells/electron/index.ts', browser: 'src-main/shells/browser/index.ts', 'lab-worker': 'src-main/host/lab-worker.ts' },
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src-main/shells/electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react()],
    worker: { format: 'es' },
    // Half the bytes to read and compile at every start.
    build: { minify: true, rolldownOptions: { input: 'src-renderer/index.html' } },
  },
});
