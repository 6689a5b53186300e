import { describe, expect, it } from 'vitest';
import { PRIORITY_NAMES } from '../../commands/priority-names.ts';
import { PRIORITY_CLASSES as CONTRACT_CLASSES } from '../../ipc/machine.ts';
import { PRIORITY_CLASSES, priorityClassOf } from './priority-class.ts';

describe('priority classes', () => {
  it('are the same in the menu, in the contract and here', () => {
    const names = PRIORITY_CLASSES.map((entry) => entry.name);
    expect(names).toEqual(PRIORITY_NAMES);
    expect([...names].sort()).toEqual([...CONTRACT_CLASSES].sort());
  });

  it('are found by their base priority', () => {
    expect([24, 13, 10, 8, 6, 4, 11].map(priorityClassOf)).toEqual(['Realtime', 'High', 'Above Normal', 'Normal', 'Below Normal', 'Idle', null]);
  });
});
