import type { SessionReply } from '../../modules/access/contract.ts';
import type { FieldDayReply, FieldSending, SyncReply } from '../../modules/field/contract.ts';
import { ProblemError, requestJson } from '../http.ts';

/** Code of the server's "no", or `network` where nothing was reached. */
export type Failure = { readonly ok: false; readonly status: number; readonly code: string };
export type Reply<T> = { readonly ok: true; readonly value: T } | Failure;

const ask = async <T>(method: string, path: string, body?: unknown): Promise<Reply<T>> => {
  try {
    const idempotencyKey = method === 'POST' ? crypto.randomUUID() : undefined;
    return { ok: true, value: (await requestJson({ method, path, body, idempotencyKey })) as T };
  } catch (fault) {
    if (fault instanceof ProblemError) return { ok: false, status: fault.problem.status, code: fault.problem.code };
    // A reply that broke off half-way is no reply: the same is sent again.
    return { ok: false, status: 0, code: 'network' };
  }
};

const base = (communityId: string): string => `/communities/${communityId}/field`;

export const signIn = (username: string, password: string, code: string) =>
  ask<SessionReply>('POST', '/session', { username, password, ...(code === '' ? {} : { code }) });
export const signOut = () => ask('DELETE', '/session');
export const registerPhone = (communityId: string, phoneId: string) =>
  ask<{ readonly code: string }>('POST', `${base(communityId)}/phones`, { phoneId });
export const sendRecords = (communityId: string, sending: FieldSending) =>
  ask<SyncReply>('POST', `${base(communityId)}/records`, sending);
export const handIn = (communityId: string, code: string, sending: FieldSending) =>
  ask<SyncReply>('POST', `${base(communityId)}/hand-in`, { ...sending, code });

/** The whole package, page by page. */
export const fetchDay = async (communityId: string): Promise<Reply<FieldDayReply>> => {
  const page = (cursor: string | null) =>
    ask<FieldDayReply>(
      'GET',
      `${base(communityId)}/day${cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`}`,
    );
  const first = await page(null);
  if (!first.ok) return first;
  let { people, nextCursor } = first.value;
  while (nextCursor !== null) {
    const next = await page(nextCursor);
    if (!next.ok) return next;
    people = [...people, ...next.value.people];
    ({ nextCursor } = next.value);
  }
  return { ok: true, value: { ...first.value, people, nextCursor: null } };
};
