// src-main/host/pacer.ts
//
// Turns wall-clock time into "run until t". An anchor (wall, simulated) and a speed give the target; when the machine
// cannot keep up, the anchor moves on, so that it runs as fast as it can instead of owing ever more time.
// It also sizes the pieces in which a slice is run, so that the host looks at its clock and its credits often enough.

import { CYCLES_PER_MS } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';
import type { MachineSpeed } from '../../src-shared/ipc/machine.ts';

/** Longest time the host may be busy with the machine in one go, wall-clock milliseconds. */
export const SLICE_MS = 6;
/** A debt of more wall-clock time than this is forgotten. */
const MAX_DEBT_MS = 250;
/** A piece should take about this long, wall-clock milliseconds. */
const PIECE_MS = 1.5;
const SMALLEST_PIECE: Cycles = CYCLES_PER_MS / 100;
const LARGEST_PIECE: Cycles = CYCLES_PER_MS * 1000;

export class Pacer {
  #anchorWall = 0;
  #anchorCycles: Cycles = 0;
  #speed: MachineSpeed = 1;
  /** Simulated length of the next piece. */
  piece: Cycles = CYCLES_PER_MS;

  get speed(): MachineSpeed {
    return this.#speed;
  }

  /** Slow motion: less than real time. */
  get isSlow(): boolean {
    return this.#speed !== 'unlimited' && this.#speed < 1;
  }

  /** From now on, this speed. Also after a pause, a step, or a wait. */
  anchor(wallMs: number, cycles: Cycles, speed: MachineSpeed = this.#speed): void {
    this.#anchorWall = wallMs;
    this.#anchorCycles = cycles;
    this.#speed = speed;
  }

  /** How far the machine should be at this moment; Infinity at unlimited speed. */
  target(wallMs: number): Cycles {
    if (this.#speed === 'unlimited') return Infinity;
    return Math.floor(this.#anchorCycles + (wallMs - this.#anchorWall) * this.#speed * CYCLES_PER_MS);
  }

  /** Forgets a debt that is too large to be worked off. */
  forgive(wallMs: number, cycles: Cycles): void {
    if (this.#speed === 'unlimited') return;
    const debtMs = (this.target(wallMs) - cycles) / (this.#speed * CYCLES_PER_MS);
    if (debtMs > MAX_DEBT_MS) this.anchor(wallMs, cycles);
  }

  /** A piece of `cycles` took so long. */
  took(cycles: Cycles, wallMs: number): void {
    if (cycles < this.piece && wallMs < PIECE_MS) return;
    if (wallMs < PIECE_MS / 2) this.piece = Math.min(this.piece * 2, LARGEST_PIECE);
    else if (wallMs > PIECE_MS * 2) this.piece = Math.max(Math.floor(this.piece / 2), SMALLEST_PIECE);
  }
}
