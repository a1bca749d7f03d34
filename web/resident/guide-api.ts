import type { ServiceItem } from '../../modules/guides/domain/service-item.ts';
import { type Answer, ask } from './api.ts';

/** What the resident pages read of a listed item and of a whole guide. */
export type GuideEntry = Pick<ServiceItem, 'id' | 'name'> & {
  readonly department?: ServiceItem['department']['name'] | null;
};
export type Guide = Pick<
  ServiceItem,
  | 'id'
  | 'name'
  | 'audience'
  | 'conditions'
  | 'materials'
  | 'fee'
  | 'flow'
  | 'otherMatters'
  | 'processes'
  | 'department'
  | 'verifyLocally'
>;

export const searchGuides = (q: string): Promise<Answer<{ readonly items: readonly GuideEntry[] }>> =>
  ask(`/guides?q=${encodeURIComponent(q)}`);

export const fetchGuide = (itemId: string): Promise<Answer<Guide>> => ask(`/guides/${encodeURIComponent(itemId)}`);
