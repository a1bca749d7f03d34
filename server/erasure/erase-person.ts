import type pg from 'pg';
import { searchTermsOf } from '../../modules/people/server/new-person.ts';
import { personPlace } from '../../modules/people/server/sealed-places.ts';
import { openField } from '../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import { beginWithin } from '../../platform/db/scoped-database.ts';
import { newId } from '../../platform/ids.ts';
import { eraseMentions, type Known } from './erase-mentions.ts';
import { BLANK, CLOSE_REQUESTS, ERASE, ERASE_VIEWS, ERASED_NAME, NOTE_COMMAND, WHO } from './erase-statements.ts';
import type { Erasure } from './erasure-list.ts';
import { resealEmpty } from './reseal.ts';

const TERMS = `insert into person_search_term (community_id, person_id, term)
  select $1, $2, term from unnest($3::text[]) term on conflict do nothing`;

const AUDIT = `insert into audit_entry (community_id, id, at, actor, action, subject_kind, subject_id, outcome, origin, details)
  values ($1, $2, $3, 'system', 'erase-person', 'person', $4, 'done', '', '{}')`;

/** What the erased name is found by, so that nothing in the index still leads from the old one. */
const termsOf = (keyRing: KeyRing, communityId: string, id: string): readonly string[] =>
  searchTermsOf(keyRing, {
    communityId,
    id,
    name: ERASED_NAME,
    sex: 'female',
    bornOn: null,
    residence: 'moved-away',
    idNumber: null,
    phone: null,
    address: null,
  });

interface Row {
  readonly id: string;
  readonly name: string;
  readonly mergedInto: string | null;
  readonly idNumberSealed: Buffer | null;
  readonly phoneSealed: Buffer | null;
}

/** By what texts may name the person, read before it is gone. */
const knownBy = (ring: KeyRing, communityId: string, rows: readonly Row[]): Known => ({
  ids: rows.map(({ id }) => id),
  names: [...new Set(rows.map(({ name }) => name))].filter((name) => name !== ERASED_NAME),
  idNumbers: rows.flatMap(({ id, idNumberSealed: sealed }) =>
    sealed === null ? [] : [openField(ring, personPlace.idNumber(communityId, id), sealed)],
  ),
  phones: rows.flatMap(({ id, phoneSealed: sealed }) =>
    sealed === null ? [] : [openField(ring, personPlace.phone(communityId, id), sealed)],
  ),
});

const carryOut = async (owner: pg.Client, keyRing: KeyRing, erasure: Erasure): Promise<boolean> => {
  const { communityId, personId, at } = erasure;
  const { rows } = await owner.query<Row>(WHO, [communityId, personId]);
  if (rows.length === 0) return false;
  const ids = rows.map(({ id }) => id);
  const known = knownBy(keyRing, communityId, rows);
  const blank = await owner.query(BLANK, [communityId, ids, ERASED_NAME, at]);
  await eraseMentions(owner, keyRing, communityId, known);
  await resealEmpty(owner, keyRing, { communityId, ids });
  for (const sql of ERASE) await owner.query(sql, [communityId, ids]);
  const closed = await owner.query<{ isDoneNow: boolean }>(CLOSE_REQUESTS, [communityId, ids, at]);
  await owner.query(ERASE_VIEWS, [communityId, [...known.names, ...known.idNumbers, ...known.phones]]);
  // A record that was merged into another one is found by nothing.
  for (const { id, mergedInto } of rows)
    if (mergedInto === null) await owner.query(TERMS, [communityId, id, termsOf(keyRing, communityId, id)]);
  if (blank.rowCount === 0) return false;
  if (!closed.rows.some(({ isDoneNow }) => isDoneNow))
    await owner.query(NOTE_COMMAND, [communityId, newId(), personId, at]);
  await owner.query(AUDIT, [communityId, newId(), new Date().toISOString(), personId]);
  return true;
};

/**
 * Erases a person's file in one transaction; what stays and why tells `what-stays.ts`. Answers false when there is no such
 * file, or its name was erased before; whatever a later version of this program knows to erase beyond that goes even then.
 */
export const erasePerson = async (owner: pg.Client, keyRing: KeyRing, erasure: Erasure): Promise<boolean> => {
  // An owner that is no superuser sees no row without a scope either.
  await beginWithin(owner, [erasure.communityId]);
  try {
    const erased = await carryOut(owner, keyRing, erasure);
    await owner.query('commit');
    return erased;
  } catch (failure) {
    await owner.query('rollback');
    throw failure;
  }
};

/** After a restore: erases again whatever was erased since the backup. Answers how many files came back and are gone again. */
export const erasePeople = async (
  owner: pg.Client,
  keyRing: KeyRing,
  erasures: readonly Erasure[],
): Promise<number> => {
  let again = 0;
  for (const erasure of erasures) if (await erasePerson(owner, keyRing, erasure)) again += 1;
  return again;
};
