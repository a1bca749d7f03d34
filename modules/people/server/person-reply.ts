import { ageOn } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { PersonReply } from '../contract.ts';
import { openField } from '../../../platform/crypto/field-sealing.ts';
import { consentFor, isChild, isInForce, usedOn } from '../domain/consents.ts';
import type { Ground } from '../domain/consents.ts';
import { coarseAddress, HIDDEN, maskName } from '../domain/masking.ts';
import { wordsOfFact } from '../domain/person-file.ts';
import type { FactSource } from '../domain/person-file.ts';
import type { PeopleDeps } from './deps.ts';
import { wordsOfGround } from './ground-words.ts';
import { listMembers } from './person-file-rows.ts';
import type { PersonFileRow, StoredConsent } from './person-file-rows.ts';
import { summaryOf } from './person-rows.ts';
import type { SummaryRow } from './person-rows.ts';
import { personPlace } from './sealed-places.ts';
import { maySeeHidden } from './viewer.ts';
import type { Viewer } from './viewer.ts';

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
const recordFacts = (deps: PeopleDeps, row: PersonFileRow, viewer: Viewer, today: PlainDate): readonly FactReply[] => {
  const { labels, residences, sources } = deps.catalogue;
  const origin = {
    source: sourceName(sources, row.source),
    asOf: row.asOf,
    expiresOn: null,
    ground: null,
    kept: false,
  };
  const fact = (
    id: keyof typeof labels,
    value: string | null,
    sealed: boolean,
    reveal: string,
  ): readonly FactReply[] =>
    value === null
      ? []
      : [
          {
            id,
            label: copy(labels[id]),
            value,
            ...origin,
            sensitive: sealed,
            reveal: sealed && maySeeHidden(viewer, row, id, today) ? reveal : null,
          },
        ];
  const doorHidden = row.roomSealed !== null || (row.building === null && row.addressSealed !== null);
  return [
    ...fact('idNumber', row.idNumberMasked, row.idNumberSealed !== null, REVEALABLE.idNumber),
    ...fact('phone', row.phoneMasked, row.phoneSealed !== null, REVEALABLE.phone),
    ...fact('address', addressLine(row), doorHidden, REVEALABLE.address),
    ...fact('residence', residences[row.residence].zh, false, ''),
  ];
};

/** The ground on which a fact is used, in words; null where a consent is missing. */
const groundOf = (deps: PeopleDeps, row: PersonFileRow, ground: Ground, today: PlainDate): FactReply['ground'] => {
  const { purposes, groundWords } = deps.catalogue;
  const on = usedOn(ground, row.consents, purposes, today);
  return on === null ? null : wordsOfGround(groundWords, on);
};

/** Sealed facts are not even opened here: their values leave the server through `reveal-field` alone. */
const storedFacts = (deps: PeopleDeps, row: PersonFileRow, viewer: Viewer, today: PlainDate): readonly FactReply[] =>
  deps.catalogue.facts.flatMap((definition) => {
    const fact = row.facts.find((one) => one.id === definition.id);
    if (fact === undefined) return [];
    // Of a child nothing stands open on the page.
    const hidden = fact.sealed !== null || definition.sensitive || isChild(row.bornOn, today);
    return [
      {
        id: fact.id,
        label: copy(definition.label),
        value: hidden ? HIDDEN : wordsOfFact(definition.format, fact.value ?? ''),
        source: sourceName(deps.catalogue.sources, fact.source),
        asOf: fact.asOf,
        expiresOn: fact.expiresOn,
        sensitive: hidden,
        reveal: hidden && maySeeHidden(viewer, row, fact.id, today) ? `${REVEALABLE.fact}${fact.id}` : null,
        ground: groundOf(deps, row, definition.ground, today),
        kept: true,
      },
    ];
  });

const relationName = (deps: PeopleDeps, relation: string): { zh: string; en: string } =>
  copy(deps.catalogue.relations[relation] ?? { zh: relation, en: relation });

const groupEntries = (deps: PeopleDeps, row: PersonFileRow): PersonReply['groupEntries'] =>
  row.groups.map((entry) => {
    const group = deps.catalogue.groups.find(({ id }) => id === entry.id);
    const own = { zh: entry.ownName ?? entry.id, en: entry.ownName ?? entry.id };
    const found = group?.classes?.find(({ id }) => id === entry.classId);
    const exit = entry.leftReason === null ? undefined : deps.catalogue.groupExits[entry.leftReason];
    return {
      id: entry.id,
      name: copy(group?.name ?? own),
      className: found === undefined ? null : copy(found.name),
      since: entry.since,
      until: entry.until,
      evidence: entry.evidence,
      source: sourceName(deps.catalogue.sources, entry.source),
      reviewedOn: entry.reviewedOn,
      reviewDueOn: entry.until === null ? entry.reviewDueOn : null,
      exit: exit === undefined ? null : copy(exit),
    };
  });

