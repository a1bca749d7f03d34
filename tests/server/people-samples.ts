import { randomUUID } from 'node:crypto';
import {
  decideDuplicate,
  findDuplicates,
  getDuplicate,
  giveConsent,
  listDuplicates,
  recordLifeEvent,
  requestErasure,
} from '../../modules/people/contract.ts';
import type { Office } from './office.ts';
import type { PeopleFixture, Sample } from './sample-fixture.ts';

const FROM = '2026-09-01';

/** Somebody in a household of their own, with a consent, and somebody else of the same name and birthday. */
export const writePeople = async (office: Office, buildingId: string): Promise<PeopleFixture> => {
  const head = await office.as('head');
  const params = { communityId: office.communityId() };
  const moveIn = async (name: string) => {
    const newcomer = { name, sex: 'female', bornOn: '1961-05-06', phone: '13811112222' };
    const into = { address: { buildingId, unit: '1单元', room: '101室' } };
    const change = { kind: 'moved-in', into, members: [{ newcomer, relation: 'head' }], residence: 'registered' };
    return (await head.call(recordLifeEvent, { params, body: { change, on: FROM, source: 'counter' } })).reply();
  };
  const first = await moveIn('甄双喜');
  for (const name of ['甄双喜', '甄四季', '甄四季']) await moveIn(name);
  const mistaken = await moveIn('甄登错');
  const personId = first.personIds[0] ?? '';
  const consent = { purpose: 'income-check', givenHow: 'paper', givenBy: 'self', givenOn: FROM };
  const given = await head.call(giveConsent, { params: { ...params, personId }, body: consent });
  const unwanted = await moveIn('甄不留');
  const asking = { ground: 'consent-withdrawn', askedBy: 'self', name: '甄不留' };
  const ofUnwanted = { ...params, personId: unwanted.personIds[0] ?? '' };
  const asked = await (await office.as('worker')).call(requestErasure, { params: ofUnwanted, body: asking });
  await head.call(findDuplicates, { params, body: {} });
  const { items } = (await head.call(listDuplicates, { params })).reply();
  const pairOf = (name: string): string => items.find(({ left }) => left.name === name)?.id ?? '';
  const toMerge = { ...params, pairId: pairOf('甄四季') };
  const { left, right } = (await head.call(getDuplicate, { params: toMerge })).reply();
  const same = { kind: 'same', keep: 'left', fields: {}, leftVersion: left.version, rightVersion: right.version };
  const merged = await head.call(decideDuplicate, { params: toMerge, body: { decision: same, reason: '同一人' } });
  return {
    personId,
    householdId: first.householdIds[0] ?? '',
    buildingId,
    eventId: mistaken.eventId,
    consentId: given.reply().consentId,
    pairId: pairOf('甄双喜'),
    mergeId: merged.reply().mergeId ?? '',
    erasureId: asked.reply().id,
  };
};

const NOWHERE: PeopleFixture = {
  personId: randomUUID(),
  householdId: randomUUID(),
  buildingId: randomUUID(),
  eventId: randomUUID(),
  consentId: randomUUID(),
  pairId: randomUUID(),
  mergeId: randomUUID(),
  erasureId: randomUUID(),
};

const at =
  (request: (people: PeopleFixture) => ReturnType<Sample>): Sample =>
  ({ people }) =>
    request(people ?? NOWHERE);

/** Requests about changes, facts, groups, consents and duplicates. */
export const peopleSamples: Readonly<Record<string, Sample>> = {
  'record-life-event': at(({ householdId }) => ({
    body: {
      change: {
        kind: 'born',
        householdId,
        newcomer: { name: '甄新', sex: 'male' },
        relation: 'grandson',
        residence: 'registered',
      },
      on: FROM,
      source: 'counter',
    },
  })),
  'correct-life-event': at(({ eventId }) => ({ params: { eventId }, body: { reason: '登错' } })),
  'list-life-events': at(({ personId }) => ({ query: { person: personId } })),
  'get-file-forms': () => ({}),
  'set-fact': at(({ personId }) => ({
    params: { personId },
    body: { factId: 'employment', value: 'flexible', source: 'visit', asOf: FROM, reason: '走访得知' },
  })),
  'correct-person': at(({ personId }) => ({
    params: { personId },
    body: { expectedVersion: 1, fields: { phone: '13811113333' }, source: 'counter', reason: '登记时听错' },
  })),
  'list-replaced-values': at(({ personId }) => ({ params: { personId } })),
  'enter-group': at(({ personId }) => ({ params: { personId }, body: { groupId: 'weak-sight', source: 'visit' } })),
  'review-group': at(({ personId }) => ({
    params: { personId, groupId: 'no-such-group' },
    body: { evidence: '上门看过' },
  })),
  'leave-group': at(({ personId }) => ({
    params: { personId, groupId: 'no-such-group' },
    body: { on: FROM, reason: 'own-wish' },
  })),
  'list-groups': () => ({}),
  'save-own-group': () => ({
    body: {
      name: `自设${randomUUID().slice(0, 8)}`,
      care: false,
      basis: '居民会议',
      reviewMonths: null,
      validFrom: FROM,
    },
  }),
  'give-consent': at(({ personId }) => ({
    params: { personId },
    body: { purpose: 'health-care', givenHow: 'spoken', givenBy: 'self', givenOn: FROM },
  })),
  'withdraw-consent': at(({ personId, consentId }) => ({ params: { personId, consentId }, body: { on: FROM } })),
  'list-duplicates': () => ({}),
  'find-duplicates': () => ({ body: {} }),
  'get-duplicate': at(({ pairId }) => ({ params: { pairId } })),
  'decide-duplicate': at(({ pairId }) => ({
    params: { pairId },
    body: { decision: { kind: 'different' }, reason: '不是同一人' },
  })),
  'get-erasure': at(({ personId }) => ({ params: { personId } })),
  'request-erasure': at(({ personId }) => ({
    params: { personId },
    body: { ground: 'purpose-achieved', askedBy: 'office', note: '当面提出', name: '甄双喜' },
  })),
  'decide-erasure': at(({ erasureId }) => ({
    params: { erasureId },
    body: { decision: { kind: 'approve', name: '甄不留' } },
  })),
  'take-back-erasure': at(({ erasureId }) => ({ params: { erasureId }, body: {} })),
  'list-erasures': () => ({}),
  'undo-merge': at(({ mergeId }) => ({ params: { mergeId }, body: { reason: '合错' } })),
};
