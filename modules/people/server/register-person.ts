import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { parsePhoneNumber } from '../../../kernel/phone-number.ts';
import { parseResidentId } from '../../../kernel/resident-id.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { BodyOf } from '../../../platform/contract.ts';
import { blindIndex } from '../../../platform/crypto/blind-index.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement } from '../../../platform/http/call.ts';
import type { Implementation } from '../../../platform/http/call.ts';
import { newId } from '../../../platform/ids.ts';
import { recordDone } from '../../audit/server/index.ts';
import { identifyPerson, registerPerson } from '../contract.ts';
import { groupsByAge } from '../domain/person-file.ts';
import type { Residence } from '../domain/person-file.ts';
import type { PeopleDeps } from './deps.ts';
import { protectPerson, searchTermsOf } from './new-person.ts';
import type { PersonDetails } from './new-person.ts';
import { findPersonFile } from './person-file-rows.ts';
import { personReplyOf } from './person-reply.ts';
import { summaryOf } from './person-rows.ts';
import { searchPeople } from './search-people.ts';
import { viewerIn } from './viewer.ts';

/** What is told of somebody who is entered. */
export type Told = Omit<BodyOf<typeof registerPerson>, 'residence'> & { readonly residence: Residence };

/** What was told, checked: an ID number says sex and birthday itself, without one both have to be given. */
export const readDetails = (communityId: string, body: Told, today: PlainDate): Result<PersonDetails> => {
  const id = body.idNumber === null || body.idNumber === '' ? null : parseResidentId(body.idNumber);
  if (id !== null && !id.ok) return id;
  const phone = body.phone === null || body.phone === '' ? null : parsePhoneNumber(body.phone);
  if (phone !== null && !phone.ok) return phone;
  const sex = id?.value.sex ?? body.sex;
  const bornOn = id?.value.bornOn ?? body.bornOn;
  if (sex === undefined || bornOn === undefined) return refuse('sex-and-birth-needed');
  if (bornOn > today) return refuse('id-number-invalid', { rule: 'date' });
  return ok({
    communityId,
    id: newId(),
    name: body.name,
    sex,
    bornOn,
    residence: body.residence,
    idNumber: id?.value.number ?? null,
    phone: phone?.value.number ?? null,
    address: body.address === undefined || body.address === '' ? null : body.address,
  });
};

const INSERT: Statement = {
  name: 'register-person',
  text: `insert into person (community_id, id, name, sex, born_on, residence, id_number_sealed, id_number_index,
           id_number_masked, phone_sealed, phone_masked, address_sealed, source, as_of)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'counter', $13)
         on conflict (community_id, id_number_index) where id_number_index is not null do nothing returning id`,
};
export const BY_INDEX: Statement = {
  name: 'person-by-id-number',
  text: 'select coalesce(merged_into, id) as id from person where community_id = $1 and id_number_index = $2',
};

/** False when somebody with this ID number is there already, also when both were registered at the same moment. */
export const insertPerson = async (
  tx: Tx,
  deps: PeopleDeps,
  person: PersonDetails,
  today: PlainDate,
): Promise<boolean> => {
  const columns = protectPerson(deps.keyRing, person);
  const rows = await tx.query(INSERT, [
    person.communityId,
    person.id,
    person.name,
    person.sex,
    person.bornOn,
    person.residence,
    columns.idNumberSealed,
    columns.idNumberIndex,
    columns.idNumberMasked,
    columns.phoneSealed,
    columns.phoneMasked,
    columns.addressSealed,
    today,
  ]);
  return rows.length === 1;
};

export const writeTermsAndGroups = (tx: Tx, deps: PeopleDeps, person: PersonDetails, today: PlainDate): void => {
  tx.write({
    name: 'search_terms',
    sql: 'insert into person_search_term (community_id, term, person_id) select $1, term, $2 from unnest($3::text[]) as given(term)',
    values: [person.communityId, person.id, [...new Set(searchTermsOf(deps.keyRing, person))]],
  });
  const groups = groupsByAge(deps.catalogue.groups, person.bornOn, today).map((group) => group.id);
  tx.write({
    name: 'groups_by_age',
    sql: `insert into person_group (community_id, person_id, group_id, since, source, as_of)
          select $1, $2, group_id, $4::date, 'counter', $4::date from unnest($3::text[]) as given(group_id)`,
    values: [person.communityId, person.id, groups, today],
  });
};

export const registerPersonRoute = (deps: PeopleDeps): Implementation =>
  implement(registerPerson, async (tx, call) => {
    const { communityId } = call.params;
    const today = plainDateOf(call.now);
    const details = readDetails(communityId, call.body, today);
    if (!details.ok) return details;
    const person = details.value;
    if (!(await insertPerson(tx, deps, person, today))) {
      const index = blindIndex(deps.keyRing, 'id-number', communityId, person.idNumber ?? '');
      const [known] = await tx.query<{ id: string }>(BY_INDEX, [communityId, index]);
      return refuse('person-already-known', { personId: known?.id ?? null });
    }
    writeTermsAndGroups(tx, deps, person, today);
    recordDone(tx, call, communityId, {
      action: 'register-person',
      subjectKind: 'person',
      subjectId: person.id,
      details: { residence: person.residence, withIdNumber: person.idNumber !== null },
    });
    await tx.flush();
    const row = await findPersonFile(tx, communityId, person.id);
    if (row === undefined) throw new Error('The person was registered just now.');
    return ok(await personReplyOf(tx, deps, row, viewerIn(call.caller, communityId), today));
  });

/** The read itself is on record: who looked up whom by a card, never the number. */
export const identifyPersonRoute = (deps: PeopleDeps): Implementation =>
  implement(identifyPerson, async (tx, call) => {
    const { communityId } = call.params;
    const id = parseResidentId(call.body.idNumber);
    if (!id.ok) return id;
    const [row] = await searchPeople(tx, deps.keyRing, {
      communityId,
      parts: [{ kind: 'id-number', number: id.value.number }],
      filter: {},
      after: null,
      limit: 1,
    });
    recordDone(tx, call, communityId, {
      action: 'identify-person',
      subjectKind: 'person',
      subjectId: row?.id ?? null,
      details: { found: row !== undefined },
    });
    if (row === undefined) return ok({ person: null });
    const open = await deps.cases.countOpen(tx, communityId, [row.id]);
    return ok({ person: summaryOf(deps.catalogue, row, open.get(row.id) ?? 0, plainDateOf(call.now)) });
  });
