// src-renderer/app/unsaved.test.ts
import { describe, expect, it, vi } from 'vitest';
import type { Work } from './unsaved.ts';

vi.mock('../ipc/client.ts', () => ({ client: {} }));
vi.mock('../store/machine-store.ts', () => ({ useMachine: {} }));
vi.mock('../store/trace-store.ts', () => ({ useTrace: {} }));
const { isUnsaved } = await import('./unsaved.ts');

const work = (part: Partial<Work>): Work => ({ machine: 1, events: 100, bookmarks: 0, captureChosen: false, ...part });

describe('what closing would lose', () => {
  it('is nothing on the machine that started by itself, and nothing without events', () => {
    expect(isUnsaved(work({}), null)).toBe(false);
    expect(isUnsaved(work({ machine: 3, events: 0 }), null)).toBe(false);
  });

  it('is a capture that the user began, until it is saved', () => {
    expect(isUnsaved(work({ machine: 2 }), null)).toBe(true);
    expect(isUnsaved(work({ captureChosen: true }), null)).toBe(true);
    expect(isUnsaved(work({ machine: 2, events: 900 }), work({ machine: 2 }))).toBe(false);
    expect(isUnsaved(work({ machine: 3 }), work({ machine: 2 }))).toBe(true);
    expect(isUnsaved(work({ machine: 2, captureChosen: true }), work({ machine: 2 }))).toBe(true);
  });

  it('is a bookmark, until it is saved', () => {
    expect(isUnsaved(work({ bookmarks: 1 }), null)).toBe(true);
    expect(isUnsaved(work({ bookmarks: 1 }), work({ bookmarks: 1 }))).toBe(false);
    expect(isUnsaved(work({ bookmarks: 2 }), work({ bookmarks: 1 }))).toBe(true);
  });
});
