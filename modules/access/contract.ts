import { z } from 'zod';
import { defineRoute, plainDate, text, uuid } from '../../platform/contract.ts';
import { code, ownAccountRoutes } from './contract/own-account.ts';
import { OWED } from './domain/owed.ts';
import { ROLES } from './domain/roles.ts';

export {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  endOtherSessions,
  endSession,
  getOwnAccount,
  removeSecondFactor,
  renewRecoveryCodes,
} from './contract/own-account.ts';

const role = z.enum(ROLES);

export const organisation = z.object({
  id: uuid,
  parentId: uuid.nullable(),
  kind: z.enum(['city', 'district', 'street', 'community', 'village', 'department', 'agency']),
  name: z.string(),
  shortName: z.string(),
});

export const sessionReply = z
  .object({
    worker: z.object({ id: uuid, name: z.string(), post: z.string() }),
    roles: z.array(z.object({ role, roleName: text, organisation })),
    /** Communities the person works with, own first; an approver has all below the organisation. */
    communities: z.array(z.object({ id: uuid, name: z.string(), streetName: z.string() })),
    demo: z.boolean(),
    /** What this person has to see to before anything else answers. */
    owes: z.enum(OWED).nullable(),
  })
  .meta({ id: 'Session' });
export type SessionReply = z.output<typeof sessionReply>;

export const signIn = defineRoute({
  id: 'sign-in',
  method: 'POST',
  path: '/session',
  summary: { zh: '登录', en: 'Sign in; the session is a cookie' },
  body: z.object({
    username: z.string().trim().min(1).max(60),
    password: z.string().min(1).max(200),
    code: code.optional(),
  }),
  reply: sessionReply,
  refusals: ['credentials-wrong', 'second-factor-needed', 'second-factor-wrong', 'account-locked', 'too-many-requests'],
  access: { kind: 'public' },
});
export const getSession = defineRoute({
  id: 'get-session',
  method: 'GET',
  path: '/session',
  summary: { zh: '当前登录', en: 'Who is signed in' },
  reply: sessionReply,
  refusals: ['sign-in-needed'],
  access: { kind: 'signed-in' },
  whileOwing: true,
});
export const signOut = defineRoute({
  id: 'sign-out',
  method: 'DELETE',
  path: '/session',
  summary: { zh: '退出登录', en: 'Sign out' },
  reply: z.object({ signedOut: z.literal(true) }),
  access: { kind: 'public' },
});
/** What the sign-in page needs to know before anyone is signed in. */
export const getStart = defineRoute({
  id: 'get-start',
  method: 'GET',
  path: '/start',
  summary: { zh: '系统状态：是否需要初始化、是否演示', en: 'Whether set-up is needed, whether this is the demo' },
  reply: z
    .object({
      setUpNeeded: z.boolean(),
      demo: z
        .object({
          password: z.string(),
          accounts: z.array(
            z.object({
              username: z.string(),
              name: z.string(),
              role,
              roleName: text,
              organisationName: z.string(),
              tryThis: text,
            }),
          ),
        })
        .nullable(),
    })
    .meta({ id: 'Start' }),
  access: { kind: 'public' },
});

export const setUp = defineRoute({
  id: 'set-up',
  method: 'POST',
  path: '/set-up',
  summary: {
    zh: '首次初始化：街道、第一个社区、管理员',
    en: 'First set-up: organisation, first community, own account',
  },
  body: z.object({
    /** Printed by the server at its first start, so that nobody else on the network can take the system over. */
    setUpCode: z.string().trim().min(6).max(40),
    streetName: z.string().trim().min(2).max(60),
    communityName: z.string().trim().min(2).max(60),
    communityKind: z.enum(['community', 'village']),
    communityShortName: z.string().trim().min(1).max(8),
    regionCode: z.string().regex(/^\d{12}$/),
    communityPhone: z.string().trim().max(30),
    communityAddress: z.string().trim().max(120),
    administratorName: z.string().trim().min(1).max(60),
    username: z
      .string()
      .trim()
      .regex(/^[a-z][a-z0-9._-]{2,31}$/),
    password: z.string().min(1).max(200),
  }),
  reply: sessionReply,
  status: 201,
  refusals: [
    'set-up-already-done',
    'set-up-code-wrong',
    'password-too-weak',
    'password-too-common',
    'password-has-known-word',
  ],
  access: { kind: 'public' },
});

const ADMINISTRATORS = ['system-administrator', 'security-administrator'] as const;
const workerReply = z
  .object({
    id: uuid,
    name: z.string(),
    post: z.string(),
    username: z.string(),
    status: z.enum(['active', 'disabled']),
    roles: z.array(z.object({ role, roleName: text, organisation })),
    lastSignInAt: z.string().nullable(),
    /** Since when codes of an authenticator app are asked for. */
    secondFactorSince: z.string().nullable(),
  })
  .meta({ id: 'Worker' });
