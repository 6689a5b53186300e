// src-main/labs/desktop.ts
//
// A lived-in machine for free exploration: a logon, services, registry storms, DLL loads, opens that fail, network, paging.
// It has no end of its own. The workload is in kernel/workloads; the lab only says how much of it there is.

import { FEATURE_NAMES } from '../kernel/core/features.ts';
import { DEFAULT_MACHINE } from '../kernel/core/kernel.ts';
import type { Kernel } from '../kernel/core/kernel.ts';
import { APPS } from '../kernel/workloads/process-set.ts';
import type { AppName } from '../kernel/workloads/process-set.ts';
import { DesktopMachine } from '../kernel/workloads/desktop-machine.ts';
import { defineLab } from './lab.ts';
import type { LabMetrics, LabParameters } from './lab.ts';

const GIB = 1_073_741_824;

function appsOf(parameters: LabParameters): ReadonlySet<AppName> {
  const wanted = parameters.text('apps').split(',').map((name) => name.trim());
  return new Set(APPS.filter((name) => wanted.includes(name)));
}

export const desktopLab = defineLab<null>({
  id: 'desktop',
  title: 'A lived-in desktop',
  mechanisms: [],
  story: 'A person works with a desktop: opens folders and menus, browses, writes, while services, an indexer and a virus scanner follow. Filter it, count it, look for what fails and why.',
  switches: FEATURE_NAMES,
  profiles: ['windows-xp', 'windows-vista'],
  parameters: [
    { name: 'eventsPerSec', title: 'Operations per second, about', type: 'number', unit: '1/s', default: 5_000, minimum: 100, maximum: 1_000_000 },
    { name: 'users', title: 'Persons logged on', type: 'integer', unit: '', default: 1, minimum: 1, maximum: 8 },
    { name: 'apps', title: 'Programs that run', type: 'text', unit: '', default: APPS.join(','), choices: APPS },
  ],
  metrics: [
    { name: 'events', unit: '', meaning: 'operations that the trace session has recorded' },
    { name: 'processes', unit: '', meaning: 'processes that exist now' },
    { name: 'busiestProcess', unit: '', meaning: 'name of the running process with the most recorded operations' },
  ],
  machine: () => ({ ...DEFAULT_MACHINE, memoryBytes: 2 * GIB }),
  createProbe: () => null,

  start(kernel, parameters) {
    const isolated = kernel.features.on('session0.isolation');
    new DesktopMachine(kernel, {
      eventsPerSec: parameters.number('eventsPerSec'),
      users: parameters.number('users'),
      // MMCSS, SuperFetch and the like are what a client has and a server has not.
      edition: { isolated, server: isServer(kernel), apps: appsOf(parameters) },
    });
    return {
      endTime: Infinity,
      metrics: () => metrics(kernel),
      checks: () => [],
    };
  },
});

/** The server profiles: hot add of memory came with Server 2003 and stayed in the server editions. */
function isServer(kernel: Kernel): boolean {
  return kernel.features.on('hotadd.memory');
}

function metrics(kernel: Kernel): LabMetrics {
  let busiest = '';
  let most = 0;
  for (const process of kernel.ps.processes.values()) {
    if (process.operations <= most) continue;
    most = process.operations;
    busiest = process.name;
  }
  return { events: kernel.components.etw.operationsRecorded, processes: kernel.ps.processes.size, busiestProcess: busiest };
}
