import { describe, expect, it } from 'vitest';
import { Prng } from '../../../src-shared/base/prng.ts';
import { Idle, Mailbox, Part, Rhythm, Sequence, Timer, ZipfChoice, exponential } from './rhythm.ts';
import type { Script } from './script.ts';

const script = (name: string): Script => ({ name, steps: [], slots: 0 });

describe('rhythm', () => {
  it('gives ascending moments with about the mean distance, whoever asks first', () => {
    const make = (): Rhythm => new Rhythm(new Prng(5, 'rhythm'), { meanInterval: 1_000_000, start: 100 });
    const a = make();
    const b = make();
    const far = a.time(999);
    for (let i = 1; i < 1_000; i++) expect(b.time(i)).toBeGreaterThan(b.time(i - 1));
    expect(b.time(999)).toBe(far);
    expect((far - 100) / 999).toBeGreaterThan(800_000);
    expect((far - 100) / 999).toBeLessThan(1_250_000);
  });

  it('draws lengths whose mean is the mean', () => {
    const prng = new Prng(1);
    let sum = 0;
    for (let i = 0; i < 5_000; i++) sum += exponential(prng, 10_000);
    expect(sum / 5_000).toBeGreaterThan(9_000);
    expect(sum / 5_000).toBeLessThan(11_000);
  });
});

describe('agendas', () => {
  const rhythm = new Rhythm(new Prng(2, 'rhythm'), { meanInterval: 1_000, start: 50 });

  it('a part sleeps until a moment that is its own and answers it once', () => {
    const part = new Part(rhythm, { key: 7, perMille: 1_000, delay: 5, spread: 0, answer: (moment) => [script(`m${moment}`)], answers: 2 });
    expect(part.next(0)).toBeNull();
    expect(part.wakeTime).toBe(55);
    expect(part.next(55)?.name).toBe('m0');
    expect(part.next(1e12)?.name).toBe('m1');
    expect(part.next(1e12)).toBeNull();
    expect(part.wakeTime).toBe(Infinity);
  });

  it('a part takes the share of moments that it is said to', () => {
    let answered = 0;
    const part = new Part(rhythm, { key: 3, perMille: 250, delay: 0, spread: 0, answer: () => { answered++; return [script('x')]; } });
    for (let i = 0; i < 400; i++) part.next(1e12);
    expect(answered).toBe(400);
    const taken = Array.from({ length: 4_000 }, (_, moment) => moment).filter((moment) => rhythm.time(moment) > 0).length;
    expect(taken).toBe(4_000);
  });

  it('a timer goes at its own pace, a mailbox when there is a letter, a sequence once, an idle thread ends', () => {
    const timer = new Timer(new Prng(1), 4_800_000, 100, (round) => [script(`t${round}`)]);
    expect(timer.next(99)).toBeNull();
    expect(timer.next(100)?.name).toBe('t0');
    expect(timer.next(100)).toBeNull();
    expect(timer.wakeTime).toBeGreaterThan(100);
    const mailbox = new Mailbox(30);
    expect(mailbox.next(10)).toBeNull();
    expect(mailbox.wakeTime).toBe(40);
    mailbox.post(script('letter'));
    expect(mailbox.next(40)?.name).toBe('letter');
    const sequence = new Sequence([script('a'), script('b')]);
    expect([sequence.next()?.name, sequence.next()?.name, sequence.next()]).toEqual(['a', 'b', null]);
    expect(sequence.wakeTime).toBe(Infinity);
    const idle = new Idle(500);
    expect(idle.next(499)).toBeNull();
    expect(idle.wakeTime).toBe(500);
    idle.next(500);
    expect(idle.wakeTime).toBe(Infinity);
  });
});

describe('ZipfChoice', () => {
  it('prefers low ranks and reaches the high ones', () => {
    const choice = new ZipfChoice(100);
    const prng = new Prng(9);
    const counts = new Array<number>(100).fill(0);
    for (let i = 0; i < 20_000; i++) (counts[choice.at(prng.uint32())] as number)++;
    expect(counts[0]).toBeGreaterThan((counts[9] as number) * 5);
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(95);
  });
});
