import { z } from 'zod';
import type { PeoplePlace } from './search-people.ts';

const PlaceSchema = z.tuple([z.number().int(), z.string().max(60), z.uuid()]);

export const cursorOf = (place: PeoplePlace): string =>
  Buffer.from(JSON.stringify([place.rank, place.name, place.id])).toString('base64url');

/** Null for a cursor that this list never gave out; the list then starts from its beginning. */
export const readCursor = (cursor: string | undefined): PeoplePlace | null => {
  if (cursor === undefined) return null;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!text.startsWith('[') || !text.endsWith(']')) return null;
  const parts = z.json().safeParse(parseOrNull(text));
  const place = PlaceSchema.safeParse(parts.success ? parts.data : null);
  return place.success ? { rank: place.data[0], name: place.data[1], id: place.data[2] } : null;
};

const parseOrNull = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
