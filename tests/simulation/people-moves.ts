import { handInFieldRecords, registerFieldPhone, sendFieldRecords } from '../../modules/field/contract.ts';
import { enterGroup, leaveGroup, recordLifeEvent, registerPerson, setFact } from '../../modules/people/contract.ts';
import { setDuty } from '../../modules/staff/contract.ts';
import { getCoverage, openFindingCase, recordVisit, setAbsence } from '../../modules/visits/contract.ts';
import { addDays } from '../../kernel/plain-date.ts';
import { newId } from '../../platform/ids.ts';
import { eventEdit } from '../server/field-samples.ts';
import { elderAnswers } from '../server/visit-samples.ts';
import { send } from './sending.ts';
import {
  ADDRESS,
  count,
  here,
  IN_THE_OFFICE,
  newIdNumber,
  newName,
  newPhone,
  newWord,
  nowOf,
  pickResident,
  recently,
  rowsOf,
  todayOf,
  type Town,
} from './town.ts';

const told = (
  town: Town,
  done: string,
  answer: { readonly status: number; problem(): { readonly code: string } },
): boolean => {
  count(town, answer.status < 300 ? done : `${done} refused: ${answer.problem().code}`);
  return answer.status < 300;
};

/** Somebody nobody knew comes to the window. */
export const register = async (town: Town): Promise<void> => {
  const year = String(1930 + town.chance.below(80));
  const idNumber = newIdNumber(`${year}-0${town.chance.below(9) + 1}-1${town.chance.below(9)}`);
  const body = {
    name: newName(town),
    idNumber,
    phone: newPhone(town),
    address: `${ADDRESS}${town.count}号`,
    residence: 'floating',
  };
  const answer = await send(town, 'worker', registerPerson, { body });
  if (told(town, 'people registered', answer)) town.residents.push({ id: answer.reply().id, householdId: null });
};

/** A household moves in. */
export const moveIn = async (town: Town): Promise<void> => {
  const newcomer = (sex: string, bornOn: string) => ({ name: newName(town), sex, bornOn, phone: newPhone(town) });
  const room = `${town.chance.below(6) + 1}0${town.chance.below(4) + 1}室`;
  const change = {
    kind: 'moved-in',
    into: { address: { buildingId: town.buildingId, unit: '1单元', room } },
    members: [
      { newcomer: newcomer('female', `19${40 + town.chance.below(40)}-02-03`), relation: 'head' },
      { newcomer: newcomer('male', `19${40 + town.chance.below(40)}-08-09`), relation: 'spouse' },
    ],
    residence: 'registered',
  };
  const answer = await send(town, 'head', recordLifeEvent, {
    body: { change, on: recently(town, 5), source: 'counter' },
  });
  if (!told(town, 'households moved in', answer)) return;
  const { personIds, householdIds } = answer.reply();
  for (const id of personIds) town.residents.push({ id, householdId: householdIds[0] ?? null });
};

/** Births, deaths and moves out. */
export const liveOn = async (town: Town): Promise<void> => {
  const housed = town.residents.filter(({ householdId }) => householdId !== null);
  if (housed.length < 4) return moveIn(town);
  const { id, householdId } = town.chance.pick(housed);
  const stay = housed
    .filter((one) => one.householdId === householdId && one.id !== id)
    .slice(0, 1)
    .map((one) => ({ personId: one.id, relation: 'head' }));
  const changes = [
    {
      kind: 'born',
      householdId,
      newcomer: { name: newName(town), sex: 'female' },
      relation: 'granddaughter',
      residence: 'registered',
    },
    { kind: 'died', personId: id, stay },
    { kind: 'moved-out', personIds: [id], stillRegistered: town.chance.next() < 0.5, stay },
  ];
  const change = town.chance.pick(changes);
  const answer = await send(town, 'worker', recordLifeEvent, {
    body: { change, on: recently(town, 3), source: 'visit' },
  });
  if (!told(town, `life event ${change.kind}`, answer)) return;
  if (change.kind !== 'born')
    town.residents.splice(0, town.residents.length, ...town.residents.filter((one) => one.id !== id));
  if (change.kind === 'born')
    for (const personId of answer.reply().personIds) town.residents.push({ id: personId, householdId });
};

const GROUPS = [
  'living-alone',
  'empty-nest',
  'veteran',
  'minimum-living-standard',
  'disabled',
  'needs-nursing',
  'weak-sight',
];

