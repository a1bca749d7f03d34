import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { SPECIAL_GROUPS } from '../../catalogue/special-groups/groups.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { sealAuditTrail } from '../../modules/audit/server/index.ts';
import { actOnCase, type CaseReply } from '../../modules/casework/contract.ts';
import { giveReminders } from '../../modules/casework/server/index.ts';
import type { PersonReply } from '../../modules/people/contract.ts';
import { enterGroupsByAge } from '../../modules/people/server/index.ts';
import {
  answerTrainingQuestion,
  getMyTraining,
  startTrainingRound,
  type RoundReply,
} from '../../modules/training/contract.ts';
import { newIdNumber, openMatter, RELIEF, useOffice } from '../server/office.ts';
import type { Who } from '../server/office-staff.ts';
import { rightAnswersOf, shippedSpots } from '../training/right-answers.ts';
import { verified } from './verified.ts';

const office = useOffice();
let person: PersonReply;

beforeAll(async () => {
  person = await office.person();
});

/** By the clock on the wall of the office. */
const at = (day: PlainDate, time = '10:00'): void => office.running().clock.set(`${day}T${time}:00+08:00`);
const nowOf = (): string => office.running().clock.now().toISOString();
const inCommunity = () => ({ communityId: office.communityId() });

const accept = (): Promise<CaseReply> =>
  openMatter(office, {
    processId: 'promised',
    itemId: RELIEF,
    personId: person.id,
    first: { action: 'accept', input: {} },
  });

/** A case whose one-time notice is the paper that bears a number of its own. */
const giveNotice = (): Promise<CaseReply> =>
  openMatter(office, {
    processId: 'promised',
    itemId: RELIEF,
    personId: person.id,
    without: ['application'],
    first: { action: 'give-notice', input: { materials: ['application'] } },
  });

const act = async (who: Who, of: CaseReply, action: string, input: object): Promise<CaseReply> => {
  const body = { action, input, expectedVersion: of.version };
  const params = { ...inCommunity(), caseId: of.id };
  return (await (await office.as(who)).call(actOnCase, { params, body })).reply();
};

const numberAt = (of: CaseReply): number => Number(/-(\d+)$/.exec(of.number)?.[1]);
const paperOf = (of: CaseReply): string => of.documents.map(({ number }) => number).join();

/** Ten working days from the day after; counted by hand from the announcements of holidays. */
const TEN_WORKING_DAYS = [
  ['2025-12-26', '2026-01-12', false, 'New Year: the Sunday after it is worked'],
  ['2026-02-06', '2026-02-27', false, 'the Saturday before Spring Festival is worked'],
  ['2026-02-13', '2026-03-05', false, 'both Saturdays around Spring Festival are worked'],
  ['2026-02-28', '2026-03-13', false, 'a matter taken in on a Saturday that is worked'],
  ['2026-04-30', '2026-05-18', false, 'the Saturday after Labour Day is worked'],
  ['2026-09-18', '2026-10-09', false, 'a Sunday is worked, two holidays lie between'],
  ['2026-12-11', '2026-12-25', false, 'the last weeks of the last year announced'],
  ['2028-02-24', '2028-03-09', true, '29 February, of a year nobody has announced yet'],
] as const;

