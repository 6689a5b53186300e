// src-shared/formats/pmc/pmc.fixture.ts
//
// Configurations for tests, byte by byte as the format has them.

export interface StoredRule {
  readonly column: number;
  readonly relation: number;
  readonly include: boolean;
  readonly value: string;
}

function utf16(text: string): number[] {
  return [...`${text}\0`].flatMap((character) => [character.charCodeAt(0) & 0xff, character.charCodeAt(0) >>> 8]);
}

function u32(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];
}

export function storedOption(name: string, data: readonly number[]): number[] {
  const title = utf16(name);
  return [...u32(16 + title.length + data.length), ...u32(16), ...u32(16 + title.length), ...u32(data.length), ...title, ...data];
}

export function storedRules(rules: readonly StoredRule[]): number[] {
  const list = rules.flatMap(({ column, relation, include, value }) => {
    const text = utf16(value);
    return [...u32(column), ...u32(relation), include ? 1 : 0, ...u32(text.length), ...text, ...u32(0), ...u32(0)];
  });
  return [1, ...u32(rules.length), ...list];
}