export const changeGroups = async (town: Town): Promise<void> => {
  const housed = town.residents.filter(({ householdId }) => householdId !== null);
  const params = { personId: (town.chance.next() < 0.6 ? town.chance.pick(housed) : pickResident(town)).id };
  const groupId = town.chance.pick(GROUPS);
  if (town.chance.next() < 0.75) {
    const body = { groupId, source: 'visit', evidence: newWord(town) };
    told(town, 'groups entered', await send(town, 'head', enterGroup, { params, body }));
  } else {
    const body = { on: todayOf(town), reason: 'own-wish' };
    told(town, 'groups left', await send(town, 'head', leaveGroup, { params: { ...params, groupId }, body }));
  }
  const fact = {
    factId: 'employment',
    value: 'flexible',
    source: 'visit',
    asOf: recently(town, 20),
    reason: newWord(town),
  };
  told(town, 'facts kept', await send(town, 'worker', setFact, { params, body: fact }));
};

/** Visits of whoever is planned, or of anybody; what is found at the door may become a case. */
export const visit = async (town: Town): Promise<void> => {
  const planned = await rowsOf<{ id: string }>(
    town,
    `select m.person_id as id from person_group m join person p on p.community_id = m.community_id and p.id = m.person_id
     where m.community_id = $1 and m.until is null and p.left_on is null and p.household_id is not null order by p.created_at, p.name limit 200`,
    [town.office.communityId()],
  );
  const personId =
    planned.length > 0 && town.chance.next() < 0.8
      ? town.chance.pick(planned).id
      : town.chance.pick(town.residents.filter(({ householdId }) => householdId !== null)).id;
  const result = town.chance.pick(['present', 'present', 'present', 'absent', 'refused'] as const);
  const danger = town.chance.next() < 0.15;
  const answers =
    result === 'present' ? { answers: elderAnswers(danger ? { homeDanger: true, dangerKinds: ['gas'] } : {}) } : {};
  const visitId = newId();
  const body = { personId, on: recently(town, 3), result, note: newWord(town), ...answers };
  const answer = await send(town, 'grid-worker', recordVisit, { params: { visitId }, body });
  if (!told(town, 'visits', answer)) return;
  const finding = answer.reply().findings[0];
  if (finding === undefined || town.chance.next() < 0.3) return;
  const opened = await send(town, 'grid-worker', openFindingCase, {
    params: { visitId, findingId: finding.id },
    body: {},
  });
  told(town, 'findings made cases', opened);
};

const PHONE_LATE_DAYS = 4;

/** A phone that was without signal for days hands in what was typed on it, and again, because no answer came. */
export const phoneComesHome = async (town: Town): Promise<void> => {
  const sentAt = nowOf(town);
  const madeAt = new Date(Date.parse(sentAt) - town.chance.below(PHONE_LATE_DAYS * 24) * 3_600_000).toISOString();
  const values = { kind: 'facility', place: newWord(town), seen: newWord(town) };
  const records = [
    eventEdit({ recordId: newId(), editId: newId(), madeAt, values }),
    eventEdit({ recordId: newId(), editId: newId(), madeAt, values }),
  ];
  const caller = await town.office.as('grid-worker');
  const body = { sentAt, records, attachments: [] };
  if (town.chance.next() < 0.3) {
    const phone = await caller.call(registerFieldPhone, { params: here(town), body: { phoneId: newId() } });
    const code = phone.reply().code;
    const late = await town.office.stranger().call(handInFieldRecords, { params: here(town), body: { ...body, code } });
    told(town, 'phones handed in without a session', late);
  }
  for (const round of [1, 2]) {
    const reply = (await caller.call(sendFieldRecords, { params: here(town), body })).reply();
    for (const { outcome } of reply.records) count(town, `phone records ${round === 2 ? 'again ' : ''}${outcome}`);
  }
  const { length } = await rowsOf(town, 'select 1 from field_record where id = any ($1)', [
    records.map(({ recordId }) => recordId),
  ]);
  if (length !== records.length)
    throw new Error(`A phone sent ${records.length} records twice and ${length} were kept.`);
};

/** Leave of a worker, and who stands where. */
export const planStaff = async (town: Town): Promise<void> => {
  const { workerIds } = town.office.staff();
  const from = addDays(todayOf(town), town.chance.below(5));
  const away = { workerId: workerIds[town.chance.pick(IN_THE_OFFICE)], from, to: addDays(from, town.chance.below(6)) };
  told(town, 'absences', await send(town, 'head', setAbsence, { body: away }));
  const set = (['A', 'B'] as const).map((post) => ({
    on: from,
    half: 'morning',
    post,
    workerId: workerIds[town.chance.pick(IN_THE_OFFICE)],
  }));
  told(town, 'duty set', await send(town, 'head', setDuty, { body: { set } }));
};

export const coverageOf = async (town: Town) =>
  (await (await town.office.as('head')).call(getCoverage, { params: here(town) })).reply();
