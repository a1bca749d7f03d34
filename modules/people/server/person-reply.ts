import { ageOn } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { PersonReply } from '../contract.ts';
import { coarseAddress, HIDDEN } from '../domain/masking.ts';
import { wordsOfFact } from '../domain/person-file.ts';
import type { FactSource } from '../domain/person-file.ts';
import type { PeopleDeps } from './deps.ts';
import { listMembers } from './person-file-rows.ts';
import type { PersonFileRow, StoredFact } from './person-file-rows.ts';
import { summaryOf } from './person-rows.ts';

type FactReply = PersonReply['facts'][number];

const copy = (text: Text): { zh: string; en: string } => ({ zh: text.zh, en: text.en });

const sourceName = (sources: readonly FactSource[], id: string): { zh: string; en: string } =>
  copy(sources.find((source) => source.id === id)?.name ?? { zh: id, en: id });

/** Names for `reveal-field`. */
export const REVEALABLE = { idNumber: 'id-number', phone: 'phone', address: 'address', fact: 'fact:' } as const;

const addressLine = (row: PersonFileRow): string | null => {
  if (row.building === null) return row.addressSealed === null ? null : HIDDEN;
  return `${coarseAddress(row.building, row.unit ?? '')}${row.roomSealed === null ? '' : ` ${HIDDEN}`}`;
};

/** Number, phone, address and registration: columns of the record, shown like every other fact. */
const recordFacts = (deps: PeopleDeps, row: PersonFileRow): readonly FactReply[] => {
  const { labels, residences, sources } = deps.catalogue;
  const origin = { source: sourceName(sources, row.source), asOf: row.asOf, expiresOn: null };
  const fact = (
    id: keyof typeof labels,
    value: string | null,
    sealed: boolean,
    reveal: string,
  ): readonly FactReply[] =>
    value === null
      ? []
      : [{ id, label: copy(labels[id]), value, ...origin, sensitive: sealed, reveal: sealed ? reveal : null }];
  const doorHidden = row.roomSealed !== null || (row.building === null && row.addressSealed !== null);
  return [
    ...fact('idNumber', row.idNumberMasked, row.idNumberSealed !== null, REVEALABLE.idNumber),
    ...fact('phone', row.phoneMasked, row.phoneSealed !== null, REVEALABLE.phone),
    ...fact('address', addressLine(row), doorHidden, REVEALABLE.address),
    ...fact('residence', residences[row.residence].zh, false, ''),
  ];
};

/** Sealed facts are not even opened here: their values leave the server through `reveal-field` alone. */
const storedFact = (deps: PeopleDeps, stored: readonly StoredFact[]): readonly FactReply[] =>
  deps.catalogue.facts.flatMap((definition) => {
    const fact = stored.find((one) => one.id === definition.id);
    if (fact === undefined) return [];
    const hidden = fact.sealed !== null || definition.sensitive;
    return [
      {
        id: fact.id,
        label: copy(definition.label),
        value: hidden ? HIDDEN : wordsOfFact(definition.format, fact.value ?? ''),
        source: sourceName(deps.catalogue.sources, fact.source),
        asOf: fact.asOf,
        expiresOn: fact.expiresOn,
        sensitive: hidden,
        reveal: hidden ? `${REVEALABLE.fact}${fact.id}` : null,
      },
    ];
  });

const relationName = (deps: PeopleDeps, relation: string): { zh: string; en: string } =>
  copy(deps.catalogue.relations[relation] ?? { zh: relation, en: relation });

/** The whole page of a person, masked. */
export const personReplyOf = async (
  tx: Tx,
  deps: PeopleDeps,
  row: PersonFileRow,
  today: PlainDate,
): Promise<PersonReply> => {
  const { communityId, id, householdId } = row;
  const members = householdId === null ? [] : await listMembers(tx, communityId, householdId);
  const cases = await deps.cases.listOf(tx, communityId, [id], today);
  const openCases = cases.filter((one) => one.stateKind !== 'done').length;
  const { groups, visitResults } = deps.catalogue;
  return {
    ...summaryOf(deps.catalogue, row, openCases, today),
    version: row.version,
    relationToHead: householdId === null ? null : relationName(deps, row.relation),
    householdId,
    grid: row.gridId === null ? null : { id: row.gridId, name: row.gridName ?? '' },
    facts: [...recordFacts(deps, row), ...storedFact(deps, row.facts)],
    household: members
      .filter((member) => member.id !== id)
      .map((member) => ({
        id: member.id,
        name: member.name,
        relation: relationName(deps, member.relation),
        age: member.bornOn === null ? null : ageOn(member.bornOn, today),
        sex: member.sex,
      })),
    cases: [...cases],
    visits: row.visits.map((visit) => ({
      id: visit.id,
      on: visit.on,
      workerName: visit.workerId === null ? '' : (deps.workerName(visit.workerId) ?? ''),
      result: copy(visitResults[visit.result] ?? { zh: visit.result, en: visit.result }),
      note: visit.note,
    })),
    hints: groups.flatMap((group) =>
      group.hint !== undefined && row.groupIds.includes(group.id) ? [copy(group.hint)] : [],
    ),
  };
};