describe('the clock of the office', () => {
  it.each(TEN_WORKING_DAYS)('given a matter taken in on %s, has it due on %s', async (day, dueOn, dueProvisional) => {
    at(day, '16:59');
    expect(await accept()).toMatchObject({ dueOn, dueProvisional });
  });

  it('given a clock a day back and two days ahead between commands, keeps order, due date and version', async () => {
    at('2026-03-11');
    const opened = await accept();
    at('2026-03-10');
    const approved = await act('approver', opened, 'approve', { result: '同意救助' });
    at('2026-03-12');
    const delivered = await act('worker', approved, 'deliver', { deliveredHow: 'at-window' });
    expect(opened.dueOn).toBe('2026-03-25');
    expect(delivered).toMatchObject({ stateKind: 'done', outcome: 'completed' });
    expect(delivered.version).toBeGreaterThan(approved.version);
    const types = delivered.history.map(({ type }) => type);
    expect(types.slice(0, opened.history.length)).toEqual(opened.history.map(({ type }) => type));
  });

  it('given a clock that jumps over a reminder, back and over it again, reminds once', async () => {
    at('2026-03-16');
    const matter = await accept();
    const remindedOf = async (day: PlainDate): Promise<number> => {
      at(day);
      await giveReminders(office.running().application.casework, nowOf());
      const { rows } = await office
        .running()
        .ownerPool.query<{ count: number }>('select count(*)::int as count from notification where case_id = $1', [
          matter.id,
        ]);
      return rows[0]?.count ?? 0;
    };
    const before = await remindedOf('2026-03-16');
    const once = await remindedOf('2026-03-28');
    expect(once).toBeGreaterThan(before);
    expect(await remindedOf('2026-03-27')).toBe(once);
    expect(await remindedOf('2026-03-28')).toBe(once);
  });

  it('given the stroke of midnight at the end of the year, begins both series of numbers anew, and goes on with the old after a jump back', async () => {
    at('2026-12-31', '23:59');
    const [lastCase, lastNotice] = [await accept(), await giveNotice()];
    at('2027-01-01', '00:00');
    const [firstCase, firstNotice] = [await accept(), await giveNotice()];
    at('2026-12-31', '23:59');
    const [lateCase, lateNotice] = [await accept(), await giveNotice()];
    expect([lastCase, firstCase, lateCase].map(({ number }) => number.slice(0, -7))).toEqual([
      '东园2026',
      '东园2027',
      '东园2026',
    ]);
    expect([firstCase, firstNotice].map(numberAt)).toEqual([1, 2]);
    expect([lateCase, lateNotice].map(numberAt)).toEqual([numberAt(lastNotice) + 1, numberAt(lastNotice) + 2]);
    const [last, first, late] = [lastNotice, firstNotice, lateNotice].map((of) => /〔(\d+)〕(\d+)号/.exec(paperOf(of)));
    expect([first?.[1], first?.[2]]).toEqual(['2027', '1']);
    expect([late?.[1], late?.[2]]).toEqual(['2026', String(Number(last?.[2]) + 1)]);
  });

  it('given a matter over the turn of the year, says that the days of a year not announced may change', async () => {
    at('2026-12-25');
    expect((await accept()).dueProvisional).toBe(true);
  });
});

describe('the year of training', () => {
  const start = async (): Promise<RoundReply> =>
    (
      await (await office.as('head')).call(startTrainingRound, { params: inCommunity(), body: { mode: 'mixed' } })
    ).reply();
  const finish = async (round: RoundReply): Promise<void> => {
    const { ownerPool, catalogue } = office.running();
    const { rows } = await ownerPool.query<{ keys: string[]; seed: string }>(
      'select keys, seed from training_round where id = $1',
      [round.id],
    );
    const right = rightAnswersOf(shippedSpots('2026-12-31', catalogue), rows[0]);
    for (const [place, choice] of right.entries())
      await (await office.as('head')).call(answerTrainingQuestion, {
        params: { ...inCommunity(), roundId: round.id },
        body: { place, choice },
      });
  };
  const roundsOf = async (year: number): Promise<number> =>
    (
      await (await office.as('head')).call(getMyTraining, { params: inCommunity(), query: { year: String(year) } })
    ).reply().rounds.length;

  it('given a round finished before midnight and one after it, counts each to its own year', async () => {
    at('2026-12-31', '23:50');
    await finish(await start());
    const over = await start();
    at('2027-01-01', '00:05');
    await finish(over);
    expect([await roundsOf(2026), await roundsOf(2027)]).toEqual([1, 1]);
  });
});

describe('a birthday on 29 February', () => {
  const entered = (today: PlainDate): Promise<number> =>
    enterGroupsByAge(
      office.running().application.database,
      SPECIAL_GROUPS,
      office.communityId(),
      `${today}T02:00:00.000Z`,
    );

  it('given somebody born on that day, puts them among the eighty-year-olds on the day and not before, once', async () => {
    at('2028-02-27');
    await office.person({ name: '甄闰生', idNumber: newIdNumber('1948-02-29') });
    await entered('2028-02-27');
    expect([await entered('2028-02-28'), await entered('2028-02-29'), await entered('2028-02-29')]).toEqual([0, 1, 0]);
    // Put back by a day and forward again.
    expect([await entered('2028-02-28'), await entered('2028-03-01')]).toEqual([0, 0]);
  });
});

describe('after all jumps of the clock', () => {
  it('finds every case as its history tells it and the audit trail whole', async () => {
    const { application, folder, keyRing, catalogue, ownerPool } = office.running();
    const seal = (): Promise<number> =>
      sealAuditTrail(
        application.database,
        Object.values(office.staff().organisationIds),
        join(folder, 'anchors'),
        nowOf,
      );
    at('2026-12-31');
    expect(await seal()).toBeGreaterThan(20);
    at('2026-12-30');
    await accept();
    expect(await seal()).toBeGreaterThan(0);
    const report = await verified(ownerPool.options.connectionString ?? '', {
      keyRing,
      catalogue,
      anchorFolder: join(folder, 'anchors'),
    });
    expect(report.findings).toEqual([]);
    expect(report.counts['cases']).toBeGreaterThan(15);
  });
});
