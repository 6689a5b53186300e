// src-main/kernel/core/components.ts
//
// THE list of kernel components above hal, ke and ps. Order is initialisation order: a component may use those before it
// (kernel.components.<name>) in its constructor, and all of them once the machine runs.

import type { Kernel } from './kernel.ts';

const FACTORIES = {
  // name: (kernel: Kernel) => new Component(kernel),
} as const satisfies Record<string, (kernel: Kernel) => object>;

export type Components = { readonly [K in keyof typeof FACTORIES]: ReturnType<(typeof FACTORIES)[K]> };

/** Builds the components in order. @internal called by the Kernel constructor; `kernel.components` fills up as it goes. */
export function createComponents(kernel: Kernel): Components {
  const components: Record<string, object> = {};
  (kernel as { components: unknown }).components = components;
  for (const [name, create] of Object.entries<(kernel: Kernel) => object>(FACTORIES)) components[name] = create(kernel);
  return components as Components;
}
