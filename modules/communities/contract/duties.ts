import { z } from 'zod';
import { defineRoute, plainDate, text, uuid } from '../../../platform/contract.ts';
import { PLACE_KINDS } from '../domain/place.ts';
import { EDITORS, holder, inCharge, inCommunity, namedPlace, onDay, placeRef, SPREADSHEET, VIEWERS } from './shapes.ts';

const gap = z.object({ roleId: z.string(), role: text, place: namedPlace });
export type GapReply = z.output<typeof gap>;

const dutyRole = z.object({
  id: z.string(),
  name: text,
  does: text,
  basis: text,
  holders: z.array(z.enum(['worker', 'resident'])),
  places: z.array(z.enum(PLACE_KINDS)),
  expectedAt: z.enum(PLACE_KINDS).nullable(),
  atMost: z.number().int(),
});
export type InCharge = z.output<typeof inCharge>;

export const listDuties = defineRoute({
  id: 'list-place-duties',
  method: 'GET',
  path: '/communities/{communityId}/place-duties',
  summary: { zh: '谁负责哪里，哪里没人负责', en: 'Who is in charge where, and which places have nobody' },
  params: inCommunity,
  query: onDay,
  reply: z
    .object({
      on: plainDate,
      roles: z.array(dutyRole),
      items: z.array(inCharge),
      gaps: z.array(gap),
      /** Places the roles can be given for, in the order of the tree. */
      places: z.array(namedPlace.extend({ gridId: uuid.nullable() })),
      workers: z.array(z.object({ id: uuid, name: z.string(), post: z.string() })),
    })
    .meta({ id: 'Duties' }),
  access: { kind: 'community', roles: VIEWERS },
});

const givenHolder = z.object({ kind: z.enum(['worker', 'resident']), id: uuid });
const reason = z.string().trim().max(200).default('');

export const assignDuty = defineRoute({
  id: 'assign-place-duty',
  method: 'POST',
  path: '/communities/{communityId}/place-duties',
  summary: { zh: '安排负责人；可同时接替原负责人', en: 'Put somebody in charge, also in the place of somebody else' },
  params: inCommunity,
  body: z.object({
    roleId: z.string().max(40),
    place: placeRef,
    holder: givenHolder,
    from: plainDate,
    replaces: uuid.optional().meta({ description: 'The duty that ends on the same day' }),
    reason,
  }),
  reply: z.object({ dutyId: uuid }),
  status: 201,
  refusals: [
    'duty-role-unknown',
    'duty-role-not-here',
    'duty-holder-unknown',
    'duty-held-already',
    'duty-full',
    'duty-ended',
    'duty-ends-before-start',
    'place-unknown',
  ],
  access: { kind: 'community', roles: EDITORS },
  command: true,
});

export const endDuty = defineRoute({
  id: 'end-place-duty',
  method: 'POST',
  path: '/communities/{communityId}/place-duties/{dutyId}/end',
  summary: { zh: '不再负责', en: 'End a duty on a day' },
  params: inCommunity.extend({ dutyId: uuid }),
  body: z.object({ on: plainDate, reason }),
  reply: z.object({ dutyId: uuid, uncovered: z.array(gap) }),
  refusals: ['not-found', 'duty-ended', 'duty-ends-before-start'],
  access: { kind: 'community', roles: EDITORS },
  command: true,
});

const ofHolder = inCommunity.extend({ holderKind: z.enum(['worker', 'resident']), holderId: uuid });

export const getHolderDuties = defineRoute({
  id: 'get-holder-duties',
  method: 'GET',
  path: '/communities/{communityId}/duty-holders/{holderKind}/{holderId}',
  summary: {
    zh: '一个人负责的地方；离开后哪里没人',
    en: 'What somebody is in charge of, and what nobody would be without them',
  },
  params: ofHolder,
  query: onDay,
  reply: z
    .object({ holder, duties: z.array(inCharge), past: z.array(inCharge), uncovered: z.array(gap) })
    .meta({ id: 'HolderDuties' }),
  refusals: ['not-found'],
  access: { kind: 'community', roles: VIEWERS },
});

export const releaseHolder = defineRoute({
  id: 'release-holder',
  method: 'POST',
  path: '/communities/{communityId}/duty-holders/{holderKind}/{holderId}/leave',
  summary: { zh: '离任：结束其全部负责', en: 'Somebody leaves: all their duties end on a day' },
  params: ofHolder,
  body: z.object({ on: plainDate, reason }),
  reply: z.object({ ended: z.number().int(), uncovered: z.array(gap) }),
  refusals: ['not-found', 'duty-ends-before-start'],
  access: { kind: 'community', roles: EDITORS },
  command: true,
});

export const exportDuties = defineRoute({
  id: 'export-place-duties',
  method: 'GET',
  path: '/communities/{communityId}/place-duties/export.xlsx',
  summary: { zh: '导出负责人名单', en: 'Who is in charge where, as a spreadsheet' },
  params: inCommunity,
  query: onDay,
  reply: z.unknown(),
  file: SPREADSHEET,
  access: { kind: 'community', roles: VIEWERS },
});
