export function encodeClone(value: unknown): string;
export function decodeClone(text: string): unknown;
