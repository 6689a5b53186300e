// src-shared/commands/keys.ts
//
// Accelerators: one notation, three readings (a key event, the text in a menu, Electron's accelerator).

export interface KeyStroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Normal form of a pressed key: `Mod+Shift+P`, `F3`, `Delete`. Mod = Ctrl, on macOS Cmd. */
export function strokeToKeys(stroke: KeyStroke, mac: boolean): string {
  const mod = mac ? stroke.metaKey : stroke.ctrlKey;
  const name = stroke.key === ' ' ? 'Space' : stroke.key.length === 1 ? stroke.key.toUpperCase() : stroke.key;
  return `${mod ? 'Mod+' : ''}${stroke.altKey ? 'Alt+' : ''}${stroke.shiftKey ? 'Shift+' : ''}${name}`;
}

/** As a menu shows it: `Ctrl+Shift+P`, on macOS `⇧⌘P`. */
export function keysText(keys: string, mac: boolean): string {
  if (!mac) return keys.replace('Mod+', 'Ctrl+');
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  const marks = [parts.includes('Alt') ? '⌥' : '', parts.includes('Shift') ? '⇧' : '', parts.includes('Mod') ? '⌘' : ''];
  return marks.join('') + key;
}

/** Electron's accelerator, e.g. `CmdOrCtrl+Shift+P`. */
export function keysToElectron(keys: string): string {
  return keys.replace('Mod+', 'CmdOrCtrl+');
}

/** `aria-keyshortcuts` value: `Control+Shift+P`. */
export function keysToAria(keys: string, mac: boolean): string {
  return keys.replace('Mod+', mac ? 'Meta+' : 'Control+');
}
