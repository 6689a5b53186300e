// src-shared/formats/pml/pml-detail-decoder.ts
//
// The Detail column of an event from a log, made from the stored blobs when it is asked for. Given to the trace store by
// whoever opens a log. Text is cut where Process Monitor cuts it.

import { accountText } from '../../nt/sid.ts';
import type { DetailDecoder, DetailInput } from '../../trace/trace-reader.ts';
import type { DetailSurroundings } from './detail/detail-text.ts';
import { DetailText } from './detail/detail-text.ts';
import { addFileSystemDetail } from './detail/file-system-detail.ts';
import { addNetworkDetail } from './detail/network-detail.ts';
import { addProcessDetail } from './detail/process-detail.ts';
import { addProfilingDetail } from './detail/profiling-detail.ts';
import { addRegistryDetail } from './detail/registry-detail.ts';
import { PmlBlob } from './pml-blob.ts';
import { PmlFormatError } from './pml-format-error.ts';
import { PmlClass } from './pml-layout.ts';
import { splitPayload } from './pml-payload.ts';

/** UTF-16 units of Detail that Process Monitor writes. */
export const DETAIL_LIMIT = 4095;

/** Decoder of one log's payloads. */
export class PmlDetailDecoder implements DetailDecoder {
  /** Account names by SID that the log itself tells (Process Create carries both). */
  readonly accounts = new Map<string, string>();
  readonly #is64Bit: boolean;

  constructor(is64Bit: boolean) {
    this.#is64Bit = is64Bit;
  }

  /** Text of the Detail column; of a damaged event what is whole. */
  detail(input: DetailInput, context: { formatFiletime(filetime: bigint): string }): string {
    const { type } = input;
    if (type?.pml === undefined) return '';
    const { detail, extra } = splitPayload(input.payload);
    const text = new DetailText();
    const blob = new PmlBlob(detail, 'detail');
    const returned = extra === undefined ? undefined : new PmlBlob(extra, 'extra data');
    const surroundings: DetailSurroundings = {
      is64Bit: this.#is64Bit,
      accountText: (sid) => this.accounts.get(sid) ?? accountText(sid),
      formatFiletime: (filetime) => context.formatFiletime(filetime),
    };
    const { operation, subOperation = 0 } = type.pml;
    try {
      switch ((type.id >>> 8) & 0xf) {
        case PmlClass.Process: addProcessDetail(text, operation, input.head.tid, blob, surroundings); break;
        case PmlClass.Registry: addRegistryDetail(text, operation, blob, returned, surroundings); break;
        case PmlClass.FileSystem: addFileSystemDetail(text, operation, subOperation, input.path, blob, returned, surroundings); break;
        case PmlClass.Profiling: addProfilingDetail(text, operation, blob, surroundings); break;
        case PmlClass.Network: addNetworkDetail(text, blob); break;
      }
    } catch (error) {
      if (!(error instanceof PmlFormatError)) throw error;
    }
    return text.text.length > DETAIL_LIMIT ? text.text.slice(0, DETAIL_LIMIT) : text.text;
  }
}
