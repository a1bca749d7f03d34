import type { z } from 'zod';
import type { progressReply } from '../../modules/casework/contract.ts';
import type { Office } from '../../modules/communities/contract.ts';
import type { Problem } from '../../platform/contract.ts';
import { sendUntilRoom } from '../come-back.ts';

export type Progress = z.output<typeof progressReply>;

/** What can go wrong, as the pages show it. `minutes` is filled for too many attempts. */
export interface Trouble {
  readonly code:
    | 'not-found'
    | 'too-many-requests'
    | 'already-rated'
    | 'rating-not-asked'
    | 'busy'
    | 'network'
    | 'server';
  readonly minutes: number;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Trouble };

const EXPECTED = ['not-found', 'too-many-requests', 'already-rated', 'rating-not-asked'] as const;
const CODE_OF_STATUS: Readonly<Record<number, Trouble['code']>> = { 400: 'not-found', 503: 'busy' };
const DEFAULT_WAIT_SECONDS = 900;

const isProblem = (body: unknown): body is Problem => typeof body === 'object' && body !== null && 'code' in body;

export const troubleOf = (status: number, body: unknown, retryAfter: string | null): Trouble => {
  const code = isProblem(body) ? body.code : status === 429 ? 'too-many-requests' : 'server';
  const told = isProblem(body) ? Number(body.details?.['minutes']) * 60 : Number.NaN;
  const header = retryAfter === null ? Number.NaN : Number(retryAfter);
  const seconds = [told, header].find((value) => Number.isFinite(value) && value > 0) ?? DEFAULT_WAIT_SECONDS;
  return {
    code: EXPECTED.find((one) => one === code) ?? CODE_OF_STATUS[status] ?? 'server',
    minutes: Math.max(1, Math.ceil(seconds / 60)),
  };
};

export const ask = async <T>(path: string, init?: RequestInit): Promise<Answer<T>> => {
  try {
    const response = await sendUntilRoom(() =>
      fetch(`/api${path}`, { headers: { accept: 'application/json' }, ...init }),
    );
    const body: unknown = await response.json().catch(() => null);
    if (response.ok && body !== null) return { ok: true, value: body as T };
    return { ok: false, trouble: troubleOf(response.status, body, response.headers.get('retry-after')) };
  } catch {
    return { ok: false, trouble: { code: 'network', minutes: 0 } };
  }
};

export const fetchProgress = (receiptCode: string, phone: string) =>
  ask<Progress>(`/progress/${encodeURIComponent(receiptCode)}?phone=${phone}`);

export const sendRating = (
  receiptCode: string,
  rating: { readonly phone: string; readonly level: number; readonly comment?: string },
  idempotencyKey: string,
) =>
  ask<Progress>(`/progress/${encodeURIComponent(receiptCode)}/rating`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
    body: JSON.stringify(rating),
  });

export const fetchOffices = () => ask<{ readonly items: readonly Office[] }>('/offices');
