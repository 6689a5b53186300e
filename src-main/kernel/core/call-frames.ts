// src-main/kernel/core/call-frames.ts
//
// Return addresses that can stand on a call stack: module, function and offset of the instruction after the call.
// Programs and kernel components define theirs once; a number stands for one from then on. The numbers are internal: the trace
// hands out its own in order of use, so the order in which modules are loaded into this process shows nowhere.

/** Number of a defined frame; 0 is none. */
export type CallFrame = number;

export interface FrameDefinition {
  /** Base name, e.g. `ntdll.dll`. */
  readonly module: string;
  /** Function; empty where the module has no symbol there: it then shows `module + offset`. */
  readonly symbol: string;
  /** Bytes from the function, or from the module where there is no function. */
  readonly offset: number;
}

const definitions: FrameDefinition[] = [{ module: '', symbol: '', offset: 0 }];
/** Module, then function, then offset. */
const byModule = new Map<string, Map<string, Map<number, CallFrame>>>();

/** The frame `module!symbol+offset`. The same three give the same number. */
export function defineFrame(module: string, symbol: string, offset: number): CallFrame {
  let bySymbol = byModule.get(module);
  if (bySymbol === undefined) {
    bySymbol = new Map();
    byModule.set(module, bySymbol);
  }
  let byOffset = bySymbol.get(symbol);
  if (byOffset === undefined) {
    byOffset = new Map();
    bySymbol.set(symbol, byOffset);
  }
  let frame = byOffset.get(offset);
  if (frame === undefined) {
    frame = definitions.length;
    definitions.push({ module, symbol, offset });
    byOffset.set(offset, frame);
  }
  return frame;
}

/** Frames of a path through the code, outermost first: `['shell32.dll!SHGetFolderPathW+0x2b', ...]`. */
export function defineFrames(...texts: readonly string[]): readonly CallFrame[] {
  return texts.map((text) => {
    const match = /^([^!+]+)(?:!([^+]+))?\+0x([0-9a-f]+)$/.exec(text);
    if (match === null) throw new Error(`Not a frame: ${text}`);
    return defineFrame(match[1] as string, match[2] ?? '', parseInt(match[3] as string, 16));
  });
}

export function frameDefinition(frame: CallFrame): FrameDefinition {
  return definitions[frame] as FrameDefinition;
}
