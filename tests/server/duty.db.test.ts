import { describe, expect, it } from 'vitest';
import { findStandIn, listDuty, setDuty } from '../../modules/staff/contract.ts';
import { useOffice } from './office.ts';
import type { Who } from './office-staff.ts';

const office = useOffice();
const DAY = '2026-09-14';

const here = () => ({ communityId: office.communityId() });
const workerId = (who: Who): string => office.staff().workerIds[who];

type Place = readonly [half: 'morning' | 'afternoon', post: 'A' | 'B', who: Who | null];

const set = async (places: readonly Place[], by: Who = 'head', on = DAY) =>
  (await office.as(by)).call(setDuty, {
    params: here(),
    body: {
      set: places.map(([half, post, who]) => ({ on, half, post, workerId: who === null ? null : workerId(who) })),
    },
  });

const roster = async (on = DAY) =>
  (await (await office.as('worker')).call(listDuty, { params: here(), query: { from: on, days: '1' } }))
    .reply()
    .shifts.map(({ half, post, worker }) => `${half} ${post} ${worker.name}`);

const standIn = async (who: Who, on = DAY) =>
  (
    await (await office.as('worker')).call(findStandIn, { params: here(), query: { worker: workerId(who), on } })
  ).reply();

describe('the duty roster', () => {
  it('given places, keeps them, lets one be changed and one be emptied', async () => {
    await set([
      ['morning', 'A', 'worker'],
      ['morning', 'B', 'second-worker'],
      ['afternoon', 'A', 'grid-worker'],
    ]);
    expect(await roster()).toEqual(['morning A 甄小雨', 'morning B 甄小雪', 'afternoon A 甄田野']);
    await set([
      ['morning', 'A', 'social-worker'],
      ['afternoon', 'A', null],
    ]);
    expect(await roster()).toEqual(['morning A 甄若水', 'morning B 甄小雪']);
  });

  it('given one worker for both posts, at once or bit by bit, refuses and changes nothing', async () => {
    const day = '2026-09-15';
    await set([['morning', 'A', 'worker']], 'head', day);
    const answer = await set([['morning', 'B', 'worker']], 'head', day);
    expect(answer.problem()).toMatchObject({ code: 'both-posts', details: { on: day, half: 'morning' } });
    expect(await roster(day)).toEqual(['morning A 甄小雨']);
  });

  it('given both posts set for one worker by two hands at once, refuses one of them', async () => {
    const day = '2026-09-17';
    const answers = await Promise.all([
      set([['morning', 'A', 'worker']], 'head', day),
      set([['morning', 'B', 'worker']], 'head', day),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422]);
    expect(await roster(day)).toHaveLength(1);
  });

  it('given somebody from elsewhere, or a hand that is not the head’s, refuses', async () => {
    expect((await set([['morning', 'A', 'neighbour-worker']])).problem().code).toBe('worker-not-here');
    expect((await set([['morning', 'A', 'worker']], 'worker')).status).toBe(403);
  });

  it('given somebody away, proposes post B of that half-day; of a day without one, nobody', async () => {
    const day = '2026-09-16';
    await set(
      [
        ['afternoon', 'A', 'worker'],
        ['afternoon', 'B', 'second-worker'],
      ],
      'head',
      day,
    );
    expect(await standIn('worker', day)).toMatchObject({
      standIn: { id: workerId('second-worker') },
      half: 'afternoon',
    });
    expect(await standIn('worker', '2026-09-20')).toEqual({ standIn: null, half: null });
  });

  it('given another community, shows nothing of this one', async () => {
    const caller = await office.as('neighbour-worker');
    const params = { communityId: office.otherCommunityId() };
    expect((await caller.call(listDuty, { params, query: { from: DAY } })).reply().shifts).toEqual([]);
    expect((await caller.call(listDuty, { params: here(), query: { from: DAY } })).status).toBe(404);
  });
});
