// src-main/labs/transfer-size.ts
//
// M09: `copy big.bin D:\` in the command prompt, past the cache, in requests of 1 MB.
//
//   ReadFile 1 MB -> old  16 associated IRPs of 64 KB, each with a device start and an interrupt of its own
//                 -> new  one request (up to what the adapter takes: 1 MiB)
//
// The same bytes, but a drive has a cost for each request, and the processor for each interrupt.
// Source: M. Russinovich, "Inside the Windows Vista Kernel, part 1"; the Windows Server 2008 article on I/O sizes.

import { DEFAULT_MACHINE } from '../kernel/core/kernel.ts';
import type { Kernel } from '../kernel/core/kernel.ts';
import { setupDisk, setupFile } from '../kernel/core/setup.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND, cyclesOfMs } from '../kernel/core/time.ts';
import { EnableFlag } from '../kernel/etw/session-properties.ts';
import { SMALL_TRANSFER_LENGTH } from '../kernel/io/associated-irps.ts';
import { MAXIMUM_TRANSFER_LENGTH } from '../kernel/io/disk-drive.ts';
import { copyFile } from '../kernel/workloads/programs/copy-engine.ts';
import { near } from './check.ts';
import { DiskProbe } from './disk-probe.ts';
import { defineLab } from './lab.ts';
import type { LabCheck, LabMetrics, LabParameters, LabRun, MetricValue } from './lab.ts';

const KIB = 1_024;
const MIB = 1_048_576;
const PID = 3000;
const SOURCE = 'C:\\Users\\Mara\\big.bin';
const TARGET = 'D:\\big.bin';
/** Of the drive (io/disk-drive.ts), and the longest that it takes to get anywhere. */
const OVERHEAD_MS = 0.25;
const POSITIONING_MS = 25;
const MEDIA_BYTES_PER_MS = 80_000;

export const transferSizeLab = defineLab<DiskProbe>({
  id: 'transfer-size',
  title: 'Storage requests: 64 KB or as long as they are',
  mechanisms: ['M09', 'M26'],
  story: 'The command prompt copies a large file in pieces of 1 MB. Where the system gives a disk no more than 64 KB at once, each piece becomes sixteen requests with sixteen interrupts; where it does not, one. Which columns change, and which stay?',
  switches: ['io.largeTransfers'],
  profiles: ['windows-xp', 'windows-vista'],
  enableFlags: EnableFlag.DISK_IO | EnableFlag.DISK_IO_INIT | EnableFlag.INTERRUPT | EnableFlag.DPC | EnableFlag.EMULATOR_INTERNALS,
  parameters: [
    { name: 'mib', title: 'Size of the file', type: 'integer', unit: 'MiB', default: 64, minimum: 1, maximum: 2048 },
    { name: 'requestKiB', title: 'Size of the reads and writes', type: 'integer', unit: 'KiB', default: 1024, minimum: 4, maximum: 16_384 },
  ],
  metrics: [
    { name: 'storageRequests', unit: '', meaning: 'requests of the copy that the disk served, reads and writes' },
    { name: 'maxRequestBytes', unit: 'bytes', meaning: 'the longest of them' },
    { name: 'interrupts', unit: '', meaning: 'interrupts of the disk' },
    { name: 'requestOverheadMs', unit: 'ms', meaning: 'time that the drive spent on requests as such, before it moved or sent anything' },
  ],

  machine: () => DEFAULT_MACHINE,
  createProbe: () => new DiskProbe(),

  start(kernel, parameters, probe) {
    const bytes = parameters.number('mib') * MIB;
    const piece = parameters.number('requestKiB') * KIB;
    setupDisk(kernel, 'seek');
    // Its record has been read before.
    setupFile(kernel, SOURCE, { sizeBytes: bytes, cached: 1 / bytes });
    kernel.ps.createProcess({
      imagePath: 'C:\\Windows\\System32\\cmd.exe', commandLine: 'cmd.exe /c copy big.bin D:\\', pid: PID, parentPid: 4, user: 'KERNELSCOPE\\Mara', session: 1, integrity: 'Medium', company: 'Microsoft Corporation', description: 'Windows Command Processor', console: true,
      program: (u) => copyFile(u, SOURCE, TARGET, { pieceOf: () => piece, cached: false }),
    });
    return {
      endTime: lengthOf(bytes, piece),
      metrics: () => measure(kernel, probe),
      checks: (metrics) => checks(kernel, parameters, metrics),
    } satisfies LabRun;
  },
});

/** Long enough for a drive that has to go all the way for each request. */
function lengthOf(bytes: number, piece: number): number {
  const requests = 2 * Math.ceil(bytes / Math.min(piece, SMALL_TRANSFER_LENGTH));
  return cyclesOfMs(requests * POSITIONING_MS + (2 * bytes) / MEDIA_BYTES_PER_MS) + CYCLES_PER_SECOND;
}

function measure(kernel: Kernel, probe: DiskProbe): LabMetrics {
  const { disk } = kernel.components.io;
  const requests = probe.of(PID);
  return {
    storageRequests: requests.length,
    maxRequestBytes: requests.reduce((longest, request) => Math.max(longest, request.length), 0),
    interrupts: disk.port.interrupts,
    requestOverheadMs: disk.drive.overheadCycles / CYCLES_PER_MS,
  };
}

function checks(kernel: Kernel, parameters: LabParameters, metrics: LabMetrics): readonly LabCheck[] {
  const value = (name: string): MetricValue => metrics[name] as MetricValue;
  const bytes = parameters.number('mib') * MIB;
  const piece = parameters.number('requestKiB') * KIB;
  const limit = kernel.features.on('io.largeTransfers') ? MAXIMUM_TRANSFER_LENGTH : SMALL_TRANSFER_LENGTH;
  const rest = bytes % piece;
  const requests = 2 * (Math.floor(bytes / piece) * Math.ceil(piece / limit) + Math.ceil(rest / limit));
  return [
    near('storageRequests', value('storageRequests'), requests, 0),
    near('maxRequestBytes', value('maxRequestBytes'), Math.min(piece, limit, bytes), 0),
    near('interrupts', value('interrupts'), requests, 0),
    near('requestOverheadMs', value('requestOverheadMs'), requests * OVERHEAD_MS, 1e-6),
  ];
}
