import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { CaseEvent } from '../../../modules/casework/domain/case-events.ts';
import type { CaseState } from '../../../modules/casework/domain/case-state.ts';
import { replay } from '../../../modules/casework/domain/evolve.ts';
import { nextWorkingDay } from '../../../modules/casework/domain/working-days.ts';
import { planCommunities } from '../communities.ts';
import type { CopyRow } from '../copy-in.ts';
import { makeStaff } from '../organisations.ts';
import { createIds, createRandom } from '../random.ts';
import { createKeyRing } from '../../../platform/crypto/key-ring.ts';
import { openRules } from '../rules.ts';
import { makeCommunity } from '../seed-demo.ts';
import type { CaseRows } from './case-tables.ts';
import { simulateCases } from './simulate.ts';

const rules = openRules();
const keyRing = createKeyRing();

const makePeople = (today: PlainDate = '2026-11-22') => {
  const plans = planCommunities(8_000);
  const staff = makeStaff(createRandom('staff'), createIds(createRandom('ids'), 1_756_684_800_000), plans);
  const [plan] = plans;
  if (plan === undefined) throw new Error('A demo has a community.');
  return { ...makeCommunity(plan, staff, today), staff };
};

const simulate = (today: PlainDate, count: number): Promise<readonly CaseRows[]> => {
  const { staff, ...community } = makePeople(today);
  const random = createRandom('cases');
  return simulateCases({ community, staff, rules, random, today, count, publicUrl: 'http://127.0.0.1:3000', keyRing });
};

type Row = Readonly<Record<string, CopyRow[number]>>;

const rowsOf = (tables: readonly CaseRows[], table: string): readonly Row[] => {
  const found = tables.find((one) => one.target.table === table);
  return (found?.rows ?? []).map((row) =>
    Object.fromEntries(found?.target.columns.map((column, place) => [column, row[place] ?? null]) ?? []),
  );
};

const stateOf = (row: Row): CaseState => JSON.parse(String(row['state'])) as CaseState;

let tables: readonly CaseRows[] = [];
let records: readonly Row[] = [];
let states: readonly CaseState[] = [];

beforeAll(async () => {
  tables = await simulate('2026-11-22', 800);
  records = rowsOf(tables, 'case_record');
  states = records.map(stateOf);
}, 300_000);

/** Outcomes of processes that do not end as completed in the ordinary course. */
const ENDS: Readonly<Record<string, string>> = {
  consultation: 'answered',
  'neighbour-leader': 'open',
  recognition: 'open',
};

