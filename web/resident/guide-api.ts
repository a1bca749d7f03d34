import type { GuideCheckReply, GuideHit, GuideReply } from '../../modules/guides/contract.ts';
import type { ServiceCategory } from '../../modules/guides/domain/service-item.ts';
import { factsOf, type GivenAnswer } from './answers-in-address.ts';
import { type Answer, ask } from './api.ts';

export type Guide = GuideReply;

export interface Hits {
  readonly items: readonly GuideHit[];
  readonly refusedCertificates: readonly {
    readonly id: string;
    readonly name: GuideHit['name'];
    readonly instead: GuideHit['name'];
    readonly basis: { readonly source: string; readonly where?: string | undefined };
  }[];
}

export const searchGuides = (q: string): Promise<Answer<Hits>> =>
  ask(`/guides?limit=30&q=${encodeURIComponent(q.slice(0, 100))}`);

/** Everything one applies for, rather than the duties of the community. */
export const fetchMatters = (): Promise<Answer<Hits>> => ask('/guides?legalKind=handling&limit=200');

export const fetchCategory = (category: ServiceCategory): Promise<Answer<Hits>> =>
  ask(`/guides?limit=200&category=${category}`);

/** One line that names a guide and the community whose rules count. */
export const guideQuestion = (itemId: string, communityId: string): string =>
  `/guides/${encodeURIComponent(itemId)}${communityId === '' ? '' : `?communityId=${communityId}`}`;

export const fetchGuide = (question: string): Promise<Answer<Guide>> => ask(question);

/** A check together with the answers it was asked with, so that what is shown always belongs together. */
export interface Checked {
  readonly check: GuideCheckReply;
  readonly answers: readonly GivenAnswer[];
}

interface CheckQuestion {
  readonly itemId: string;
  readonly communityId: string;
  readonly answers: readonly GivenAnswer[];
}

export const checkQuestion = (question: CheckQuestion): string => JSON.stringify(question);

/** Takes what `checkQuestion` wrote. The answers go in the body: an address would be written into logs. */
export const fetchCheck = async (question: string): Promise<Answer<Checked>> => {
  const { itemId, communityId, answers } = JSON.parse(question) as CheckQuestion;
  const reply = await ask<GuideCheckReply>(`/guides/${encodeURIComponent(itemId)}/check`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ facts: factsOf(answers), ...(communityId === '' ? {} : { communityId }) }),
  });
  return reply.ok ? { ok: true, value: { check: reply.value, answers } } : reply;
};
