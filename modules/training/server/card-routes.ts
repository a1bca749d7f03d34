import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { judgeTrainingCard, listTrainingCards } from '../contract.ts';
import { nameOf } from '../domain/question.ts';
import { seededRandom } from '../domain/seeded-random.ts';
import { groupOfItem } from '../domain/training-group.ts';
import { rulesOn } from '../domain/training-rules.ts';
import type { TrainingDeps } from './deps.ts';
import { groupReply } from './replies.ts';
import { learnFrom, weakSpotsOf } from './weak-spots.ts';

const cardKey = (itemId: string): string => `card/${itemId}`;

/** Cards to say aloud and judge by oneself. */
export const cardRoutes = (deps: TrainingDeps): readonly Implementation[] => [
  implement(listTrainingCards, async (tx, call) => {
    const { communityId } = call.params;
    const { workerId } = call.caller;
    const on = plainDateOf(call.now);
    const weak = await weakSpotsOf(tx, communityId, workerId);
    const dueKeys = weak.filter(({ dueOn }) => dueOn <= on).map(({ key }) => key);
    const waitingKeys = weak.filter(({ dueOn }) => dueOn > on).map(({ key }) => key);
    const cards = deps.catalogue.itemsInForce(on).flatMap((item) => {
      const group = groupReply(deps, groupOfItem(deps.groups, item));
      const wanted = group !== null && (call.query.group === undefined || call.query.group === group.id);
      return wanted ? [{ itemId: item.id, name: nameOf(item), group, due: dueKeys.includes(cardKey(item.id)) }] : [];
    });
    const drawn = seededRandom(`${workerId}/${on}/${call.query.group ?? ''}`).shuffled(cards);
    const order = [
      ...drawn.filter(({ due }) => due),
      // What comes back on a later day is not shown before it.
      ...drawn.filter(({ due, itemId }) => !due && !waitingKeys.includes(cardKey(itemId))),
    ];
    return ok({ items: structuredClone(order.slice(0, rulesOn(deps.rules, on).cards.perSet)) });
  }),
  implement(judgeTrainingCard, async (tx, call) => {
    const { communityId, itemId } = call.params;
    const today = plainDateOf(call.now);
    if (deps.catalogue.itemInForce(itemId, today) === undefined) return refuse('item-unknown');
    const kept = await learnFrom(tx, rulesOn(deps.rules, today), {
      communityId,
      workerId: call.caller.workerId,
      key: cardKey(itemId),
      right: call.body.known,
      today,
      at: call.now,
    });
    return ok({ comesBack: kept?.dueOn ?? null });
  }),
];
