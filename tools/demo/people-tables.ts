import { PERSON_FACTS } from '../../catalogue/person-facts/facts.ts';
import { VISIT_RULES } from '../../catalogue/visit-rules/rules.ts';
import { rulesFor } from '../../modules/visits/domain/visit-rule.ts';
import { protectPerson, searchTermsOf } from '../../modules/people/server/new-person.ts';
import { personPlace } from '../../modules/people/server/sealed-places.ts';
import { visitPlace } from '../../modules/visits/server/sealed-places.ts';
import { sealField } from '../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import { membershipRules } from './changes.ts';
import type { CopyRow, CopyTable } from './copy-in.ts';
import type { DemoCommunity } from './demo-community.ts';
import type { DemoFact, DemoPerson } from './demo-people.ts';
import { dutyRows, dwellingRows, microGridRows, placementRows, shapeRows, stayRows, unitRows } from './place-tables.ts';

interface Part {
  readonly target: CopyTable;
  readonly rows: (community: DemoCommunity, ring: KeyRing) => Iterable<CopyRow>;
}

const target = (table: string, columns: string): CopyTable => ({ table, columns: columns.split(' ') });

const sensitive = new Set(PERSON_FACTS.filter((fact) => fact.sensitive).map((fact) => fact.id));

function* gridRows({ id, places }: DemoCommunity): Generator<CopyRow> {
  for (const grid of places.grids) yield [id, grid.id, grid.name, grid.workerId];
}

function* buildingRows({ id, places, details }: DemoCommunity): Generator<CopyRow> {
  for (const building of places.buildings)
    yield [id, building.id, building.gridId, details.microGridOf.get(building.id) ?? null, building.name];
}

function* householdRows({ id, households, details }: DemoCommunity, ring: KeyRing): Generator<CopyRow> {
  for (const one of households)
    yield [
      id,
      one.id,
      one.buildingId,
      one.unit,
      sealField(ring, personPlace.room(id, one.id), one.room),
      details.dwellingOf.get(one.id) ?? null,
    ];
}

const detailsOf = (communityId: string, person: DemoPerson) => ({
  communityId,
  id: person.id,
  name: person.name,
  sex: person.sex,
  bornOn: person.bornOn,
  residence: person.residence,
  idNumber: person.idNumber,
  phone: person.phone,
  address: null,
});

function* personRows({ id, households }: DemoCommunity, ring: KeyRing): Generator<CopyRow> {
  for (const household of households)
    for (const person of household.people) {
      const columns = protectPerson(ring, detailsOf(id, person));
      yield [
        id,
        person.id,
        household.id,
        person.relation,
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
        person.source,
        person.asOf,
      ];
    }
}

function* termRows({ id, households }: DemoCommunity, ring: KeyRing): Generator<CopyRow> {
  for (const household of households)
    for (const person of household.people)
      for (const term of new Set(searchTermsOf(ring, detailsOf(id, person)))) yield [id, term, person.id];
}

function* groupRows({ id, households }: DemoCommunity): Generator<CopyRow> {
  for (const household of households)
    for (const person of household.people)
      for (const group of person.groups)
        yield [
          id,
          person.id,
          group.id,
          group.since,
          group.source,
          group.asOf,
          ...membershipRules(group.id, group.asOf),
        ];
}

const factRow = (id: string, person: DemoPerson, fact: DemoFact, ring: KeyRing): CopyRow => {
  const value = JSON.stringify(fact.value);
  const sealed = sensitive.has(fact.id) ? sealField(ring, personPlace.fact(id, person.id, fact.id), value) : null;
  return [id, person.id, fact.id, sealed === null ? value : null, sealed, fact.source, fact.asOf, fact.expiresOn];
};

function* factRows({ id, households }: DemoCommunity, ring: KeyRing): Generator<CopyRow> {
  for (const household of households)
    for (const person of household.people) for (const fact of person.facts) yield factRow(id, person, fact, ring);
}

function* visitRows({ id, households }: DemoCommunity, ring: KeyRing): Generator<CopyRow> {
  for (const household of households)
    for (const person of household.people)
      for (const visit of person.visits)
        yield [
          id,
          visit.id,
          person.id,
          visit.on,
          visit.workerId,
          visit.result,
          visit.note === null ? null : sealField(ring, visitPlace.note(id, visit.id), visit.note),
          visit.nextDueOn,
          `${visit.on}T10:00:00Z`,
          `${visit.on}T10:00:00Z`,
        ];
}

/** What contracts count: one row for each visit, with the groups of that day. */
function* evidenceRows({ id, households }: DemoCommunity): Generator<CopyRow> {
  for (const household of households)
    for (const person of household.people)
      for (const visit of person.visits) {
        const member = person.groups.filter(({ since }) => since <= visit.on);
        const groups = member.map((group) => ({ groupId: group.id, since: group.since, until: null }));
        const visited = { id: person.id, bornOn: person.bornOn, leftOn: null, groups };
        const rules = rulesFor(VISIT_RULES, visited, visit.on).map(({ rule }) => rule.id);
        yield [
          id,
          visit.id,
          'visit',
          visit.id,
          visit.on,
          person.id,
          household.id,
          `{${member.map((group) => group.id).join(',')}}`,
          `{${rules.join(',')}}`,
          visit.workerId,
          visit.result,
        ];
      }
}

/** The tables of people and places in the order in which they refer to each other. */
export const PEOPLE_PARTS: readonly Part[] = [
  { target: target('grid', 'community_id id name worker_id'), rows: gridRows },
  { target: target('micro_grid', 'community_id id grid_id name'), rows: microGridRows },
  { target: target('building', 'community_id id grid_id micro_grid_id name'), rows: buildingRows },
  {
    target: target('building_placement', 'community_id id building_id grid_id micro_grid_id placed_from placed_until'),
    rows: placementRows,
  },
  { target: target('building_unit', 'community_id id building_id name'), rows: unitRows },
  {
    target: target('dwelling', 'community_id id building_id unit_id floor door_sealed door_index used_as'),
    rows: dwellingRows,
  },
  { target: target('household', 'community_id id building_id unit room_sealed dwelling_id'), rows: householdRows },
  {
    target: target('household_stay', 'community_id id household_id dwelling_id tenure stays_from stays_until source'),
    rows: stayRows,
  },
  {
    target: target(
      'person',
      'community_id id household_id relation_to_head name sex born_on residence ethnic_group id_number_sealed id_number_index id_number_masked phone_sealed phone_masked source as_of',
    ),
    rows: personRows,
  },
  { target: target('person_search_term', 'community_id term person_id'), rows: termRows },
  {
    target: target('person_group', 'community_id person_id group_id since source as_of class_id review_due_on'),
    rows: groupRows,
  },
  {
    target: target('person_fact', 'community_id person_id fact_id value value_sealed source as_of expires_on'),
    rows: factRows,
  },
  {
    target: target(
      'visit',
      'community_id id person_id visited_on worker_id result note_sealed next_due_on recorded_at changed_at',
    ),
    rows: visitRows,
  },
  {
    target: target(
      'service_evidence',
      'community_id id source_kind source_id happened_on person_id household_id group_ids rule_ids worker_id result',
    ),
    rows: evidenceRows,
  },
  {
    target: target(
      'duty_assignment',
      'community_id id role_id place_kind place_id worker_id person_id holds_from holds_until',
    ),
    rows: dutyRows,
  },
  { target: target('place_shape', 'community_id place_id drawn_from place_kind shape'), rows: shapeRows },
];
