// src-main/kernel/core/components.ts
//
// THE list of kernel components above hal, ke and ps. Order is initialisation order: a component may use those before it
// (kernel.components.<name>) in its constructor, and all of them once the machine runs.

import type { Kernel } from './kernel.ts';
import { Alpc } from '../alpc/alpc.ts';
import { Cc } from '../cc/cc.ts';
import { Cm } from '../cm/cm.ts';
import { Consoles } from '../con/console.ts';
import { Etw } from '../etw/etw.ts';
import { Fs } from '../fs/fs.ts';
import { Io } from '../io/io.ts';
import { Mm } from '../mm/mm.ts';
import { ProcessServices } from '../mm/process-services.ts';
import { Mmcss } from '../mmcss/mmcss.ts';
import { Net } from '../net/net.ts';
import { Ob } from '../ob/ob.ts';
import { Redirector } from '../rdr/redirector.ts';
import { Se } from '../se/se.ts';

const FACTORIES = {
  etw: (kernel: Kernel) => new Etw(kernel),
  se: (kernel: Kernel) => new Se(kernel),
  ob: (kernel: Kernel) => new Ob(kernel),
  cm: (kernel: Kernel) => new Cm(kernel),
  fs: (kernel: Kernel) => new Fs(kernel),
  cc: (kernel: Kernel) => new Cc(kernel),
  io: (kernel: Kernel) => new Io(kernel),
  mm: (kernel: Kernel) => new Mm(kernel),
  net: (kernel: Kernel) => new Net(kernel),
  rdr: (kernel: Kernel) => new Redirector(kernel),
  con: (kernel: Kernel) => new Consoles(kernel),
  processServices: (kernel: Kernel) => new ProcessServices(kernel),
  alpc: (kernel: Kernel) => new Alpc(kernel),
  mmcss: (kernel: Kernel) => new Mmcss(kernel),
} as const satisfies Record<string, (kernel: Kernel) => object>;

export type Components = { readonly [K in keyof typeof FACTORIES]: ReturnType<(typeof FACTORIES)[K]> };

/** Builds the components in order. @internal called by the Kernel constructor; `kernel.components` fills up as it goes. */
export function createComponents(kernel: Kernel): Components {
  const components: Record<string, object> = {};
  (kernel as { components: unknown }).components = components;
  for (const [name, create] of Object.entries<(kernel: Kernel) => object>(FACTORIES)) components[name] = create(kernel);
  return components as Components;
}
