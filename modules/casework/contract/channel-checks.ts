import { z } from 'zod';
import { defineRoute, instant, plainDate, text } from '../../../platform/contract.ts';
import { STAFF, inCommunity, workerName } from './shapes.ts';

const check = z.object({ at: instant, worker: workerName, found: z.number().int() });

const day = z.object({
  on: plainDate,
  asked: z.boolean().meta({ description: 'Whether the rule asks for a check on this day' }),
  channels: z.array(
    z.object({
      channel: z.string(),
      label: text,
      state: z.enum(['checked', 'missed', 'to-do', 'not-asked']),
      checks: z.array(check),
    }),
  ),
});
export type CheckedDayReply = z.output<typeof day>;

const reply = z
  .object({
    basis: z.object({ source: z.string(), where: z.string().optional() }).nullable(),
    today: day,
    /** Days of the last thirty on which a channel was not looked at. */
    missedLately: z.array(plainDate),
    /** The days of the month asked for, up to today; none when no month was asked for. */
    month: z.array(day),
  })
  .meta({ id: 'ChannelChecks' });

export const listChannelChecks = defineRoute({
  id: 'list-channel-checks',
  method: 'GET',
  path: '/communities/{communityId}/channel-checks',
  summary: { zh: '信访渠道每日检查', en: 'Daily checks of the channels of petitions' },
  params: inCommunity,
  query: z.object({
    month: z
      .string()
      .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
      .optional(),
  }),
  reply,
  access: { kind: 'community', roles: [...STAFF, 'manager'] },
});

/** Puts on record that channels were looked at now. What was not recorded on its day stays missed. */
export const checkChannels = defineRoute({
  id: 'check-channels',
  method: 'POST',
  path: '/communities/{communityId}/channel-checks',
  summary: { zh: '登记渠道检查', en: 'Record that channels were checked' },
  params: inCommunity,
  body: z.object({
    checks: z
      .array(z.object({ channel: z.string().min(1).max(40), found: z.number().int().min(0).max(999) }))
      .min(1)
      .max(20),
  }),
  reply,
  refusals: ['channel-unknown'],
  access: { kind: 'community', roles: STAFF },
  command: true,
});
