import type { z } from 'zod';
import { ok, refuse, type Result } from '../../kernel/result.ts';

/** Opaque cursors: the sort values of the last row, so that a page never shifts when rows are added. */
export const makeCursor = (values: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * The place a list goes on from; null without a cursor. One that this list never gave out is refused, because a list
 * that quietly began anew would be read in circles.
 */
export const openCursor = <Place>(cursor: string | undefined, shape: z.ZodType<Place>): Result<Place | null> => {
  if (cursor === undefined) return ok(null);
  const place = shape.safeParse(parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  return place.success ? ok(place.data) : refuse('bad-input', { field: 'cursor' });
};
