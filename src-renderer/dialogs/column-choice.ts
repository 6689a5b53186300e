// src-renderer/dialogs/column-choice.ts
//
// What ticking a column does to the displayed order: it goes to the end, and leaves without disturbing the others.

export function withColumns<Id extends string>(shown: readonly Id[], id: Id, on: boolean): readonly Id[] {
  const rest = shown.filter((other) => other !== id);
  return on ? [...rest, id] : rest;
}
