// src-main/labs/mmcss-probe.ts
//
// Listens to priorities, the multimedia class scheduler and the sound device, and keeps what the mmcss lab measures. The same facts
// are in the trace's SetPriority, CSwitch, Mmcss..., AudioDeadline and ForegroundChange events.

import type { Cycles } from '../kernel/core/time.ts';
import { HookBit, NoTraceHooks } from '../kernel/core/trace-hooks.ts';
import type { KProcessor } from '../kernel/ke/processor.ts';
import { LOW_REALTIME_PRIORITY } from '../kernel/ke/quantum.ts';
import type { KThread } from '../kernel/ke/thread.ts';
import type { EProcess } from '../kernel/ps/process.ts';

export class MmcssProbe extends NoTraceHooks {
  override mask = HookBit.ContextSwitch | HookBit.Priority | HookBit.Multimedia;
  /** Highest priority at which a thread of the player ran or was set to. */
  maxPriority: number | null = null;
  /** Lowest and highest priority of a thread of the player while it was demoted. */
  throttledMin: number | null = null;
  throttledMax: number | null = null;
  managerPriority: number | null = null;
  deadlines = 0;
  missed = 0;
  /** From the change of the foreground until the thread of `watchedTask` was back at its base priority. */
  boostLostAfter: Cycles | null = null;
  private readonly player: string;
  private readonly watchedTask: string;
  private readonly throttled = new Set<KThread>();
  private watched: KThread | null = null;
  private lostAt: Cycles | null = null;

  /** @param player image name of the player */
  constructor(player: string, watchedTask: string) {
    super();
    this.player = player;
    this.watchedTask = watchedTask;
  }

  override contextSwitch(_cpu: KProcessor, _oldThread: KThread, newThread: KThread): void {
    if (newThread.process.name === this.player) this.seen(newThread, newThread.priority);
  }

  override setPriority(thread: KThread, _oldPriority: number, newPriority: number, time: Cycles): void {
    if (thread.process.name !== this.player) return;
    // Nobody but the scheduler gives real-time priorities, and nobody else takes its threads back to their base.
    if (newPriority >= LOW_REALTIME_PRIORITY || newPriority === thread.basePriority) this.throttled.delete(thread);
    this.seen(thread, newPriority);
    if (thread === this.watched && this.lostAt !== null && this.boostLostAfter === null && newPriority === thread.basePriority) this.boostLostAfter = time - this.lostAt;
  }

  override mmcssPeriod(manager: KThread): void {
    this.managerPriority = manager.priority;
  }

  override mmcssBoost(_by: KThread, thread: KThread, task: string): void {
    if (task === this.watchedTask) this.watched = thread;
  }

  override mmcssThrottle(_by: KThread, thread: KThread, _oldPriority: number, newPriority: number): void {
    this.throttled.add(thread);
    this.seen(thread, newPriority);
  }

  override audioDeadline(_thread: KThread, _buffer: number, met: boolean): void {
    this.deadlines++;
    if (!met) this.missed++;
  }

  override foregroundChange(process: EProcess | null, time: Cycles): void {
    if (this.watched !== null && process !== this.watched.process) this.lostAt ??= time;
  }

  private seen(thread: KThread, priority: number): void {
    this.maxPriority = Math.max(this.maxPriority ?? 0, priority);
    if (!this.throttled.has(thread)) return;
    this.throttledMin = Math.min(this.throttledMin ?? priority, priority);
    this.throttledMax = Math.max(this.throttledMax ?? priority, priority);
  }
}
