// e2e/electron-double/single-instance.ts
//
// The single-instance lock: a file in the settings folder with the holder's process id. A second run leaves a message
// beside it; the holder looks for messages every 50 ms.

import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const POLL_MS = 50;

export interface OtherInstance {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly additionalData: Record<string, unknown>;
}

export class SingleInstance {
  readonly #lock: string;
  readonly #messages: string;
  readonly #onOther: (other: OtherInstance) => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(folder: string, onOther: (other: OtherInstance) => void) {
    mkdirSync(folder, { recursive: true });
    this.#lock = path.join(folder, 'SingletonLock');
    this.#messages = path.join(folder, 'SingletonMessages');
    this.#onOther = onOther;
  }

  acquire(self: OtherInstance): boolean {
    for (let attempt = 0; attempt < 2; attempt++) {
      try {
        writeFileSync(this.#lock, String(process.pid), { flag: 'wx' });
        mkdirSync(this.#messages, { recursive: true });
        this.#timer = setInterval(() => this.#look(), POLL_MS);
        return true;
      } catch {
        const holder = Number(readFileSync(this.#lock, 'utf8'));
        if (isAlive(holder)) {
          const name = path.join(this.#messages, `${process.pid}`);
          writeFileSync(`${name}.json`, JSON.stringify(self));
          return false;
        }
        rmSync(this.#lock, { force: true });
      }
    }
    return false;
  }

  release(): void {
    if (!this.#timer) return;
    clearInterval(this.#timer);
    this.#timer = null;
    rmSync(this.#lock, { force: true });
    rmSync(this.#messages, { recursive: true, force: true });
  }

  #look(): void {
    for (const name of readdirSync(this.#messages)) {
      if (!name.endsWith('.json')) continue;
      const file = path.join(this.#messages, name);
      const other = JSON.parse(readFileSync(file, 'utf8')) as OtherInstance;
      rmSync(file);
      this.#onOther(other);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
