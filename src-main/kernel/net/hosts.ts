// src-main/kernel/net/hosts.ts
//
// The other machines of the network, as far as this one knows them: names that the caches and files of name resolution have, whether
// somebody answers there, how far away it is, and the file server on it. A name that is not here has to be asked for (name-resolver.ts).

import type { Cycles } from '../core/time.ts';
import { CYCLES_PER_US } from '../core/time.ts';
import type { FileServer } from '../rdr/file-server.ts';

export interface RemoteHost {
  readonly name: string;
  /** Switched off, or the cable is out: nothing that is sent there is answered. */
  readonly up: boolean;
  readonly roundTrip: Cycles;
  readonly server: FileServer | null;
}

/** A local network: 0.2 ms there and back. */
export const LAN_ROUND_TRIP: Cycles = 200 * CYCLES_PER_US;

export class Hosts {
  private readonly byName = new Map<string, RemoteHost>();

  add(host: RemoteHost): void {
    this.byName.set(host.name.toLowerCase(), host);
  }

  find(name: string): RemoteHost | undefined {
    return this.byName.get(name.toLowerCase());
  }
}
