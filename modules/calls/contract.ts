import { z } from 'zod';
import { defineRoute, instant, plainDate, text, uuid } from '../../platform/contract.ts';
import { CALL_STATES } from './domain/roll-call.ts';

/** Who begins a roll call: the office for everybody, grid workers for the grids they are in charge of. */
const BEGINNERS = ['worker', 'head', 'grid-worker'] as const;
/** Who calls: also social workers, wherever in the communities they serve they are needed. */
const CALLERS = [...BEGINNERS, 'social-worker'] as const;
const OFFICE = ['worker', 'head'] as const;

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const inCommunity = z.object({ communityId: uuid });
const ofRollCall = inCommunity.extend({ rollCallId: uuid });
const named = z.object({ id: uuid, name: z.string() });
const helpId = z.string().max(40);
const callState = z.enum(CALL_STATES);
const count = z.number().int();

/** Which part of the list; `help` names kinds of help, separated by commas. */
const scope = z.object({
  help: z.string().max(300).optional(),
  grid: uuid.optional(),
  building: uuid.optional(),
});

const called = z.object({
  personId: uuid,
  name: z.string(),
  age: count.nullable(),
  phoneMasked: z.string().nullable(),
  help: z.array(helpId),
  /** Null: no home in the community is known. */
  place: z
    .object({
      gridId: uuid.nullable(),
      grid: z.string(),
      buildingId: uuid,
      building: z.string(),
      unit: z.string(),
      floor: count.nullable(),
      door: z.string(),
    })
    .nullable(),
});
export type CalledReply = z.output<typeof called>;

const helpKind = z.object({ id: helpId, name: text, does: text, people: count });
const openCase = z.object({ id: uuid, number: z.string(), title: z.string() });

/** Who needs help when something happens, as the files stand now. */
export const getCallList = defineRoute({
  id: 'get-call-list',
  method: 'GET',
  path: '/communities/{communityId}/call-list',
  summary: { zh: '应急叫应名单：按楼栋和帮助', en: 'Who needs help in an emergency, by building and kind of help' },
  params: inCommunity,
  query: scope,
  reply: z
    .object({
      on: plainDate,
      /** Counted over the whole community, or the own grids. */
      kinds: z.array(helpKind),
      grids: z.array(named),
      buildings: z.array(named.extend({ gridId: uuid.nullable(), people: count })),
      people: z.array(called),
      /** Emergencies that are going on, to which a roll call can belong. */
      cases: z.array(openCase),
      /** Whether a sheet with whole phone numbers may be had. */
      mayPrintPhones: z.boolean(),
    })
    .meta({ id: 'CallList' }),
  access: { kind: 'community', roles: CALLERS },
});

/** A sheet to take along. With whole numbers only for a reason, and put on record. */
const sheet = scope.extend({
  rollCall: uuid.optional(),
  phones: z.enum(['masked', 'full']).optional(),
});

export const printCallSheet = defineRoute({
  id: 'print-call-sheet',
  method: 'GET',
  path: '/communities/{communityId}/call-list/sheet.pdf',
  summary: { zh: '打印叫应单', en: 'The call sheet as a PDF' },
  params: inCommunity,
  query: sheet,
  reply: z.unknown(),
  refusals: ['not-found', 'call-sheet-phones', 'too-many-requests'],
  file: 'application/pdf',
  access: { kind: 'community', roles: CALLERS },
});

export const exportCallSheet = defineRoute({
  id: 'export-call-sheet',
  method: 'GET',
  path: '/communities/{communityId}/call-list/sheet.xlsx',
  summary: { zh: '导出叫应单', en: 'The call sheet as a spreadsheet' },
  params: inCommunity,
  query: sheet,
  reply: z.unknown(),
  refusals: ['not-found', 'call-sheet-phones', 'too-many-requests'],
  file: SPREADSHEET,
  access: { kind: 'community', roles: CALLERS },
});

const progress = z.object({
  people: count,
  settled: count,
  waiting: count,
  reached: count,
  'not-reached': count,
  'needs-help': count,
  'moved-to-safety': count,
  elsewhere: count,
});
export type ProgressReply = z.output<typeof progress>;

