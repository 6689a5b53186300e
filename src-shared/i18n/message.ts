// src-shared/i18n/message.ts
//
// The shape of a message catalog, and plain interpolation for hosts that have no i18n library (native menu, CLI).

/** Messages of one area: flat keys, `{{parameter}}` places. */
export type Messages = Readonly<Record<string, string>>;

/** A catalog in another language: exactly the same keys. */
export type Translated<M extends Messages> = { readonly [K in keyof M]: string };

/** `name_one` and `name_other` are asked for as `name`. */
type WithoutPlural<K> = K extends `${infer Base}_one` ? Base : K extends `${infer Base}_other` ? Base : K;

/** `area:name` for every message of every area. */
export type KeysOf<Catalogs extends Readonly<Record<string, Messages>>> = {
  [Area in keyof Catalogs & string]: `${Area}:${WithoutPlural<keyof Catalogs[Area] & string> & string}`;
}[keyof Catalogs & string];

export type MessageParameters = Readonly<Record<string, string | number>>;

/** Fills `{{name}}` places; a place without a parameter stays visible, so that a mistake shows. */
export function interpolate(message: string, parameters: MessageParameters = {}): string {
  return message.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (place, name: string) => {
    const value = parameters[name];
    return value === undefined ? place : String(value);
  });
}
