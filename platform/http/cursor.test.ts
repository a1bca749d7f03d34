import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeCursor, openCursor } from './cursor.ts';

const shape = z.tuple([z.iso.date(), z.string().nullable(), z.number()]);
const REFUSED = { ok: false, refusal: { code: 'bad-input', details: { field: 'cursor' } } };

describe('openCursor', () => {
  it('given a cursor made here, gives its place back; given none, the beginning', () => {
    const place: z.output<typeof shape> = ['2026-09-16', null, 3];
    expect(openCursor(makeCursor(place), shape)).toEqual({ ok: true, value: place });
    expect(openCursor(undefined, shape)).toEqual({ ok: true, value: null });
  });

  it.each([
    '',
    'no-base64!',
    'e30',
    makeCursor([]),
    makeCursor(['2026-02-30', null, 3]),
    makeCursor(['2026-09-16', null]),
    makeCursor(['2026-09-16', null, 3, 4]),
  ])('given %s, refuses it', (cursor) => {
    expect(openCursor(cursor, shape)).toEqual(REFUSED);
  });
});
