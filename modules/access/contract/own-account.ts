import { z } from 'zod';
import { defineRoute, instant } from '../../../platform/contract.ts';

const password = z.string().min(1).max(200);
/** Six digits of an authenticator app, or a recovery code. */
export const code = z.string().trim().min(1).max(40);
/** Shown once; nobody can look them up again. */
const recoveryCodes = z.array(z.string());
const sessionId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

/** Signed in, whatever is still owed: these are how it is seen to. */
const OWN = { access: { kind: 'signed-in' }, whileOwing: true } as const;
const PASSWORD_REFUSALS = ['credentials-wrong', 'account-locked'] as const;

export const changePassword = defineRoute({
  id: 'change-password',
  method: 'POST',
  path: '/session/password',
  summary: { zh: '修改密码', en: 'Change the own password' },
  body: z.object({ current: password, next: password }),
  reply: z.object({ changed: z.literal(true) }),
  refusals: [
    ...PASSWORD_REFUSALS,
    'password-not-new',
    'password-too-weak',
    'password-too-common',
    'password-has-known-word',
  ],
  ...OWN,
});

export const ownAccountReply = z
  .object({
    username: z.string(),
    secondFactor: z.object({
      since: instant.nullable(),
      /** Whether this person must have one. */
      needed: z.boolean(),
      recoveryCodesLeft: z.number().int(),
    }),
    sessions: z.array(
      z.object({
        id: sessionId,
        since: instant,
        /** Within the hour. */
        lastUsedAt: instant,
        /** As the browser told it at the sign-in; empty where it told nothing. */
        userAgent: z.string(),
        address: z.string(),
        isThis: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'OwnAccount' });
export const getOwnAccount = defineRoute({
  id: 'get-own-account',
  method: 'GET',
  path: '/session/account',
  summary: { zh: '本人账号：第二道验证、在哪里登录着', en: 'The own account: second factor, where one is signed in' },
  reply: ownAccountReply,
  ...OWN,
});

export const beginSecondFactor = defineRoute({
  id: 'begin-second-factor',
  method: 'POST',
  path: '/session/second-factor',
  summary: { zh: '开始设置验证码', en: 'Begin to set up codes of an authenticator app' },
  body: z.object({ password }),
  reply: z.object({ secret: z.string(), uri: z.string() }),
  refusals: [...PASSWORD_REFUSALS, 'second-factor-there'],
  ...OWN,
});
export const confirmSecondFactor = defineRoute({
  id: 'confirm-second-factor',
  method: 'POST',
  path: '/session/second-factor/confirmation',
  summary: { zh: '用第一个验证码确认', en: 'Confirm with the first code; answers recovery codes, once' },
  body: z.object({ code }),
  reply: z.object({ recoveryCodes }),
  refusals: ['second-factor-not-confirmed', 'account-locked'],
  ...OWN,
});
export const renewRecoveryCodes = defineRoute({
  id: 'renew-recovery-codes',
  method: 'POST',
  path: '/session/second-factor/recovery-codes',
  summary: { zh: '换一批备用码', en: 'Recovery codes in place of those before' },
  body: z.object({ password }),
  reply: z.object({ recoveryCodes }),
  refusals: [...PASSWORD_REFUSALS, 'second-factor-absent'],
  ...OWN,
});
export const removeSecondFactor = defineRoute({
  id: 'remove-second-factor',
  method: 'POST',
  path: '/session/second-factor/removal',
  summary: { zh: '关掉第二道验证', en: 'Do without the second factor' },
  body: z.object({ password }),
  reply: z.object({ removed: z.literal(true) }),
  refusals: PASSWORD_REFUSALS,
  ...OWN,
});

export const endSession = defineRoute({
  id: 'end-session',
  method: 'DELETE',
  path: '/session/others/{sessionId}',
  summary: { zh: '结束一处登录', en: 'End one of the own sessions' },
  params: z.object({ sessionId }),
  reply: z.object({ ended: z.number().int() }),
  refusals: [],
  ...OWN,
});
export const endOtherSessions = defineRoute({
  id: 'end-other-sessions',
  method: 'DELETE',
  path: '/session/others',
  summary: { zh: '结束其他各处的登录', en: 'End all own sessions but this one' },
  reply: z.object({ ended: z.number().int() }),
  ...OWN,
});

export const ownAccountRoutes = [
  changePassword,
  getOwnAccount,
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  removeSecondFactor,
  endSession,
  endOtherSessions,
] as const;
