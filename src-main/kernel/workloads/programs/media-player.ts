// src-main/kernel/workloads/programs/media-player.ts
//
// wmplayer.exe and the threads of a program that plays: sound, which must have every buffer ready when the sound device comes to it, and
// video. Both ask the multimedia class scheduler for their task, whatever Windows it is; where there is no such service they go on without.

import { NtStatus, ntStatusText } from '../../../../src-shared/nt/ntstatus.ts';
import { Avrt } from '../../core/avrt.ts';
import { defineFrames } from '../../core/call-frames.ts';
import * as nt from '../../core/native-api.ts';
import type { Program, ProgramFunction, UserContext, UserRequest } from '../../core/program.ts';
import { setTimerResolution } from '../../core/thread-api.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND } from '../../core/time.ts';
import type { Cycles } from '../../core/time.ts';

const JOIN = defineFrames('wmp.dll+0x1c2f41', 'mf.dll!CMFPlatWorkQueue::RegisterMMCSS+0x71');
const LEAVE = defineFrames('wmp.dll+0x1c3a6d', 'mf.dll!CMFPlatWorkQueue::UnregisterMMCSS+0x3b');
const BEGIN_PERIOD = defineFrames('wmp.dll+0x1b9e07', 'winmm.dll!timeBeginPeriod+0x4d');

/** What the threads of one player share. */
export class MediaPlayer {
  readonly avrt = new Avrt();
  /** Registrations with the multimedia class scheduler, by task; 0: it did not work. */
  readonly registrations = new Map<string, number>();
  /** Buffers of sound that are ready to be played. */
  filled = 0;

  /** AvSetMmThreadCharacteristics for the calling thread. */
  *join(u: UserContext, task: string): Generator<UserRequest, void, void> {
    const site = u.callSite;
    nt.enterAll(u, JOIN);
    const registration = yield* this.avrt.setMmThreadCharacteristics(u, task);
    this.registrations.set(task, registration);
    if (registration === 0) yield nt.debugOutput(u, explain(task, u.status));
    u.callSite = site;
  }

  /** AvRevertMmThreadCharacteristics: it has nothing to play for now. */
  *leave(u: UserContext, task: string): Generator<UserRequest, void, void> {
    const registration = this.registrations.get(task) ?? 0;
    if (registration === 0) return;
    const site = u.callSite;
    nt.enterAll(u, LEAVE);
    yield* this.avrt.revertMmThreadCharacteristics(u, registration);
    u.callSite = site;
  }
}

/** Why a thread plays without the scheduler. */
function explain(task: string, status: number): string {
  const reason = status === NtStatus.OBJECT_NAME_NOT_FOUND ? 'the Multimedia Class Scheduler service is not available on this version of Windows, or has no such task' : 'the Multimedia Class Scheduler service refused';
  return `AvSetMmThreadCharacteristics("${task}") failed: ${reason} (${ntStatusText(status)}). The thread keeps its priority.`;
}

export interface Stream {
  readonly task: string;
  /** A buffer or frame of so many cycles' length. */
  readonly period: Cycles;
  /** Cycles that it takes to make one. */
  readonly work: Cycles;
  /** When it begins. */
  readonly from: Cycles;
  /** How many there are; without end where it does not say. */
  readonly count?: number;
}

/**
 * Decodes sound, buffer after buffer: none can be left out, for each is the ground of the next. It waits on a timer until the device has
 * gone on to the next buffer, so it asks for a resolution of 1 ms as players do.
 */
export function* playSound(u: UserContext, player: MediaPlayer, stream: Stream): Program {
  const site = u.callSite;
  nt.enterAll(u, BEGIN_PERIOD);
  yield setTimerResolution(u, CYCLES_PER_MS, true);
  u.callSite = site;
  yield* player.join(u, stream.task);
  const count = stream.count ?? Infinity;
  for (let buffer = 0; buffer < count; buffer++) {
    const due = stream.from + buffer * stream.period;
    if (u.now < due) yield u.sleepUntil(due);
    yield u.compute(stream.work);
    player.filled++;
  }
  yield* player.leave(u, stream.task);
  yield setTimerResolution(u, 0, false);
}

/** Makes pictures, one for each period; those that come too late are left out. */
export function* playVideo(u: UserContext, player: MediaPlayer, stream: Stream): Program {
  yield* player.join(u, stream.task);
  const end = stream.from + (stream.count ?? Infinity) * stream.period;
  for (let due = stream.from; due < end; due += stream.period) {
    while (due + stream.period <= u.now) due += stream.period;
    if (u.now < due) yield u.sleepUntil(due);
    yield u.compute(stream.work);
  }
  yield* player.leave(u, stream.task);
}

/** Has more to do than there is time for: transcodes as fast as it can. */
export function* transcode(u: UserContext, player: MediaPlayer, task: string, from: Cycles): Program {
  yield* player.join(u, task);
  yield u.sleepUntil(from);
  for (;;) yield u.compute(CYCLES_PER_MS);
}

/** On a desktop something moves and sounds now and then: four seconds of it, the first time soon after the logon. */
const FIRST_CLIP: Cycles = CYCLES_PER_SECOND;
const CLIP: Cycles = 4 * CYCLES_PER_SECOND;
const BETWEEN_CLIPS: Cycles = 40 * CYCLES_PER_SECOND;
/** Between the registration and the first buffer. */
const LEAD: Cycles = 100 * CYCLES_PER_MS;

/** wmplayer.exe plays a clip: sound in buffers of 10 ms, 25 pictures a second. */
export function playing(): readonly ProgramFunction[] {
  const player = new MediaPlayer();
  return [
    (u) => clips(u, player, playSound, 'Audio', 10 * CYCLES_PER_MS, 0.4 * CYCLES_PER_MS),
    (u) => clips(u, player, playVideo, 'Playback', 40 * CYCLES_PER_MS, 2 * CYCLES_PER_MS),
  ];
}

/** dwm.exe puts the windows together for as long as one of them moves. */
export function composing(): readonly ProgramFunction[] {
  const manager = new MediaPlayer();
  return [(u) => clips(u, manager, playVideo, 'Window Manager', 20 * CYCLES_PER_MS, 0.5 * CYCLES_PER_MS)];
}

function* clips(u: UserContext, player: MediaPlayer, play: typeof playSound, task: string, period: Cycles, work: Cycles): Program {
  for (let from = FIRST_CLIP; ; from += BETWEEN_CLIPS) {
    yield u.sleepUntil(from - LEAD);
    yield* play(u, player, { task, period, work, from, count: CLIP / period });
  }
}
