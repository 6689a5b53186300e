// src-shared/ipc/files.ts
//
// Files as the page sees them: a token, a name and a size. A path never comes from the page except one that the user
// dropped on the window; everything else is named by a token which the host handed out for a file the user chose.

/** A file the page may read. */
export interface FileHandle {
  readonly token: string;
  /** Name without folders. */
  readonly name: string;
  /** Where it is, for a tooltip; empty where the shell does not say. */
  readonly path: string;
  readonly sizeBytes: number;
}

/** A file that is being written: nothing appears under its name until file:commit. */
export interface SaveHandle {
  readonly token: string;
  readonly name: string;
  readonly path: string;
}

/** Groups of extensions in the open and save dialogs. */
export const FILE_KINDS = ['log', 'recording', 'configuration', 'csv', 'xml', 'json', 'any'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Largest range of one file:read and largest piece of one file:write, in bytes. */
export const MAX_FILE_PIECE_BYTES = 4 * 1024 * 1024;
