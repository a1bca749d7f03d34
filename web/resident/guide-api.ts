import type { GuideHit, GuideReply } from '../../modules/guides/contract.ts';
import { type Answer, ask } from './api.ts';

export type Guide = GuideReply;

/** Without words: the items one applies for, rather than the duties of the community. */
export const searchGuides = (q: string): Promise<Answer<{ readonly items: readonly GuideHit[] }>> =>
  ask(q === '' ? '/guides?legalKind=handling&limit=200' : `/guides?limit=30&q=${encodeURIComponent(q.slice(0, 100))}`);

export const fetchGuide = (itemId: string): Promise<Answer<Guide>> => ask(`/guides/${encodeURIComponent(itemId)}`);
