import { beforeAll, describe, expect, it } from 'vitest';
import { changePlaces, getDwelling, getBuilding } from '../../modules/communities/contract.ts';
import { getCase } from '../../modules/casework/contract.ts';
import {
  correctLifeEvent,
  decideDuplicate,
  enterGroup,
  findDuplicates,
  findPeople,
  getDuplicate,
  getHousehold,
  getPerson,
  giveConsent,
  identifyPerson,
  leaveGroup,
  listDuplicates,
  listGroups,
  listLifeEvents,
  listReplacedValues,
  recordLifeEvent,
  registerPerson,
  revealField,
  reviewGroup,
  saveOwnGroup,
  setFact,
  undoMerge,
  withdrawConsent,
} from '../../modules/people/contract.ts';
import { peopleForCases } from '../../modules/people/server/index.ts';
import { PEOPLE_CATALOGUE } from '../../catalogue/person-facts/words.ts';
import type { RouteDefinition } from '../../platform/contract.ts';
import type { Request } from './call-route.ts';
import { newIdNumber, openMatter, RELIEF, SEPTEMBER, useOffice } from './office.ts';
import type { Who } from './office-staff.ts';

const office = useOffice();
const TODAY = '2026-09-16';
let buildingId = '';

const here = () => ({ communityId: office.communityId() });
const ask = async <R extends RouteDefinition>(route: R, request: Request = {}, who: Who = 'worker') =>
  (await office.as(who)).call(route, { ...request, params: { ...here(), ...request.params } });

const change = (part: object, on = '2026-09-10', who: Who = 'worker') =>
  ask(recordLifeEvent, { body: { change: part, on, source: 'counter' } }, who);
const address = (room: string) => ({ buildingId, unit: '1单元', room });
const comes = (name: string, relation: string, more: object = {}) => ({
  newcomer: { name, sex: 'female', bornOn: '1970-02-03', ...more },
  relation,
});
/** Two people, head and spouse, who moved into a dwelling of their own. */
const couple = async (room: string) => {
  const members = [comes('甄户主', 'head'), comes('甄配偶', 'spouse', { sex: 'male', bornOn: '1969-08-09' })];
  const into = { address: address(room) };
  const moved = (await change({ kind: 'moved-in', into, members, residence: 'registered' }, '2026-01-05')).reply();
  const [head = '', spouse = ''] = moved.personIds;
  return { head, spouse, householdId: moved.householdIds[0] ?? '', eventId: moved.eventId };
};
const person = async (personId: string, who: Who = 'worker') =>
  (await ask(getPerson, { params: { personId } }, who)).reply();
const household = async (householdId: string) => (await ask(getHousehold, { params: { householdId } })).reply();
const membersOf = async (householdId: string) =>
  (await household(householdId)).members.map(({ name, relationId }) => `${name} ${relationId}`);

beforeAll(async () => {
  const place = async (part: object): Promise<string> =>
    (await ask(changePlaces, { body: { change: { from: '2026-01-01', ...part } } }, 'head')).reply().placeId;
  const gridId = await place({ kind: 'add-grid', name: '变动网格' });
  const units = [{ name: '1单元', floors: 6, doorsOnFloor: 2 }];
  buildingId = await place({ kind: 'add-building', gridId, microGridId: null, name: '变动新村1幢', units });
});

