import { describe, expect, it } from 'vitest';
import { FEATURE_NAMES, PROFILE_NAMES, profileFeatures } from './features.ts';

describe('profiles', () => {
  it('set every switch', () => {
    for (const profile of PROFILE_NAMES) expect(Object.keys(profileFeatures(profile))).toEqual([...FEATURE_NAMES]);
  });

  it('differ as the releases did', () => {
    const on = (profile: (typeof PROFILE_NAMES)[number]): readonly string[] => FEATURE_NAMES.filter((name) => profileFeatures(profile)[name]);
    expect(on('windows-xp')).toEqual([]);
    expect(on('windows-server-2003')).toEqual(['hotadd.memory']);
    expect(on('windows-vista')).toEqual(expect.arrayContaining(['cpu.cycleAccounting', 'mmcss', 'io.priority', 'smb2']));
    // MMCSS is a client feature; hot replacement and the hypervisor came with the server.
    expect(on('windows-server-2008')).toEqual(expect.arrayContaining(['cpu.cycleAccounting', 'hyperv', 'hotreplace.cpu']));
    expect(on('windows-server-2008')).not.toContain('mmcss');
    expect(on('windows-vista')).not.toContain('hyperv');
  });
});
