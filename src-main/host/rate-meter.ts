// src-main/host/rate-meter.ts
//
// Rates over the last second of wall-clock time, from samples of growing totals.

const WINDOW_MS = 1000;

interface Sample {
  readonly wallMs: number;
  readonly events: number;
  readonly cycles: number;
}

export class RateMeter {
  #samples: Sample[] = [];

  reset(): void {
    this.#samples = [];
  }

  sample(wallMs: number, events: number, cycles: number): void {
    const last = this.#samples.at(-1);
    // More than 50 samples a second say nothing more.
    if (last && wallMs - last.wallMs < 20) return;
    this.#samples.push({ wallMs, events, cycles });
    while (this.#samples.length > 2 && wallMs - this.#samples[1].wallMs > WINDOW_MS) this.#samples.shift();
  }

  /** Per wall-clock second, up to `wallMs`; 0 where nothing was sampled within the window. */
  rates(wallMs: number, events: number, cycles: number): { readonly events: number; readonly cycles: number } {
    const first = this.#samples[0];
    if (!first) return { events: 0, cycles: 0 };
    const seconds = Math.max(wallMs - first.wallMs, 20) / 1000;
    return { events: (events - first.events) / seconds, cycles: (cycles - first.cycles) / seconds };
  }
}