describe('what happens to people and households', () => {
  it('given a move in, opens the household in its dwelling with a head, and everybody is found', async () => {
    const { head, householdId } = await couple('101室');
    expect(await membersOf(householdId)).toEqual(['甄户主 head', '甄配偶 spouse']);
    expect(await person(head)).toMatchObject({ residence: 'registered', left: null, address: '变动新村1幢1单元' });
    const { dwellings } = (await ask(getBuilding, { params: { buildingId } })).reply();
    const dwelling = dwellings.find(({ door }) => door.includes('101'));
    const seen = (await ask(getDwelling, { params: { dwellingId: dwelling?.id ?? '' } })).reply();
    expect(JSON.stringify(seen)).toContain(householdId);
  });

  it('given a birth, the child belongs to the household, and another birthday in the number is refused', async () => {
    const { householdId } = await couple('102室');
    const born = { kind: 'born', householdId, relation: 'daughter', residence: 'registered' };
    const newcomer = { name: '甄小宝', sex: 'female' };
    const { personIds } = (await change({ ...born, newcomer }, '2026-09-01')).reply();
    const child = await person(personIds[0] ?? '');
    expect(child).toMatchObject({ bornOn: '2026-09-01', isChild: true, relationToHead: { zh: '女' } });
    const wrong = await change(
      { ...born, newcomer: { ...newcomer, idNumber: newIdNumber('2026-08-31') } },
      '2026-09-01',
    );
    expect(wrong.problem().code).toBe('born-on-other-day');
    expect((await change({ ...born, newcomer }, '2026-09-17')).problem().code).toBe('change-date-in-future');
  });

  it('given the death of a head, asks for the next one, widows the spouse and ends groups', async () => {
    const { head, spouse, householdId } = await couple('103室');
    await ask(enterGroup, { params: { personId: head }, body: { groupId: 'weak-sight', source: 'visit' } });
    const died = { kind: 'died', personId: head };
    expect((await change(died)).problem()).toMatchObject({ code: 'head-needed', details: { householdId } });
    const { eventId } = (await change({ ...died, stay: [{ personId: spouse, relation: 'head' }] })).reply();
    expect(await membersOf(householdId)).toEqual(['甄配偶 head']);
    const dead = await person(head);
    expect(dead.left).toEqual({ on: '2026-09-10', because: 'died' });
    expect([dead.groups, dead.groupEntries[0]?.exit?.zh]).toEqual([[], '已去世']);
    const fact = (await person(spouse)).facts.find(({ id }) => id === 'maritalStatus');
    expect(fact).toMatchObject({ value: '丧偶', asOf: '2026-09-10', source: { zh: '窗口登记' } });
    const listed = (await ask(findPeople, { query: { group: 'weak-sight' } })).reply();
    expect(listed.items.map(({ id }) => id)).not.toContain(head);
    expect((await change(died)).problem().code).toBe('person-has-left');
    await ask(correctLifeEvent, { params: { eventId }, body: { reason: '登错人' } });
    const back = await person(head);
    expect([back.left, back.groups.map(({ id }) => id)]).toEqual([null, ['weak-sight']]);
    expect(await membersOf(householdId)).toEqual(['甄户主 head', '甄配偶 spouse']);
    expect((await person(spouse)).facts.map(({ id }) => id)).not.toContain('maritalStatus');
  });

  it('given a split and a merge, people change the household, the empty one closes, and both can be corrected', async () => {
    const { spouse, householdId } = await couple('201室');
    const split = {
      kind: 'split',
      householdId,
      members: [{ personId: spouse, relation: 'head' }],
      address: address('202室'),
    };
    const first = (await change(split)).reply();
    const newHousehold = first.householdIds.find((id) => id !== householdId) ?? '';
    expect([await membersOf(householdId), await membersOf(newHousehold)]).toEqual([['甄户主 head'], ['甄配偶 head']]);
    const members = [{ personId: spouse, relation: 'spouse' }];
    const merged = { kind: 'merged', householdId: newHousehold, intoHouseholdId: householdId, members };
    const second = (await change(merged)).reply();
    expect((await household(newHousehold)).closedOn).toBe('2026-09-10');
    const tooEarly = await ask(correctLifeEvent, { params: { eventId: first.eventId }, body: { reason: '反悔' } });
    expect(tooEarly.problem().code).toBe('later-change-first');
    for (const { eventId } of [second, first])
      expect((await ask(correctLifeEvent, { params: { eventId }, body: { reason: '登错' } })).status).toBe(200);
    expect(await membersOf(householdId)).toEqual(['甄户主 head', '甄配偶 spouse']);
    const history = (await ask(listLifeEvents, { query: { household: householdId } })).reply();
    expect(history.items.map(({ kind }) => kind).toSorted()).toEqual(
      ['correction', 'moved-in', 'merged', 'split', 'correction'].toSorted(),
    );
    expect(history.items.find(({ kind }) => kind === 'split')?.correctedBy).not.toBeNull();
  });

  it('given a move within, the household is in the new dwelling and goes back when corrected', async () => {
    const { head, householdId } = await couple('301室');
    const { eventId } = (await change({ kind: 'moved-within', householdId, address: address('302室') })).reply();
    const door = async () =>
      (
        await ask(revealField, { params: { personId: head }, body: { field: 'address', reason: 'handling-a-matter' } })
      ).reply().value;
    expect(await door()).toContain('302室');
    await ask(correctLifeEvent, { params: { eventId }, body: { reason: '登错' } });
    expect(await door()).toContain('301室');
    const again = await ask(correctLifeEvent, { params: { eventId }, body: { reason: '再来' } });
    expect(again.problem().code).toBe('event-corrected-already');
  });

  it('given a dwelling let, the tenants live there until a day; the other way round is refused', async () => {
    const members = [comes('甄租客', 'head')];
    const letting = { kind: 'let', address: address('401室'), members, residence: 'floating', until: '2027-09-01' };
    const { personIds } = (await change(letting)).reply();
    const { items } = (await ask(listLifeEvents, { query: { person: personIds[0] ?? '' } })).reply();
    expect(items[0]).toMatchObject({ kind: 'let', until: '2027-09-01', people: [{ name: '甄租客' }] });
    expect((await change({ ...letting, until: '2026-09-01' })).problem().code).toBe('let-dates-wrong');
  });

  it('given somebody who moves out and was entered wrongly, keeps both on record', async () => {
    const { head, spouse, eventId, householdId } = await couple('402室');
    const leave = { kind: 'moved-out', personIds: [head, spouse], stillRegistered: false };
    const out = (await change(leave)).reply();
    expect((await person(spouse)).left?.because).toBe('moved-out');
    expect((await household(householdId)).closedOn).toBe('2026-09-10');
    await ask(correctLifeEvent, { params: { eventId: out.eventId }, body: { reason: '没有搬走' } });
    await ask(correctLifeEvent, { params: { eventId }, body: { reason: '登到别的社区的人' } });
    expect((await person(head)).left).toEqual({ on: TODAY, because: 'entered-by-mistake' });
  });

  it('given a social worker or another community, changes nothing', async () => {
    const { head } = await couple('501室');
    expect((await change({ kind: 'died', personId: head }, TODAY, 'social-worker')).status).toBe(403);
    const foreign = await (await office.as('neighbour-worker')).call(recordLifeEvent, {
      params: { communityId: office.otherCommunityId() },
      body: { change: { kind: 'died', personId: head }, on: TODAY, source: 'counter' },
    });
    expect(foreign.problem().code).toBe('person-unknown');
  });
});

