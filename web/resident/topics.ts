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

const NEAR_THE_TOP = 3;

/** Of the first few answers to a search, those one can apply for stand before what the community does anyway. */
export const applicableFirst = (hits: readonly GuideHit[]): readonly GuideHit[] => {
  const first = hits.slice(0, NEAR_THE_TOP);
  const applicable = (hit: GuideHit): boolean => hit.legalKind === 'handling';
  return [...first.filter(applicable), ...first.filter((hit) => !applicable(hit)), ...hits.slice(NEAR_THE_TOP)];
};

export const nameOfTopic = (topicId: string) => [...TOPICS, ...SERVICE_CONTENTS].find(({ id }) => id === topicId)?.name;
