// src-main/kernel/workloads/programs/copy-engine.ts
//
// CopyFileEx and what `copy` of the command prompt makes of it: reads a piece, writes it, until the file is done. How large a piece is and
// whether it goes through the cache is what changed:
//
//   windows-xp         64 KB, cached
//   windows-vista      1 MB, past the cache
//   windows-vista-sp1  128 KB for small files to 1 MB for large ones, cached again
//
// Source: M. Russinovich, "Inside the Windows Vista Kernel, part 1" (I/O sizes), "Inside Vista SP1 File Copy Improvements". Simplified: one
// piece at a time; the engine of Service Pack 1 keeps four reads outstanding.

import { CreateDisposition, CreateOptions, ShareAccess } from '../../../../src-shared/nt/create-file.ts';
import { FileAccess } from '../../../../src-shared/nt/file-access.ts';
import { NtStatus } from '../../../../src-shared/nt/ntstatus.ts';
import type { Kernel } from '../../core/kernel.ts';
import * as nt from '../../core/native-api.ts';
import type { Program, UserContext } from '../../core/program.ts';
import { FileInformation } from '../phrases.ts';

const KIB = 1_024;
const MIB = 1_024 * KIB;

export interface CopyEngine {
  /** Bytes of one read and one write. */
  pieceOf(fileBytes: number): number;
  readonly cached: boolean;
}

export const COPY_ENGINES = {
  'windows-xp': { pieceOf: () => 64 * KIB, cached: true },
  'windows-vista': { pieceOf: () => MIB, cached: false },
  'windows-vista-sp1': { pieceOf: (bytes: number) => (bytes <= 512 * KIB ? 128 * KIB : bytes <= 2 * MIB ? 256 * KIB : bytes <= 8 * MIB ? 512 * KIB : MIB), cached: true },
} as const satisfies Record<string, CopyEngine>;

/** The engine that the machine's Explorer and command prompt have. */
export function copyEngine(kernel: Kernel): CopyEngine {
  return COPY_ENGINES[kernel.features.on('io.largeTransfers') ? 'windows-vista-sp1' : 'windows-xp'];
}

/** Copies a file. u.status: the first failure, or SUCCESS; u.result: bytes copied. */
export function* copyFile(u: UserContext, source: string, target: string, engine: CopyEngine): Program {
  const options = CreateOptions.SEQUENTIAL_ONLY | CreateOptions.SYNCHRONOUS_IO_NONALERT | CreateOptions.NON_DIRECTORY_FILE | (engine.cached ? 0 : CreateOptions.NO_INTERMEDIATE_BUFFERING);
  yield nt.createFile(u, source, { access: FileAccess.GENERIC_READ, share: ShareAccess.READ, options });
  if (u.status !== NtStatus.SUCCESS) return;
  const from = u.result;
  yield nt.queryInformationFile(u, from, FileInformation.Standard);
  const bytes = u.out2;
  yield nt.createFile(u, target, { access: FileAccess.GENERIC_READ | FileAccess.GENERIC_WRITE | FileAccess.DELETE, share: 0, options, disposition: CreateDisposition.OverwriteIf });
  let status = u.status;
  let copied = 0;
  if (status === NtStatus.SUCCESS) {
    const to = u.result;
    yield nt.setInformationFile(u, to, FileInformation.EndOfFile, bytes);
    const piece = engine.pieceOf(bytes);
    while (copied < bytes) {
      yield nt.readFile(u, from, copied, Math.min(piece, bytes - copied));
      if (u.status === NtStatus.SUCCESS) yield nt.writeFile(u, to, copied, u.result);
      if (u.status !== NtStatus.SUCCESS) break;
      copied += u.result;
    }
    ({ status } = u);
    yield nt.close(u, to);
  }
  yield nt.close(u, from);
  u.complete(status, copied);
}
