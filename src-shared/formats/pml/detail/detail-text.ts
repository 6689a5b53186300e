// src-shared/formats/pml/detail/detail-text.ts
//
// Collects `Key: value` pairs of a Detail text, joined by `, `. What was collected before a damaged field stays.

export class DetailText {
  text = '';

  add(key: string, value: string | number): void {
    this.text = this.text === '' ? `${key}: ${value}` : `${this.text}, ${key}: ${value}`;
  }
}

/** What a Detail text needs besides the event's own bytes. */
export interface DetailSurroundings {
  readonly is64Bit: boolean;
  /** Account name of a SID, or the SID itself. */
  accountText(sid: string): string;
  /** A FILETIME as local `M/d/yyyy h:mm:ss AM`. */
  formatFiletime(filetime: bigint): string;
}
