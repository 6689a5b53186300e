// src-main/kernel/workloads/open-requests.ts
//
// How Windows' own code opens files: access, options and share mode of the calls that one meets in every trace.
// One constant per kind of caller; the kernel only reads them.

import { CreateDisposition, CreateOptions, ShareAccess } from '../../../src-shared/nt/create-file.ts';
import { FileAccess } from '../../../src-shared/nt/file-access.ts';
import type { OpenRequest } from '../core/native-api.ts';

const { READ, WRITE, DELETE } = ShareAccess;
const ALL = READ | WRITE | DELETE;
const SYNC = CreateOptions.SYNCHRONOUS_IO_NONALERT;
const FILE = SYNC | CreateOptions.NON_DIRECTORY_FILE;
const DIRECTORY = SYNC | CreateOptions.DIRECTORY_FILE;
const { READ_ATTRIBUTES, READ_DATA, READ_CONTROL, EXECUTE, SYNCHRONIZE, GENERIC_READ, GENERIC_WRITE, GENERIC_EXECUTE } = FileAccess;
const NORMAL = 0x80;
const OPEN_FOR_FREE_SPACE_QUERY = 0x80_0000;
const OPEN_REQUIRING_OPLOCK = 0x1_0000;
const DISALLOW_EXCLUSIVE = 0x2_0000;
const OPEN_NO_RECALL = 0x40_0000;

export const OpenFor = {
  /** Attributes only, not through links: what a path look-up asks. */
  attributes: { access: READ_ATTRIBUTES, share: ALL, options: CreateOptions.OPEN_REPARSE_POINT },
  attributesAndSecurity: { access: READ_ATTRIBUTES | READ_CONTROL, share: ALL, options: CreateOptions.OPEN_REPARSE_POINT },
  security: { access: READ_CONTROL, share: ALL, options: CreateOptions.OPEN_REPARSE_POINT },
  backupAttributes: { access: READ_ATTRIBUTES, share: ALL, options: CreateOptions.OPEN_FOR_BACKUP_INTENT | CreateOptions.OPEN_REPARSE_POINT },
  indexerAttributes: { access: READ_ATTRIBUTES | SYNCHRONIZE, share: ALL, options: SYNC | CreateOptions.OPEN_FOR_BACKUP_INTENT | OPEN_NO_RECALL | DISALLOW_EXCLUSIVE },
  linkTarget: { access: READ_ATTRIBUTES | SYNCHRONIZE, share: READ | WRITE, options: SYNC | CreateOptions.OPEN_REPARSE_POINT, attributes: NORMAL },
  volumeName: { access: READ_ATTRIBUTES | SYNCHRONIZE, share: READ | WRITE, options: SYNC },
  volumeAlert: { access: READ_ATTRIBUTES | SYNCHRONIZE, share: READ | WRITE, options: CreateOptions.SYNCHRONOUS_IO_ALERT },
  volumeSpace: { access: SYNCHRONIZE, share: 0, options: DIRECTORY | OPEN_FOR_FREE_SPACE_QUERY },
  mountPoint: { access: READ_DATA | READ_ATTRIBUTES | SYNCHRONIZE, share: ALL, options: SYNC },
  directory: { access: READ_DATA | SYNCHRONIZE, share: ALL, options: DIRECTORY },
  directorySynchronize: { access: SYNCHRONIZE, share: 0, options: DIRECTORY },
  currentDirectory: { access: EXECUTE | SYNCHRONIZE, share: READ | WRITE, options: DIRECTORY },
  read: { access: GENERIC_READ, share: READ | DELETE, options: FILE },
  readAll: { access: GENERIC_READ, share: ALL, options: FILE },
  readPastCache: { access: GENERIC_READ, share: ALL, options: FILE | CreateOptions.NO_INTERMEDIATE_BUFFERING },
  readShared: { access: GENERIC_READ, share: READ, options: FILE, attributes: NORMAL },
  readDelete: { access: GENERIC_READ, share: READ | DELETE, options: FILE, attributes: NORMAL },
  readOplock: { access: GENERIC_READ, share: READ, options: OPEN_REQUIRING_OPLOCK, attributes: NORMAL },
  readExecute: { access: GENERIC_READ | GENERIC_EXECUTE, share: READ | DELETE, options: FILE },
  image: { access: READ_DATA | EXECUTE | SYNCHRONIZE, share: READ | DELETE, options: FILE },
  imageAsData: { access: READ_DATA | SYNCHRONIZE, share: READ | DELETE, options: FILE },
  resources: { access: GENERIC_READ, share: READ | DELETE, options: 0 },
  readAttributesFile: { access: READ_ATTRIBUTES | SYNCHRONIZE, share: READ | WRITE, options: FILE },
  readWrite: { access: GENERIC_READ | GENERIC_WRITE, share: ALL, options: FILE },
  readWriteThrough: { access: GENERIC_READ | GENERIC_WRITE, share: READ, options: FILE | CreateOptions.WRITE_THROUGH, attributes: NORMAL },
  append: { access: FileAccess.APPEND_DATA | READ_ATTRIBUTES | SYNCHRONIZE, share: READ | WRITE, options: FILE, disposition: CreateDisposition.OpenIf, attributes: NORMAL },
  create: { access: GENERIC_WRITE, share: READ | WRITE, options: FILE, disposition: CreateDisposition.Create, attributes: NORMAL },
  overwrite: { access: GENERIC_READ | GENERIC_WRITE, share: READ, options: FILE, disposition: CreateDisposition.OverwriteIf, attributes: NORMAL },
  openOrCreate: { access: GENERIC_READ | GENERIC_WRITE, share: READ | WRITE, options: FILE, disposition: CreateDisposition.OpenIf, attributes: NORMAL },
  /** May one write here? The file goes again with its handle. */
  probe: { access: GENERIC_WRITE | FileAccess.DELETE, share: 0, options: FILE | CreateOptions.DELETE_ON_CLOSE, disposition: CreateDisposition.Create, attributes: NORMAL },
  delete: { access: FileAccess.DELETE | READ_ATTRIBUTES, share: ALL, options: CreateOptions.NON_DIRECTORY_FILE | CreateOptions.OPEN_REPARSE_POINT },
} as const satisfies Readonly<Record<string, OpenRequest>>;
