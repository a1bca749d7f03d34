import { describe, expect, it } from 'vitest';
import { listAudit } from '../../modules/access/contract.ts';
import { checkChannels, listChannelChecks } from '../../modules/casework/contract.ts';
import { useOffice } from './office.ts';
import type { Who } from './office-staff.ts';

/** Monday, nine in the morning. */
const START = '2026-09-14T01:00:00.000Z';
const office = useOffice({ now: START });

const here = () => ({ communityId: office.communityId() });
const look = async (who: Who = 'head', month = '2026-09') =>
  (await (await office.as(who)).call(listChannelChecks, { params: here(), query: { month } })).reply();
const check = async (checks: readonly { channel: string; found: number }[], who: Who = 'worker') =>
  (await office.as(who)).call(checkChannels, { params: here(), body: { checks: [...checks] } });

const EVERY = ['suggestion-box', 'letter', 'online', 'phone', 'on-site', 'forwarded'];
const states = (day: { channels: readonly { state: string }[] }) => [
  ...new Set(day.channels.map(({ state }) => state)),
];

describe('the daily check of petition channels', () => {
  it('given days without and with checks, shows who looked with what, what is to do and what was missed', async () => {
    // given an office that never recorded a check, only today is asked for
    const before = await look();
    expect(before.today.channels.map(({ channel }) => channel)).toEqual(EVERY);
    expect(states(before.today)).toEqual(['to-do']);
    expect(before.missedLately).toEqual([]);

    // when two channels are checked on Monday, one of them twice
    await check([
      { channel: 'letter', found: 1 },
      { channel: 'online', found: 0 },
    ]);
    const after = (await check([{ channel: 'letter', found: 2 }], 'grid-worker')).reply();

    // then the record says by whom and how many, and the others are still to do
    const letter = after.today.channels.find(({ channel }) => channel === 'letter');
    expect(letter).toMatchObject({ state: 'checked', checks: [{ found: 1 }, { found: 2 }] });
    expect(letter?.checks.map(({ worker }) => worker.name)).toEqual(['甄小雨', '甄田野']);
    expect(after.today.channels.filter(({ state }) => state === 'to-do')).toHaveLength(4);

    // and on Wednesday, Monday's others and all of Tuesday are missed; checking all today makes today whole
    office.running().clock.set('2026-09-16T01:00:00.000Z');
    expect((await look()).missedLately).toEqual(['2026-09-14', '2026-09-15']);
    const whole = (await check(EVERY.map((channel) => ({ channel, found: 0 })))).reply();
    expect(states(whole.today)).toEqual(['checked']);
    expect(whole.missedLately).toEqual(['2026-09-14', '2026-09-15']);
  });

  it('given a month, shows its days up to today with the days off', async () => {
    const { month } = await look();
    expect(month).toHaveLength(16);
    expect(month.find(({ on }) => on === '2026-09-12')).toMatchObject({ asked: false });
    expect(states(month.find(({ on }) => on === '2026-09-12') ?? { channels: [] })).toEqual(['not-asked']);
    expect(states(month.find(({ on }) => on === '2026-09-15') ?? { channels: [] })).toEqual(['missed']);
    expect((await look('head', '2026-10')).month).toEqual([]);
  });

  it('given a channel that the rule does not know, refuses and records nothing', async () => {
    const before = await look();
    expect((await check([{ channel: 'rumour', found: 1 }])).problem()).toMatchObject({
      code: 'channel-unknown',
      details: { channel: 'rumour' },
    });
    expect(await look()).toEqual(before);
  });

  it('given a check, keeps in the audit trail who made it; given another community, shows nothing of it', async () => {
    const { items } = (
      await (await office.as('audit-administrator')).call(listAudit, { query: { action: 'check-channels' } })
    ).reply();
    expect(items[0]).toMatchObject({ subjectKind: 'community' });
    const neighbour = await office.as('neighbour-worker');
    const params = { communityId: office.otherCommunityId() };
    expect((await neighbour.call(listChannelChecks, { params, query: {} })).reply().missedLately).toEqual([]);
    expect((await neighbour.call(listChannelChecks, { params: here(), query: {} })).status).toBe(404);
  });
});
