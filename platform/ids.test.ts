import { describe, expect, it } from 'vitest';
import { newId } from './ids.ts';

describe('newId', () => {
  it('makes UUIDs of version 7 that sort by the time of making', () => {
    const early = newId(Date.parse('2026-01-01T00:00:00Z'));
    const late = newId(Date.parse('2026-01-01T00:00:01Z'));
    for (const id of [early, late])
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(early < late).toBe(true);
  });

  it('never gives the same one twice, across refills of its stock', () => {
    const made = Array.from({ length: 2_000 }, () => newId(0));
    expect(new Set(made).size).toBe(made.length);
    expect(new Set(made.map((id) => id.slice(19))).size).toBe(made.length);
  });
});
