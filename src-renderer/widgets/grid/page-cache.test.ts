import { describe, expect, it } from 'vitest';
import type { Page, PageRequest } from './page-cache.ts';
import { PAGE_ROWS, PageCache } from './page-cache.ts';

function pageOf({ start, count }: PageRequest, generation = 1): Page {
  return { generation, start, rows: Uint32Array.from({ length: count }, (_, i) => start + i), texts: [], columnCount: 0, classes: new Uint8Array(count), flags: new Uint8Array(count) };
}

const settle = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0); });

function cacheOf() {
  const asked: PageRequest[] = [];
  let drawn = 0;
  const cache = new PageCache((request) => { asked.push(request); return Promise.resolve(pageOf(request)); }, () => { drawn++; });
  return { cache, asked, drawn: () => drawn };
}

describe('PageCache', () => {
  it('asks once for a missing page and answers when it came', async () => {
    const { cache, asked, drawn } = cacheOf();
    cache.update(1000, 'a');
    expect(cache.at(70)).toBeNull();
    expect(cache.at(71)).toBeNull();
    await settle();
    expect(asked).toEqual([{ page: 1, start: PAGE_ROWS, count: PAGE_ROWS }]);
    expect(drawn()).toBe(1);
    expect(cache.at(70)?.page.rows[cache.at(70)!.index]).toBe(70);
  });

  it('fetches the last page again when the list grows, and answers with what it has meanwhile', async () => {
    const { cache, asked } = cacheOf();
    cache.update(10, 'a');
    cache.at(0);
    await settle();
    cache.update(20, 'a');
    expect(cache.at(5)?.index).toBe(5);
    expect(cache.at(15)).toBeNull();
    await settle();
    expect(asked.map((request) => request.count)).toEqual([10, 20]);
    expect(cache.at(15)?.index).toBe(15);
  });

  it('keeps stale rows visible until their replacement is here', async () => {
    const { cache, asked } = cacheOf();
    cache.update(100, 'a');
    cache.at(3);
    await settle();
    cache.update(100, 'b');
    expect(cache.at(3)).not.toBeNull();
    await settle();
    expect(asked).toHaveLength(2);
    cache.at(3);
    await settle();
    expect(asked).toHaveLength(2);
  });

  it('asks for nothing past the end', () => {
    const { cache, asked } = cacheOf();
    cache.update(10, 'a');
    expect(cache.at(500)).toBeNull();
    expect(asked).toEqual([]);
  });

  it('keeps a bounded number of pages', async () => {
    const { cache, asked } = cacheOf();
    cache.update(1e6, 'a');
    for (let page = 0; page < 200; page++) cache.at(page * PAGE_ROWS);
    await settle();
    cache.at(0);
    await settle();
    expect(asked).toHaveLength(201);
  });

  it('waits for a page once more that was asked for when the list was shorter', async () => {
    const answers: (() => void)[] = [];
    const cache = new PageCache((request) => new Promise((resolve) => { answers.push(() => resolve(pageOf(request))); }), () => undefined);
    cache.update(10, 'a');
    cache.at(0);
    cache.update(40, 'a');
    const whole = cache.ensure(20, 40);
    answers[0]!();
    await settle();
    expect(cache.peek(30)).toBeNull();
    answers[1]!();
    expect(await whole).toBe(true);
    expect(cache.peek(39)?.index).toBe(39);
  });

  it('draws for who found nothing, not for who waits', async () => {
    const { cache, drawn } = cacheOf();
    cache.update(1000, 'a');
    await cache.ensure(100, 200);
    expect(drawn()).toBe(0);
    cache.at(300);
    await settle();
    expect(drawn()).toBe(1);
  });

  it('says that places could not be had', async () => {
    const cache = new PageCache((request) => Promise.resolve(pageOf({ ...request, count: Math.min(request.count, 3) })), () => undefined);
    cache.update(20, 'a');
    expect(await cache.ensure(0, 20)).toBe(false);
    expect(await cache.ensure(0, 3)).toBe(true);
  });

  it('lets rows change over to another shift from the top down', () => {
    const { cache } = cacheOf();
    cache.setShift(100);
    cache.rolling = { shift: 150, below: 8 };
    expect([6, 7, 8, 9].map((row) => cache.placeOf(row))).toEqual([156, 157, 108, 109]);
    expect(cache.newestShift).toBe(150);
    cache.setShift(150);
    expect([7, 8].map((row) => cache.placeOf(row))).toEqual([157, 158]);
  });
});
