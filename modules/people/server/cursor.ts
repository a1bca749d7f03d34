import { z } from 'zod';
import type { Result } from '../../../kernel/result.ts';
import { makeCursor, openCursor } from '../../../platform/http/cursor.ts';
import type { PeoplePlace } from './search-people.ts';

const PlaceSchema = z
  .tuple([z.number().int().min(0).max(1_000), z.string().max(60), z.uuid()])
  .transform(([rank, name, id]): PeoplePlace => ({ rank, name, id }));

export const cursorOf = (place: PeoplePlace): string => makeCursor([place.rank, place.name, place.id]);

/** Null without a cursor; one that this list never gave out is refused. */
export const readCursor = (cursor: string | undefined): Result<PeoplePlace | null> => openCursor(cursor, PlaceSchema);