describe('the demo’s year of cases', { timeout: 300_000 }, () => {
  it('given the same seed and day, is the same to the last byte that is not sealed', async () => {
    // Sealing draws a fresh nonce each time, so that equal contents never look alike in the database.
    const open = (rows: readonly CaseRows[]) =>
      rows.map(({ target, rows: own }) =>
        own.map((row) => row.filter((_, place) => target.columns[place] !== 'data_sealed')),
      );
    const hash = (rows: readonly CaseRows[]) =>
      createHash('sha256')
        .update(JSON.stringify(open(rows)))
        .digest('hex');
    expect(hash(await simulate('2026-11-22', 220))).toBe(hash(await simulate('2026-11-22', 220)));
  });

  it('given any case, its events replay to exactly the stored state', () => {
    const events = Map.groupBy(rowsOf(tables, 'case_event'), (row) => row['case_id']);
    for (const record of records) {
      const own = (events.get(record['id'] ?? null) ?? []).map((row) => JSON.parse(String(row['body'])) as CaseEvent);
      const state = stateOf(record);
      const definition = rules.processes.get(state.processId, state.processVersion);
      expect(replay(definition, own)).toEqual(state);
      for (let place = 1; place < own.length; place += 1)
        expect((own[place]?.at ?? '') >= (own[place - 1]?.at ?? '')).toBe(true);
    }
  });

  it('given the processes, goes through every outcome and the branches people ask about', () => {
    const outcomes = new Set(states.map((state) => `${state.processId} ${state.outcome ?? state.kind}`));
    for (const expected of [
      'immediate completed',
      'immediate refused',
      'immediate lapsed',
      'immediate withdrawn',
      'promised completed',
      'promised not-approved',
      'promised open',
      'on-behalf completed',
      'on-behalf not-approved',
      'on-behalf waiting',
      'rating-follow-up completed',
      ...rules.processes.all
        .filter(({ opening }) => opening !== undefined)
        .map(({ id }) => `${id} ${ENDS[id] ?? 'completed'}`),
    ])
      expect(outcomes, expected).toContain(expected);
    const taken = new Set(states.flatMap((state) => Object.keys(state.timesTaken)));
    for (const action of [
      'send-back',
      'resubmit',
      'unit-asks-supplement',
      'forward-supplement',
      'unit-returns',
      'follow-up',
    ])
      expect(taken, action).toContain(action);
    expect(states.some((state) => state.noticeExceptions > 0)).toBe(true);
    expect(states.some((state) => state.noticeCount > 1)).toBe(true);
    expect(states.some((state) => state.links.some((link) => link.relation === 'continues'))).toBe(true);
    expect(states.some((state) => state.clocks.handling?.late === true)).toBe(true);
  });

  it('given ratings, most are good, every bad one has its follow-up', () => {
    const rated = states.filter((state) => state.rating !== null);
    const bad = rated.filter((state) => (state.rating ?? 0) >= 4);
    expect(rated.length).toBeGreaterThan(300);
    expect(bad.length).toBeGreaterThan(5);
    expect(bad.length / rated.length).toBeLessThan(0.1);
    for (const state of bad) expect(state.links.some((link) => link.relation === 'follows-up')).toBe(true);
  });

  it('given the calendar, has due dates on both sides of Spring Festival and National Day and none on a free day', () => {
    const due = states.flatMap((state) => state.clocks.handling?.dueOn ?? []);
    for (const month of ['2026-02', '2026-03', '2026-09', '2026-10'])
      expect(
        due.some((date) => date.startsWith(month)),
        month,
      ).toBe(true);
    for (const state of states) {
      const clock = state.clocks.handling;
      if (clock?.limit.unit !== 'working-days' || clock.dueOn === null) continue;
      expect(nextWorkingDay(clock.dueOn, rules.calendar)).toBe(clock.dueOn);
    }
  });

  it('given numbers, are unique for cases and without a gap for each kind of paper and year', () => {
    expect(new Set(records.map((row) => row['number'])).size).toBe(records.length);
    expect(new Set(records.map((row) => row['receipt_code'])).size).toBe(records.length);
    const documents = rowsOf(tables, 'issued_document');
    expect(new Set(documents.map((row) => row['number'])).size).toBe(documents.length);
    for (const counter of rowsOf(tables, 'number_counter')) {
      if (counter['kind'] === 'case') continue;
      const own = documents.filter(
        (row) => row['kind'] === counter['kind'] && String(row['number']).includes(`〔${String(counter['year'])}〕`),
      );
      expect(own).toHaveLength(Number(counter['last']));
    }
  });

  it('given the resident of the tour, has her handrails under way and no allowance yet', () => {
    const [first] = makePeople().households[0]?.people ?? [];
    const own = records.filter((row) => row['person_id'] === first?.id);
    expect(own.map((row) => [row['item_id'], row['step'], row['due_on']])).toEqual([
      ['home-adaptation', 'with-unit', '2026-11-26'],
    ]);
  });

  it('given the story’s end, nothing lies in the future', () => {
    const end = '2026-11-22T00:00:00+08:00';
    const times = [
      ...rowsOf(tables, 'case_event').map((row) => row['at']),
      ...rowsOf(tables, 'audit_entry').map((row) => row['at']),
      ...rowsOf(tables, 'notification').map((row) => row['read_at']),
    ].filter((at) => at !== null);
    const latest = Math.max(...times.map((at) => Date.parse(String(at))));
    expect(latest).toBeLessThan(Date.parse(end) + 30 * 60_000);
    expect(latest).toBeGreaterThan(Date.parse(end) - 3 * 86_400_000);
  });

  it.each(['2026-11-22', '2026-11-24', '2026-10-04', '2026-02-18'])(
    'given %s as today, has cases overdue, due on the next day worked and due later',
    async (today) => {
      const open = rowsOf(await simulate(today, 220), 'case_record').filter((row) => row['kind'] !== 'done');
      const due = open.flatMap((row) => (row['due_on'] === null ? [] : [String(row['due_on'])]));
      const next = nextWorkingDay(today, rules.calendar);
      expect(due.some((date) => date < today)).toBe(true);
      expect(due).toContain(next);
      expect(due.some((date) => date > next)).toBe(true);
    },
  );
});
