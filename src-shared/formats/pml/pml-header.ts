// src-shared/formats/pml/pml-header.ts
//
// The first 0x3A8 bytes of a log: who was traced, and where the tables are.

import { PmlFormatError } from './pml-format-error.ts';
import { Header, PML_READABLE_VERSIONS, PML_SIGNATURE } from './pml-layout.ts';
import { PmlTableBytes } from './pml-table-bytes.ts';

export interface PmlHeader {
  readonly version: number;
  readonly is64Bit: boolean;
  readonly computerName: string;
  readonly systemRoot: string;
  readonly eventCount: number;
  /** File offsets; 0 where the capture was not closed. */
  readonly firstEvent: number;
  readonly eventOffsets: number;
  readonly processes: number;
  readonly strings: number;
  readonly icons: number;
  readonly hosts: number;
  readonly osMajor: number;
  readonly osMinor: number;
  readonly osBuild: number;
  readonly osPlatform: number;
  readonly servicePack: string;
  /** Highest address of user mode (lpMaximumApplicationAddress); only asked for where it fits 32 bits. */
  readonly lastUserAddress: number;
  readonly processors: number;
  readonly memoryBytes: number;
}

/** Throws PmlFormatError where the bytes are not the header of a log that can be read. */
export function parsePmlHeader(bytes: Uint8Array): PmlHeader {
  const table = new PmlTableBytes(bytes, 0, 'header');
  if (bytes.length < 4 || table.u32(Header.SIGNATURE) !== PML_SIGNATURE) throw new PmlFormatError(0, 'signature', 'Not a Process Monitor log: it does not begin with PML_');
  table.need(0, Header.SIZE);
  const version = table.u32(Header.VERSION);
  if (!PML_READABLE_VERSIONS.includes(version)) {
    throw new PmlFormatError(Header.VERSION, 'version', `Version ${version} of the log format is not known; ${PML_READABLE_VERSIONS.join(' and ')} are`);
  }
  const is64Bit = table.u32(Header.IS_64_BIT);
  if (is64Bit > 1) throw new PmlFormatError(Header.IS_64_BIT, 'is64Bit', `Must be 0 or 1, is ${is64Bit}`);
  return {
    version,
    is64Bit: is64Bit === 1,
    computerName: table.text(Header.COMPUTER_NAME, Header.COMPUTER_NAME_UNITS),
    systemRoot: table.text(Header.SYSTEM_ROOT, Header.SYSTEM_ROOT_UNITS),
    eventCount: table.u32(Header.EVENT_COUNT),
    firstEvent: table.u64(Header.FIRST_EVENT),
    eventOffsets: table.u64(Header.EVENT_OFFSETS),
    processes: table.u64(Header.PROCESSES),
    strings: table.u64(Header.STRINGS),
    icons: table.u64(Header.ICONS),
    hosts: table.u64(Header.HOSTS),
    osMajor: table.u32(Header.OS_MAJOR),
    osMinor: table.u32(Header.OS_MINOR),
    osBuild: table.u32(Header.OS_BUILD),
    osPlatform: table.u32(Header.OS_PLATFORM),
    servicePack: table.text(Header.OS_SERVICE_PACK, Header.OS_SERVICE_PACK_UNITS),
    lastUserAddress: table.u64(Header.MAX_APPLICATION_ADDRESS),
    processors: table.u32(Header.PROCESSORS),
    memoryBytes: table.u64(Header.MEMORY_BYTES),
  };
}

const WINDOWS_NAMES: Readonly<Record<string, string>> = {
  '5.0': 'Windows 2000', '5.1': 'Windows XP', '5.2': 'Windows Server 2003', '6.0': 'Windows Vista', '6.1': 'Windows 7', '6.2': 'Windows 8', '6.3': 'Windows 8.1',
  '10.0': 'Windows 10',
};

/** As System Details shows it: `Windows 7, Service Pack 1 (build 7601.2)`. */
export function osNameOf(header: PmlHeader): string {
  const number = `${header.osMajor}.${header.osMinor}`;
  const name = WINDOWS_NAMES[number] ?? `Windows ${number}`;
  const servicePack = header.servicePack === '' ? '' : `, ${header.servicePack}`;
  return `${name}${servicePack} (build ${header.osBuild}.${header.osPlatform})`;
}
