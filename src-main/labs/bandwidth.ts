// src-main/labs/bandwidth.ts
//
// M08: a player reads local media while others keep the disk busy. It asks for so many bytes in each period; later a recorder asks for more.
//
//   wmplayer.exe   buffer after buffer, a period each        copier.exe   a thread for each contender, one request after another
//   recorder.exe   asks for bandwidth a second later and, where it gets it, reads as much
//
// Old: nobody promises anything, each read of the player waits for one of every contender. New: the disk keeps time free in each period for what
// it has promised, and refuses what does not fit beside it.
// Source: M. Russinovich, "Inside the Windows Vista Kernel, part 1", I/O bandwidth reservation. One request takes 8 ms (flat disk).

import { NtStatus } from '../../src-shared/nt/ntstatus.ts';
import { DEFAULT_MACHINE } from '../kernel/core/kernel.ts';
import type { Kernel } from '../kernel/core/kernel.ts';
import * as nt from '../kernel/core/native-api.ts';
import type { Program, UserContext } from '../kernel/core/program.ts';
import { setupDisk, setupFile } from '../kernel/core/setup.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';
import { EnableFlag } from '../kernel/etw/session-properties.ts';
import { equals, near, within } from './check.ts';
import { DiskProbe } from './disk-probe.ts';
import { defineLab } from './lab.ts';
import type { LabCheck, LabMetrics, LabParameters, LabRun, MetricValue } from './lab.ts';
import { MediaPlayer } from './media-player.ts';
import { BLOCK, scan } from './storage-programs.ts';

const MIB = 1_048_576;
const SERVICE_MS = 8;
const PLAYED = 'C:\\Users\\Public\\Music\\recital.wav';
const RECORDED = 'C:\\Users\\Public\\Videos\\holiday.wmv';
const COPIED = 'C:\\Users\\Mara\\Documents\\archive.dat';
const FILE_BYTES = 512 * MIB;
const PIDS = { player: 2644, copier: 3000, recorder: 3100 } as const;
const USER = { user: 'KERNELSCOPE\\Mara', session: 1, integrity: 'Medium', parentPid: 4 } as const;
/** The contenders are there first, then the player, then the recorder. */
const PLAYER_AT = CYCLES_PER_SECOND / 8;
const RECORDER_AT = PLAYER_AT + CYCLES_PER_SECOND;
/** Length of the run: enough periods, and at least 10 s. */
const PERIODS = 40;
const SHORTEST = 10 * CYCLES_PER_SECOND;
/** A request costs the processor this much besides the disk, at most, ms. */
const CPU_MS = 0.05;

export const bandwidthLab = defineLab<DiskProbe>({
  id: 'bandwidth',
  title: 'I/O bandwidth reservation',
  mechanisms: ['M08'],
  story: 'A media player needs 300 KB from the disk every 100 ms while eight others read as fast as they can. Without reservations each of its reads waits for eight others, and every buffer is late. With one, the disk serves the player first in each period and gives the others what is left; a second player that asks for too much is refused, because a reservation is a promise.',
  switches: ['io.bandwidthReservation'],
  profiles: ['windows-xp', 'windows-vista'],
  enableFlags: EnableFlag.DISK_IO | EnableFlag.DISK_IO_INIT | EnableFlag.EMULATOR_INTERNALS,
  parameters: [
    { name: 'bytesPerPeriod', title: 'Bytes that the player needs in a period', type: 'integer', unit: 'bytes', default: 307_200, minimum: 1, maximum: 100_000_000 },
    { name: 'periodMs', title: 'Period', type: 'integer', unit: 'ms', default: 100, minimum: 1, maximum: 10_000 },
    { name: 'contenders', title: 'Others that read', type: 'integer', unit: '', default: 8, minimum: 0, maximum: 64 },
    { name: 'secondBytes', title: 'Bytes that the recorder asks for', type: 'integer', unit: 'bytes', default: 512_000, minimum: 1, maximum: 100_000_000 },
  ],
  metrics: [
    { name: 'mediaMBps', unit: 'MB/s', meaning: 'millions of bytes a second that the player got from the disk since its first buffer was wanted' },
    { name: 'latePeriodShare', unit: '', meaning: 'share of the periods at whose end its buffer was not full' },
    { name: 'othersPerSec', unit: '1/s', meaning: 'requests of the contenders that the disk served per second while the player played' },
    { name: 'secondReservation', unit: '', meaning: 'what became of the request of the recorder: granted or refused (refused too where the system knows no reservations)' },
  ],

  machine: () => DEFAULT_MACHINE,
  createProbe: () => new DiskProbe(),

  start(kernel, parameters, probe) {
    setupDisk(kernel, 'flat', SERVICE_MS);
    // Their records have been read before.
    for (const path of [PLAYED, RECORDED, COPIED]) setupFile(kernel, path, { sizeBytes: FILE_BYTES, cached: 1 / FILE_BYTES });
    const periodMs = parameters.number('periodMs');
    const player = new MediaPlayer(PLAYED, FILE_BYTES, parameters.number('bytesPerPeriod'), periodMs);
    const recorder = new MediaPlayer(RECORDED, FILE_BYTES, parameters.number('secondBytes'), periodMs);
    if (parameters.number('contenders') > 0) {
      kernel.ps.createProcess({ imagePath: 'C:\\Tools\\copier.exe', pid: PIDS.copier, company: 'Kernelscope', description: 'Reads as fast as it can', ...USER, program: (u) => contend(u, parameters.number('contenders')) });
    }
    start(kernel, 'C:\\Program Files\\Windows Media Player\\wmplayer.exe', PIDS.player, 'Windows Media Player', PLAYER_AT, (u) => player.program(u, false));
    start(kernel, 'C:\\Tools\\recorder.exe', PIDS.recorder, 'Asks for bandwidth too', RECORDER_AT, (u) => recorder.program(u, true));
    // Whole periods after the first, in which nothing is wanted yet.
    const periods = Math.max(PERIODS, Math.ceil(SHORTEST / (periodMs * CYCLES_PER_MS)));
    const endTime = PLAYER_AT + (periods + 1) * periodMs * CYCLES_PER_MS;
    return {
      endTime,
      metrics: () => measure(kernel, probe, player, recorder),
      checks: (metrics) => checks(kernel, parameters, metrics),
    } satisfies LabRun;
  },
});