describe('facts, groups and consents', () => {
  it('given a corrected fact, keeps the old value with who and why', async () => {
    const { id } = await office.person({ name: '甄更正' });
    const fact = { factId: 'employment', source: 'visit', asOf: '2026-03-01', reason: '走访' };
    await ask(setFact, { params: { personId: id }, body: { ...fact, value: 'unemployed' } });
    await ask(setFact, { params: { personId: id }, body: { ...fact, value: 'flexible', reason: '已找到工作' } });
    const { items } = (await ask(listReplacedValues, { params: { personId: id } })).reply();
    expect(items).toMatchObject([{ label: { zh: '就业状况' }, value: '失业', reason: '已找到工作' }]);
    const wrong = await ask(setFact, { params: { personId: id }, body: { ...fact, value: 'dancing' } });
    expect(wrong.problem().code).toBe('fact-value-wrong');
  });

  it('given a fact whose use needs a consent, uses it only while the consent holds', async () => {
    const { id } = await office.person({ name: '甄同意' });
    const params = { personId: id };
    await ask(setFact, {
      params,
      body: { factId: 'monthlyIncome', value: 900, source: 'visit', asOf: '2026-08-01', reason: '走访' },
    });
    const { database, casework } = office.running().application;
    const deps = { keyRing: casework.keyRing, catalogue: PEOPLE_CATALOGUE };
    const people = peopleForCases(deps, () => new Date(SEPTEMBER));
    const here = office.communityId();
    const known = () => database.read([here], (tx) => people.find(tx, here, id, ['person.monthly-income']));
    expect((await known())?.known['person.monthly-income']).toBeUndefined();
    expect((await person(id)).consentsMissing.map((one) => one.id)).toEqual(['income-check']);
    const consent = { purpose: 'income-check', givenHow: 'paper', givenBy: 'self', givenOn: '2026-09-01' };
    const { consentId } = (await ask(giveConsent, { params, body: consent })).reply();
    expect((await known())?.known['person.monthly-income']).toMatchObject({
      value: 900,
      ground: { zh: '本人 2026-09-01 同意“核对家庭经济状况”' },
    });
    await ask(withdrawConsent, { params: { ...params, consentId }, body: { on: TODAY } });
    expect((await known())?.known['person.monthly-income']).toBeUndefined();
    const twice = await ask(withdrawConsent, { params: { ...params, consentId }, body: { on: TODAY } });
    expect(twice.problem().code).toBe('consent-withdrawn-already');
  });

  it('given a child, only the guardian consents and only strong reasons reveal', async () => {
    const { householdId } = await couple('502室');
    const newcomer = { name: '甄小明', sex: 'male', phone: '13822223333', idNumber: newIdNumber('2016-05-01') };
    const into = { householdId };
    const moved = await change({
      kind: 'moved-in',
      into,
      members: [{ newcomer, relation: 'son' }],
      residence: 'registered',
    });
    const childId = moved.reply().personIds[0] ?? '';
    const params = { personId: childId };
    const consent = { purpose: 'photo-and-voice', givenHow: 'paper', givenBy: 'self', givenOn: TODAY };
    expect((await ask(giveConsent, { params, body: consent })).problem().code).toBe('guardian-needed');
    const guardian = { ...consent, givenBy: 'guardian', giverName: '甄户主', giverRelation: 'mother' };
    expect((await ask(giveConsent, { params, body: guardian })).status).toBe(201);
    expect((await person(childId)).consents[0]?.giver).toBe('甄** 母亲');
    const reveal = (reason: string) => ask(revealField, { params, body: { field: 'phone', reason } });
    expect((await reveal('contacting-the-person')).problem().code).toBe('child-protected');
    expect((await reveal('emergency')).reply().value).toBe('13822223333');
  });

  it('given a social worker of an agency, shows number and income only with the consent to share', async () => {
    const { id } = await office.person({ name: '甄机构' });
    const params = { personId: id };
    const reveal = () =>
      ask(revealField, { params, body: { field: 'id-number', reason: 'handling-a-matter' } }, 'social-worker');
    expect((await person(id, 'social-worker')).facts.find((fact) => fact.id === 'idNumber')?.reveal).toBeNull();
    expect((await reveal()).problem().code).toBe('consent-needed');
    const consent = { purpose: 'share-with-agency', givenHow: 'paper', givenBy: 'self', givenOn: TODAY };
    await ask(giveConsent, { params, body: consent });
    expect((await reveal()).status).toBe(200);
  });

  it('given a group with rules, asks for papers and class, lists the review, and lets out with a reason', async () => {
    const { id } = await office.person({ name: '甄入组' });
    const params = { personId: id };
    const enter = (body: object, who: Who = 'head') =>
      ask(enterGroup, { params, body: { source: 'civil-affairs', ...body } }, who);
    expect((await enter({ groupId: 'borderline' })).problem().code).toBe('group-evidence-needed');
    expect((await enter({ groupId: 'child-in-hardship' }, 'worker')).problem().code).toBe('group-not-yours-to-decide');
    expect((await enter({ groupId: 'child-in-hardship', evidence: '认定表' })).problem().code).toBe(
      'group-class-needed',
    );
    const child = await enter({ groupId: 'child-in-hardship', classId: 'orphan', evidence: '认定表' });
    expect(child.reply()).toEqual({ groupId: 'child-in-hardship', reviewDueOn: '2026-12-16' });
    expect((await person(id)).groupEntries[0]).toMatchObject({ className: { zh: '孤儿' }, evidence: '认定表' });
    await office
      .running()
      .ownerPool.query(`update person_group set review_due_on = '2026-09-20' where person_id = $1`, [id]);
    const { reviews } = (await ask(listGroups)).reply();
    expect(reviews).toContainEqual(expect.objectContaining({ person: { id, name: '甄入组' }, dueOn: '2026-09-20' }));
    const ofGroup = { ...params, groupId: 'child-in-hardship' };
    const review = await ask(reviewGroup, { params: ofGroup, body: { evidence: '上门看过' } }, 'head');
    expect(review.reply().reviewDueOn).toBe('2026-12-16');
    const leave = await ask(leaveGroup, { params: ofGroup, body: { on: TODAY, reason: 'grown-up' } }, 'head');
    expect(leave.status).toBe(200);
    expect((await person(id)).groupEntries[0]?.exit).toEqual({ zh: '已成年', en: 'Grown up' });
  });

  it('given a group of the community’s own, people can be put into it and are found by it', async () => {
    const own = { name: '暑期在家儿童', care: false, basis: '居民会议', reviewMonths: 2, validFrom: '2026-06-01' };
    const { groupId } = (await ask(saveOwnGroup, { body: own }, 'head')).reply();
    const { id } = await office.person({ name: '甄自设' });
    await ask(enterGroup, { params: { personId: id }, body: { groupId, source: 'visit' } });
    const { items } = (await ask(findPeople, { query: { group: groupId } })).reply();
    expect(items.map((item) => item.groups.at(-1)?.name.zh)).toEqual(['暑期在家儿童']);
    expect((await ask(saveOwnGroup, { body: own }, 'head')).problem().code).toBe('group-name-taken');
  });
});

