import { HANDBOOK_GROUPS, SERVICE_CONTENTS, SITUATIONS, type Topic } from '../../catalogue/texts/resident-topics.ts';
import type { GuideHit } from '../../modules/guides/contract.ts';

export const TOPICS: readonly Topic[] = [...SITUATIONS, ...HANDBOOK_GROUPS];

const listed = new Set(HANDBOOK_GROUPS.flatMap(({ items }) => items));
const LAST_GROUP = HANDBOOK_GROUPS.at(-1)?.id;

/**
 * The matters of a topic in its order. What belongs to no group, such as an item of one district, stands at the end
 * of the last one, so that nothing can be browsed past.
 */
export const mattersOf = (topic: Topic, all: readonly GuideHit[]): readonly GuideHit[] => {
  const own = topic.items.flatMap((id) => all.find((hit) => hit.id === id) ?? []);
  return topic.id === LAST_GROUP ? [...own, ...all.filter(({ id }) => !listed.has(id))] : own;
};

export const nameOfTopic = (topicId: string) => [...TOPICS, ...SERVICE_CONTENTS].find(({ id }) => id === topicId)?.name;
