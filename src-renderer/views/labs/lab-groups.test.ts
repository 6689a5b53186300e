import { describe, expect, it } from 'vitest';
import type { LabInfo } from '../../../src-shared/ipc/machine.ts';
import { labGroups } from './lab-groups.ts';

const lab = (id: string, ...mechanisms: readonly string[]): LabInfo => ({ id, title: id, story: '', mechanisms, parameters: [], metrics: [], profiles: ['a', 'b'] });

describe('labGroups', () => {
  it('gathers labs by their first mechanism, in the order of the mechanisms, and leaves empty groups out', () => {
    const groups = labGroups([lab('free'), lab('transfer', 'M09', 'M26'), lab('quantum', 'M01'), lab('links', 'M04'), lab('later', 'M99')]);
    expect(groups.map(({ id, labs }) => [id, labs.map((one) => one.id)])).toEqual([['processes', ['quantum']], ['io', ['links', 'transfer']], ['free', ['later', 'free']]]);
  });
});