describe('duplicates', () => {
  const twoRecords = async (room: string) => {
    const phone = `139${room.slice(0, 3)}55555`;
    const idNumber = newIdNumber('1955-07-08');
    const left = await office.person({ name: '甄子怡', phone, idNumber });
    const body = {
      name: '甄紫怡',
      phone,
      idNumber: null,
      sex: left.sex,
      bornOn: '1955-07-08',
      residence: 'registered',
    };
    const right = (await ask(registerPerson, { body })).reply();
    await ask(findDuplicates, { body: {} });
    const { items } = (await ask(listDuplicates)).reply();
    const pair = items.find((one) => [one.left.id, one.right.id].includes(right.id));
    if (pair === undefined) throw new Error('the pair was not found');
    return { left, right, pair, idNumber };
  };

  it('given the same sound, phone and birthday, lists the pair with its reasons; told apart, it never comes back', async () => {
    const { pair } = await twoRecords('100');
    expect(pair.reasons.toSorted()).toEqual(['born-on', 'phone', 'same-sound']);
    const params = { pairId: pair.id };
    const different = { decision: { kind: 'different' }, reason: '表姐妹' };
    expect((await ask(decideDuplicate, { params, body: different })).reply()).toEqual({ keptId: null, mergeId: null });
    expect((await ask(decideDuplicate, { params, body: different })).problem().code).toBe('pair-decided-already');
    await ask(findDuplicates, { body: {} });
    expect((await ask(listDuplicates)).reply().items.map(({ id }) => id)).not.toContain(pair.id);
  });

  it('given a merge, everything points to the one that stays; undone, everything is as it was', async () => {
    const { left, right, pair, idNumber } = await twoRecords('200');
    const matter = await openMatter(office, { processId: 'promised', itemId: RELIEF, personId: left.id });
    await ask(setFact, {
      params: { personId: left.id },
      body: { factId: 'employment', value: 'flexible', source: 'visit', asOf: '2026-08-01', reason: '走访' },
    });
    await ask(enterGroup, { params: { personId: left.id }, body: { groupId: 'weak-sight', source: 'visit' } });
    const compared = (await ask(getDuplicate, { params: { pairId: pair.id } })).reply();
    expect(compared.fields.find(({ id }) => id === 'phone')?.same).toBe(true);
    const keep = compared.left.id === right.id ? 'left' : 'right';
    const decision = {
      kind: 'same',
      keep,
      fields: { name: 'both' },
      leftVersion: compared.left.version,
      rightVersion: compared.right.version,
    };
    const stale = { ...decision, leftVersion: 99 };
    const params = { pairId: pair.id };
    expect((await ask(decideDuplicate, { params, body: { decision: stale, reason: '同一人' } })).problem().code).toBe(
      'stale-version',
    );
    const done = (await ask(decideDuplicate, { params, body: { decision, reason: '同一人' } })).reply();
    expect(done.keptId).toBe(right.id);
    const kept = await person(right.id);
    expect(kept.cases.map(({ id }) => id)).toEqual([matter.id]);
    expect(kept.facts.find(({ id }) => id === 'employment')?.value).toBe('灵活就业');
    expect(kept.groups.map(({ id }) => id)).toEqual(['weak-sight']);
    expect((await ask(identifyPerson, { body: { idNumber } })).reply().person?.id).toBe(right.id);
    expect((await person(left.id)).mergedInto).toEqual({ id: right.id, name: '甄紫怡' });
    const byFormer = (await ask(findPeople, { query: { q: '甄子怡' } })).reply().items.map(({ id }) => id);
    expect(byFormer).toContain(right.id);
    expect(byFormer).not.toContain(left.id);
    expect((await ask(getCase, { params: { caseId: matter.id } })).reply().personId).toBe(right.id);
    const onFormer = await openMatter(office, { processId: 'promised', itemId: RELIEF, personId: left.id });
    expect((await ask(getCase, { params: { caseId: onFormer.id } })).reply().personId).toBe(right.id);
    const { items } = (await ask(listReplacedValues, { params: { personId: right.id } })).reply();
    expect(items.map(({ label, value, reason }) => `${label.zh} ${value} ${reason}`).toSorted()).toEqual([
      '姓名 甄子怡 同一人',
      '户籍 来办事的外社区居民 同一人',
    ]);
    const mergeId = done.mergeId ?? '';
    expect((await ask(undoMerge, { params: { mergeId }, body: { reason: '合错' } }, 'head')).status).toBe(200);
    const again = await person(left.id);
    expect([again.mergedInto, again.cases.length, again.groups.length]).toEqual([null, 1, 1]);
    const alone = await person(right.id);
    expect(alone.cases.map(({ id }) => id)).toEqual([onFormer.id]);
    expect([alone.groups.length, alone.idNumberMasked]).toEqual([0, null]);
    expect(alone.facts.map(({ id }) => id)).not.toContain('employment');
    expect((await ask(identifyPerson, { body: { idNumber } })).reply().person?.id).toBe(left.id);
    const twice = await ask(undoMerge, { params: { mergeId }, body: { reason: '再来' } }, 'head');
    expect(twice.problem().code).toBe('merge-undone-already');
  });

  it('given a merge, keeps on record who decided about whom', async () => {
    const { rows } = await office
      .running()
      .ownerPool.query<{ action: string }>(
        `select action from audit_entry where action in ('merge-people', 'undo-merge', 'tell-people-apart', 'compare-people')`,
      );
    const count = (action: string): number => rows.filter((row) => row.action === action).length;
    expect([count('merge-people'), count('undo-merge'), count('tell-people-apart')]).toEqual([2, 2, 2]);
  });
});
