import { protectPerson, searchTermsOf } from '../../modules/people/server/new-person.ts';
import { personPlace } from '../../modules/people/server/sealed-places.ts';
import { sealField } from '../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import type { CopyRow, CopyTable } from './copy-in.ts';
import type { DemoCommunity } from './demo-community.ts';
import type { YearOfChanges } from './year-of-changes.ts';

const target = (table: string, columns: string): CopyTable => ({ table, columns: columns.split(' ') });

/** Those who died or left and the households that are no more, as the tables hold them. */
export const goneTables = (
  { id: communityId, details }: DemoCommunity,
  { gone, closed }: YearOfChanges,
  ring: KeyRing,
): readonly { readonly target: CopyTable; readonly rows: readonly CopyRow[] }[] => {
  const units = new Map(details.units.map(({ id, name }) => [id, name]));
  const people = gone.map((person) => ({ ...person, communityId, address: null }));
  return [
    {
      target: target('household', 'community_id id building_id unit room_sealed closed_on'),
      rows: closed.map(({ id, dwelling, closedOn }) => {
        const room = sealField(ring, personPlace.room(communityId, id), dwelling.door);
        return [communityId, id, dwelling.buildingId, units.get(dwelling.unitId) ?? '', room, closedOn];
      }),
    },
    {
      target: target('household_stay', 'community_id id household_id dwelling_id tenure stays_from stays_until source'),
      rows: closed.map(({ id, dwelling, stayId, from, closedOn }) => [
        communityId,
        stayId,
        id,
        dwelling.id,
        'tenant',
        from,
        closedOn,
        'public-security',
      ]),
    },
    {
      target: target(
        'person',
        'community_id id relation_to_head name sex born_on residence ethnic_group id_number_sealed id_number_index id_number_masked phone_sealed phone_masked source as_of left_on left_because',
      ),
      rows: people.map((person) => {
        const columns = protectPerson(ring, person);
        return [
          communityId,
          person.id,
          'other',
          person.name,
          person.sex,
          person.bornOn,
          person.residence,
          person.ethnicGroup,
          columns.idNumberSealed,
          columns.idNumberIndex,
          columns.idNumberMasked,
          columns.phoneSealed,
          columns.phoneMasked,
          'public-security',
          person.leftOn,
          person.leftOn,
          person.leftBecause,
        ];
      }),
    },
    {
      target: target('person_search_term', 'community_id term person_id'),
      rows: people.flatMap((person) =>
        [...new Set(searchTermsOf(ring, person))].map((term) => [communityId, term, person.id]),
      ),
    },
  ];
};