/** Of whoever gave a consent for somebody else only the family name and the relation show. */
const giverOf = (deps: PeopleDeps, { communityId }: PersonFileRow, consent: StoredConsent): string | null => {
  if (consent.giverSealed === null) return null;
  const place = personPlace.consentGiver(communityId, consent.id);
  const name = maskName(openField(deps.keyRing, place, Buffer.from(consent.giverSealed, 'base64')));
  const relation = deps.catalogue.relations[consent.giverRelation ?? '']?.zh;
  return relation === undefined ? name : `${name} ${relation}`;
};

const consentReplies = (deps: PeopleDeps, row: PersonFileRow, today: PlainDate): PersonReply['consents'] =>
  row.consents.map((consent) => ({
    id: consent.id,
    purpose: copy(
      deps.catalogue.purposes.find(({ id }) => id === consent.purpose)?.name ?? {
        zh: consent.purpose,
        en: consent.purpose,
      },
    ),
    scope: consent.scope,
    givenHow: consent.givenHow,
    givenBy: consent.givenBy,
    giver: giverOf(deps, row, consent),
    givenOn: consent.givenOn,
    until: consent.until,
    withdrawnOn: consent.withdrawnOn,
    inForce: isInForce(consent, today),
  }));

/** Purposes of facts that lie in the file and may not be used, because nobody agreed. */
const missingConsents = (deps: PeopleDeps, row: PersonFileRow, today: PlainDate): PersonReply['consentsMissing'] =>
  deps.catalogue.purposes
    .filter(({ id }) =>
      deps.catalogue.facts.some(
        ({ id: factId, ground }) =>
          ground.kind === 'consent' &&
          ground.purpose === id &&
          row.facts.some((fact) => fact.id === factId) &&
          consentFor(row.consents, id, today) === undefined,
      ),
    )
    .map(({ id, name }) => ({ id, name: copy(name) }));

const visitReplies = (deps: PeopleDeps, row: PersonFileRow): PersonReply['visits'] =>
  row.visits.map((visit) => ({
    id: visit.id,
    on: visit.on,
    workerName: visit.workerId === null ? '' : (deps.workerName(visit.workerId) ?? ''),
    result: copy(deps.catalogue.visitResults[visit.result] ?? { zh: visit.result, en: visit.result }),
    note:
      visit.noteSealed === null
        ? visit.note
        : openField(
            deps.keyRing,
            personPlace.visitNote(row.communityId, visit.id),
            Buffer.from(visit.noteSealed, 'base64'),
          ),
  }));

const memberReplies = (deps: PeopleDeps, members: readonly SummaryRow[], today: PlainDate): PersonReply['household'] =>
  members.map((member) => ({
    id: member.id,
    name: member.name,
    relation: relationName(deps, member.relation),
    relationId: member.relation,
    age: member.bornOn === null ? null : ageOn(member.bornOn, today),
    sex: member.sex,
  }));

/** The whole page of a person, masked for whoever looks. */
export const personReplyOf = async (
  tx: Tx,
  deps: PeopleDeps,
  row: PersonFileRow,
  viewer: Viewer,
  today: PlainDate,
): Promise<PersonReply> => {
  const { communityId, id, householdId } = row;
  // None of these needs an answer of another, so all of them travel to the database together.
  const [members, cases, documents, needs, volunteering] = await Promise.all([
    householdId === null ? [] : listMembers(tx, communityId, householdId),
    deps.cases.listOf(tx, communityId, [id], today),
    deps.documents.listOf(tx, communityId, id),
    deps.cases.needsOf(tx, communityId, [id], today),
    deps.cases.volunteeringOf(tx, communityId, id),
  ]);
  const openCases = cases.filter((one) => one.stateKind !== 'done').length;
  return {
    ...summaryOf(deps.catalogue, row, openCases, today),
    version: row.version,
    relationToHead: householdId === null ? null : relationName(deps, row.relation),
    relationId: row.relation,
    householdId,
    grid: row.gridId === null ? null : { id: row.gridId, name: row.gridName ?? '' },
    facts: [...recordFacts(deps, row, viewer, today), ...storedFacts(deps, row, viewer, today)],
    household: memberReplies(
      deps,
      members.filter((member) => member.id !== id),
      today,
    ),
    cases: [...cases],
    needs: [...needs],
    volunteering: [...volunteering],
    visits: visitReplies(deps, row),
    hints: deps.catalogue.groups.flatMap((group) =>
      group.hint !== undefined && row.groupIds.includes(group.id) ? [copy(group.hint)] : [],
    ),
    isChild: isChild(row.bornOn, today),
    mergedInto: row.mergedIntoId === null ? null : { id: row.mergedIntoId, name: row.mergedIntoName ?? '' },
    groupEntries: groupEntries(deps, row),
    consents: consentReplies(deps, row, today),
    documents: [...documents],
    consentsMissing: missingConsents(deps, row, today),
  };
};