export const listWorkers = defineRoute({
  id: 'list-workers',
  method: 'GET',
  path: '/admin/workers',
  summary: { zh: '人员与角色', en: 'Workers and their roles' },
  reply: z.object({ items: z.array(workerReply), organisations: z.array(organisation) }),
  access: { kind: 'anywhere', roles: [...ADMINISTRATORS, 'manager'] },
});
export const addWorker = defineRoute({
  id: 'add-worker',
  method: 'POST',
  path: '/admin/workers',
  summary: { zh: '新增人员', en: 'Add a worker with an account' },
  body: z.object({
    name: z.string().trim().min(1).max(60),
    post: z.string().trim().max(60),
    username: z
      .string()
      .trim()
      .regex(/^[a-z][a-z0-9._-]{2,31}$/),
    roles: z
      .array(z.object({ role, organisationId: uuid }))
      .min(1)
      .max(10),
  }),
  reply: z.object({ worker: workerReply, firstPassword: z.string() }),
  status: 201,
  refusals: ['username-taken', 'not-found', 'powers-not-separated'],
  access: { kind: 'anywhere', roles: ['system-administrator'] },
  command: true,
});
export const setWorkerRoles = defineRoute({
  id: 'set-worker-roles',
  method: 'PUT',
  path: '/admin/workers/{workerId}/roles',
  summary: { zh: '调整角色', en: 'Set a worker’s roles' },
  params: z.object({ workerId: uuid }),
  body: z.object({
    // Somebody without a role belongs to no organisation, and no administrator could undo it: disabling is the way.
    roles: z
      .array(z.object({ role, organisationId: uuid }))
      .min(1)
      .max(10),
  }),
  reply: workerReply,
  refusals: ['not-found', 'powers-not-separated'],
  access: { kind: 'anywhere', roles: ['security-administrator'] },
  command: true,
});
export const setWorkerStatus = defineRoute({
  id: 'set-worker-status',
  method: 'PUT',
  path: '/admin/workers/{workerId}/status',
  summary: { zh: '停用或启用；停用立即结束所有登录', en: 'Disable or enable; disabling ends all sessions at once' },
  params: z.object({ workerId: uuid }),
  body: z.object({ status: z.enum(['active', 'disabled']) }),
  reply: workerReply,
  refusals: ['not-found', 'not-yourself'],
  access: { kind: 'anywhere', roles: ['system-administrator', 'security-administrator'] },
  command: true,
});
export const resetPassword = defineRoute({
  id: 'reset-password',
  method: 'POST',
  path: '/admin/workers/{workerId}/password',
  summary: { zh: '重置密码', en: 'Give a worker a new first password' },
  params: z.object({ workerId: uuid }),
  reply: z.object({ firstPassword: z.string() }),
  refusals: ['not-found'],
  access: { kind: 'anywhere', roles: ['system-administrator'] },
  command: true,
});

export const takeSecondFactorOff = defineRoute({
  id: 'take-second-factor-off',
  method: 'POST',
  path: '/admin/workers/{workerId}/second-factor-removal',
  summary: { zh: '取消第二道验证：手机丢了时', en: 'Take the second factor off, for somebody whose phone is gone' },
  params: z.object({ workerId: uuid }),
  reply: workerReply,
  refusals: ['not-found', 'not-yourself'],
  access: { kind: 'anywhere', roles: ['system-administrator'] },
  command: true,
});

/** Who else works in the community: for choosing a handler. */
export const listColleagues = defineRoute({
  id: 'list-colleagues',
  method: 'GET',
  path: '/communities/{communityId}/colleagues',
  summary: { zh: '本社区工作人员', en: 'People who work in the community' },
  params: z.object({ communityId: uuid }),
  reply: z.object({ items: z.array(z.object({ id: uuid, name: z.string(), roleName: text })) }),
  access: { kind: 'community', roles: ['worker', 'head', 'manager'] },
});

const calendarDay = z.object({
  date: plainDate,
  working: z.boolean(),
  name: z.string().trim().min(1).max(40),
  basis: z.string().max(200).nullable(),
});
export const calendarReply = z
  .object({ version: z.number().int(), horizonOn: plainDate, days: z.array(calendarDay) })
  .meta({ id: 'WorkingCalendar' });
export const getCalendar = defineRoute({
  id: 'get-calendar',
  method: 'GET',
  path: '/calendar',
  summary: { zh: '工作日历', en: 'The working calendar' },
  reply: calendarReply,
  access: { kind: 'signed-in' },
});
export const editCalendar = defineRoute({
  id: 'edit-calendar',
  method: 'PUT',
  path: '/calendar',
  summary: {
    zh: '维护工作日历；未结办件的期限随之重算',
    en: 'Edit the calendar; due dates of open cases are recomputed',
  },
  body: z.object({
    expectedVersion: z.number().int().min(1),
    horizonOn: plainDate,
    set: z.array(calendarDay).max(400),
    remove: z.array(plainDate).max(400).default([]),
  }),
  reply: calendarReply,
  refusals: ['stale-version', 'horizon-before-known-days'],
  access: { kind: 'anywhere', roles: ['system-administrator'] },
  command: true,
});

export const auditReply = z.object({
  items: z.array(
    z.object({
      id: uuid,
      at: z.string(),
      actor: z.string().nullable(),
      action: z.string(),
      actionName: text,
      subjectKind: z.string(),
      subjectId: z.string().nullable(),
      outcome: z.string(),
      sealed: z.boolean(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export const listAudit = defineRoute({
  id: 'list-audit',
  method: 'GET',
  path: '/audit',
  summary: { zh: '审计日志', en: 'The audit trail' },
  query: z.object({
    organisation: uuid.optional(),
    action: z.string().max(60).optional(),
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: auditReply,
  access: { kind: 'anywhere', roles: ['audit-administrator'] },
});

export const accessRoutes = [
  signIn,
  getSession,
  signOut,
  ...ownAccountRoutes,
  getStart,
  setUp,
  listWorkers,
  addWorker,
  setWorkerRoles,
  setWorkerStatus,
  resetPassword,
  takeSecondFactorOff,
  listColleagues,
  getCalendar,
  editCalendar,
  listAudit,
] as const;
