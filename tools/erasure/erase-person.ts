import type pg from 'pg';
import { searchTermsOf } from '../../modules/people/server/new-person.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import { newId } from '../../platform/ids.ts';
import type { Erasure } from './erasure-list.ts';

/** What stands in the place of a name. */
export const ERASED_NAME = '已删除';

/** The record and those merged into it. */
const WHO = `select id from person where community_id = $1 and (id = $2 or merged_into = $2)`;

/**
 * Everything a person's file says about the person. Matters, papers that were issued and the audit trail stay: archives
 * law keeps those, and they name the person by id. Values read from the file are gone with it.
 */
const ERASE: readonly string[] = [
  `delete from person_search_term where community_id = $1 and person_id in (${WHO})`,
  `delete from person_fact where community_id = $1 and person_id in (${WHO})`,
  `delete from person_group where community_id = $1 and person_id in (${WHO})`,
  `delete from replaced_value where community_id = $1 and person_id in (${WHO})`,
  `delete from duplicate_pair where community_id = $1 and (left_id in (${WHO}) or right_id in (${WHO}))`,
  `update person_consent set giver_name_sealed = null, giver_relation = null where community_id = $1 and person_id in (${WHO})`,
  `delete from visit_attachment a using visit v where a.community_id = $1 and v.community_id = $1 and v.id = a.visit_id and v.person_id in (${WHO})`,
  `update visit set note = null, note_sealed = null, details_sealed = null where community_id = $1 and person_id in (${WHO})`,
];

const BLANK = `update person set name = $3, born_on = null, ethnic_group = null, household_id = null, residence = 'moved-away',
    relation_to_head = 'other', id_number_sealed = null, id_number_index = null, id_number_masked = null, phone_sealed = null,
    phone_masked = null, address_sealed = null, version = version + 1, updated_at = $4
  where community_id = $1 and id in (${WHO}) and name <> $3`;

const TERMS = `insert into person_search_term (community_id, person_id, term)
  select $1, $2, term from unnest($3::text[]) term on conflict do nothing`;

const AUDIT = `insert into audit_entry (community_id, id, at, actor, action, subject_kind, subject_id, outcome, origin, details)
  values ($1, $2, $3, 'system', 'erase-person', 'person', $4, 'done', '', '{}')`;

/** What the erased name is found by, so that nothing in the index still leads from the old one. */
const termsOf = (keyRing: KeyRing, { communityId, personId }: Erasure): readonly string[] =>
  searchTermsOf(keyRing, {
    communityId,
    id: personId,
    name: ERASED_NAME,
    sex: 'female',
    bornOn: null,
    residence: 'moved-away',
    idNumber: null,
    phone: null,
    address: null,
  });

const carryOut = async (owner: pg.Client, keyRing: KeyRing, erasure: Erasure): Promise<boolean> => {
  const { communityId, personId, at } = erasure;
  const blank = await owner.query(BLANK, [communityId, personId, ERASED_NAME, at]);
  if (blank.rowCount === 0) return false;
  for (const sql of ERASE) await owner.query(sql, [communityId, personId]);
  await owner.query(TERMS, [communityId, personId, termsOf(keyRing, erasure)]);
  await owner.query(AUDIT, [communityId, newId(), new Date().toISOString(), personId]);
  return true;
};

/** Erases a person's file in one transaction. Answers false when there is none, or it was erased before. */
export const erasePerson = async (owner: pg.Client, keyRing: KeyRing, erasure: Erasure): Promise<boolean> => {
  await owner.query('begin');
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