const rollCall = z.object({
  id: uuid,
  title: z.string(),
  case: openCase.nullable(),
  help: z.array(helpId),
  startedBy: z.string(),
  startedAt: instant,
  endedBy: z.string().nullable(),
  endedAt: instant.nullable(),
  progress,
});
export type RollCallReply = z.output<typeof rollCall>;

/** Starts calling everybody of the list as it stands at this moment. Sent twice with the same id it is one roll call. */
export const startRollCall = defineRoute({
  id: 'start-roll-call',
  method: 'POST',
  path: '/communities/{communityId}/roll-calls',
  summary: { zh: '开始点名', en: 'Start a roll call' },
  params: inCommunity,
  body: z.object({
    id: uuid,
    title: z.string().trim().min(1).max(100),
    caseId: uuid.nullable(),
    help: z.array(helpId).max(30),
    gridId: uuid.nullable(),
    buildingId: uuid.nullable(),
  }),
  reply: z.object({ rollCallId: uuid, people: count }),
  status: 201,
  refusals: ['roll-call-empty', 'roll-call-too-many', 'roll-call-case-unknown', 'help-unknown', 'not-found'],
  access: { kind: 'community', roles: BEGINNERS },
  command: true,
});

export const listRollCalls = defineRoute({
  id: 'list-roll-calls',
  method: 'GET',
  path: '/communities/{communityId}/roll-calls',
  summary: { zh: '点名记录', en: 'Roll calls, the newest first' },
  params: inCommunity,
  query: z.object({ case: uuid.optional() }),
  reply: z
    .object({
      items: z.array(rollCall),
      /** Whether the case asked about is an emergency that goes on. */
      mayStart: z.boolean(),
    })
    .meta({ id: 'RollCalls' }),
  access: { kind: 'community', roles: CALLERS },
});

const entry = called.extend({
  state: callState,
  note: z.string(),
  version: count,
  by: z.string().nullable(),
  at: instant.nullable(),
});
export type EntryReply = z.output<typeof entry>;

export const getRollCall = defineRoute({
  id: 'get-roll-call',
  method: 'GET',
  path: '/communities/{communityId}/roll-calls/{rollCallId}',
  summary: { zh: '一次点名：每个人怎么样', en: 'A roll call: how everybody was found' },
  params: ofRollCall,
  reply: rollCall
    .extend({
      kinds: z.array(helpKind.omit({ people: true })),
      /** By building, as far as the caller may see. */
      buildings: z.array(z.object({ buildingId: uuid.nullable(), name: z.string(), progress })),
      people: z.array(entry),
      mayPrintPhones: z.boolean(),
    })
    .meta({ id: 'RollCall' }),
  refusals: ['not-found'],
  access: { kind: 'community', roles: CALLERS },
});

/** How somebody was found. The id is the caller's: sent twice it is one answer. */
export const answerRollCall = defineRoute({
  id: 'answer-roll-call',
  method: 'POST',
  path: '/communities/{communityId}/roll-calls/{rollCallId}/people/{personId}/answers',
  summary: { zh: '点名：记一个人的情况', en: 'Record how somebody was found' },
  params: ofRollCall.extend({ personId: uuid }),
  body: z.object({
    id: uuid,
    state: callState.exclude(['waiting']),
    note: z.string().trim().max(300).default(''),
    expectedVersion: count.min(0),
  }),
  reply: z.object({ state: callState, note: z.string(), version: count, by: z.string(), at: instant }),
  refusals: ['not-found', 'roll-call-ended', 'roll-call-answered'],
  access: { kind: 'community', roles: CALLERS },
  command: true,
});

export const endRollCall = defineRoute({
  id: 'end-roll-call',
  method: 'POST',
  path: '/communities/{communityId}/roll-calls/{rollCallId}/end',
  summary: { zh: '结束点名', en: 'End a roll call' },
  params: ofRollCall,
  reply: z.object({ endedAt: instant, progress }),
  refusals: ['not-found', 'roll-call-ended'],
  access: { kind: 'community', roles: OFFICE },
  command: true,
});

export const callsRoutes = [
  getCallList,
  printCallSheet,
  exportCallSheet,
  startRollCall,
  listRollCalls,
  getRollCall,
  answerRollCall,
  endRollCall,
] as const;