function start(kernel: Kernel, imagePath: string, pid: number, description: string, at: Cycles, program: (u: UserContext) => Program): void {
  kernel.ps.createProcess({ imagePath, pid, description, company: 'Kernelscope', suspended: true, ...USER, program });
  kernel.scheduleCommand(at, { kind: 'resume', pid });
}

/** Every contender is a thread of its own. */
function* contend(u: UserContext, count: number): Program {
  for (let i = 1; i < count; i++) yield nt.createThread(u, (thread) => scan(thread, COPIED, FILE_BYTES, 'normal', () => true));
  yield* scan(u, COPIED, FILE_BYTES, 'normal', () => true);
}

function measure(kernel: Kernel, probe: DiskProbe, player: MediaPlayer, recorder: MediaPlayer): LabMetrics {
  const begin = player.firstWanted;
  const played = begin < 0 ? [] : probe.of(PIDS.player, begin);
  // A read that is under way does not count, nor does the time that it has taken.
  const reading = (kernel.ps.byPid(PIDS.player)?.pendingIrps ?? 0) > 0;
  const seconds = begin < 0 ? 0 : ((reading ? (played.at(-1)?.end ?? kernel.now) : kernel.now) - begin) / CYCLES_PER_SECOND;
  return {
    mediaMBps: begin < 0 ? null : played.reduce((sum, request) => sum + request.length, 0) / seconds / 1e6,
    latePeriodShare: player.lateShare(kernel.now),
    othersPerSec: begin < 0 ? null : probe.of(PIDS.copier, begin, begin + seconds * CYCLES_PER_SECOND).length / seconds,
    secondReservation: recorder.status < 0 ? null : recorder.status === NtStatus.SUCCESS ? 'granted' : 'refused',
  };
}

/** What the formulas of the reservation and of a plain queue say. */
function checks(kernel: Kernel, parameters: LabParameters, metrics: LabMetrics): readonly LabCheck[] {
  const value = (name: string): MetricValue => metrics[name] as MetricValue;
  const period = parameters.number('periodMs');
  const bytes = parameters.number('bytesPerPeriod');
  const contenders = parameters.number('contenders');
  const slots = Math.ceil(bytes / BLOCK);
  const second = Math.ceil(parameters.number('secondBytes') / BLOCK);
  const fits = (requests: number): boolean => requests * SERVICE_MS <= period;
  const reserves = kernel.features.on('io.bandwidthReservation');
  const granted = reserves && fits(slots);
  const grantedSecond = reserves && fits((granted ? slots : 0) + second);
  const found: LabCheck[] = [equals('secondReservation', value('secondReservation'), grantedSecond ? 'granted' : 'refused')];
  const wanted = bytes / period / 1000;
  // It reads whole blocks: at the end it may have one more than it plays.
  const more = BLOCK / (Math.max(PERIODS * period, SHORTEST / CYCLES_PER_MS) * 1000);
  const keepsUp = (): LabCheck[] => [within('mediaMBps', value('mediaMBps'), 0.99 * wanted, 1.01 * wanted + more), near('latePeriodShare', value('latePeriodShare'), 0, 0)];
  if (granted) {
    found.push(...keepsUp());
    if (!grantedSecond && contenders > 1) {
      const shared = (Math.floor((period - slots * SERVICE_MS) / SERVICE_MS) * 1000) / period;
      found.push(near('othersPerSec', value('othersPerSec'), shared, 0.02 * shared + 1000 / period / PERIODS));
    }
    return found;
  }
  // A plain queue. What the recorder got, if it did, is not the player's to count on.
  if (grantedSecond) return found;
  const turn = (contenders + 1) * SERVICE_MS;
  const rate = BLOCK / turn / 1000;
  if (slots * (turn + CPU_MS) < period) found.push(...keepsUp());
  else if (rate < 0.98 * wanted) {
    found.push(within('mediaMBps', value('mediaMBps'), 0.985 * rate, 1.005 * rate));
    // It falls back further with each buffer; the first few may still come in time.
    const behind = period * (wanted / rate - 1);
    if (behind > 1) found.push(near('latePeriodShare', value('latePeriodShare'), 1, 0));
    if (contenders > 0) found.push(near('othersPerSec', value('othersPerSec'), (1000 * contenders) / turn, 0.02 * ((1000 * contenders) / turn)));
  }
  return found;
}
