// src-shared/nt/create-file.ts
//
// What a create request's disposition and open result decide besides their words (file-flags.ts).

import { Disposition, OpenResult } from './file-flags.ts';

/** True where the request's AllocationSize means something: a disposition that can create the file. */
export function dispositionAllocates(disposition: number): boolean {
  return disposition !== Disposition.Open && disposition !== Disposition.Overwrite;
}

/**
 * Category of a create, as the number of Category in the trace model: Write (2) where a file was made or replaced,
 * none (0) where one was opened; without a result the disposition decides.
 * @param openResult -1 where the create has no result
 */
export function createFileCategory(disposition: number, openResult: number): 0 | 2 {
  if (openResult >= 0) {
    return openResult === OpenResult.Superseded || openResult === OpenResult.Created || openResult === OpenResult.Overwritten ? 2 : 0;
  }
  return disposition === Disposition.Open || disposition > Disposition.OverwriteIf ? 0 : 2;
}
