import { nameTerms } from '../../domain/search-terms.ts';
import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import type { LeftBecause } from '../../domain/life-events.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { PeopleDeps } from '../deps.ts';
import { protectPerson, searchTermsOf } from '../new-person.ts';
import type { Side } from './side-rows.ts';

export interface Standing {
  readonly leftOn: PlainDate | null;
  readonly leftBecause: LeftBecause | null;
  readonly mergedInto: string | null;
}

export const HERE: Standing = { leftOn: null, leftBecause: null, mergedInto: null };

const WRITE: Statement = {
  name: 'write-record',
  text: `update person set name = $3, sex = $4, born_on = $5, id_number_sealed = $6, id_number_index = $7,
           id_number_masked = $8, phone_sealed = $9, phone_masked = $10, address_sealed = $11, residence = $12,
           household_id = $13, relation_to_head = $14, left_on = $15, left_because = $16, merged_into = $17,
           version = version + 1, updated_at = $18
         where community_id = $1 and id = $2`,
};
const FORGET_TERMS: Statement = {
  name: 'forget-terms',
  text: 'delete from person_search_term where community_id = $1 and person_id = $2',
};
const ADD_TERMS: Statement = {
  name: 'add-terms',
  text: `insert into person_search_term (community_id, term, person_id)
         select $1, term, $2 from unnest($3::text[]) as given(term)`,
};

/** Writes a whole record with its seals and what it is found by; a signpost is found by nothing. */
export const writeRecord = async (
  tx: Tx,
  deps: PeopleDeps,
  communityId: string,
  side: Side,
  standing: Standing,
  options: { readonly now: string; readonly otherNames?: readonly string[] },
): Promise<void> => {
  const person = { ...side, communityId };
  const columns = protectPerson(deps.keyRing, person);
  await tx.query(WRITE, [
    communityId,
    side.id,
    side.name,
    side.sex,
    side.bornOn,
    columns.idNumberSealed,
    columns.idNumberIndex,
    columns.idNumberMasked,
    columns.phoneSealed,
    columns.phoneMasked,
    columns.addressSealed,
    side.residence,
    side.householdId,
    side.relation,
    standing.leftOn,
    standing.leftBecause,
    standing.mergedInto,
    options.now,
  ]);
  await tx.query(FORGET_TERMS, [communityId, side.id]);
  if (standing.mergedInto !== null) return;
  const terms = [...searchTermsOf(deps.keyRing, person), ...(options.otherNames ?? []).flatMap(nameTerms)];
  await tx.query(ADD_TERMS, [communityId, side.id, [...new Set(terms)]]);
};
