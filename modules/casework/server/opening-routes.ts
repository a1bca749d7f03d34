import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok } from '../../../kernel/result.ts';
import type { ReplyOf } from '../../../platform/contract.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { isInForce } from '../../guides/domain/service-item.ts';
import { listOpenings } from '../contract.ts';
import { actingRole } from '../domain/acting-roles.ts';
import type { ProcessDefinition } from '../domain/definition.ts';
import { actorIn } from './case-access.ts';
import { isConfidential } from './case-columns.ts';
import { fieldReply } from './case-reply.ts';
import type { CaseworkDeps } from './deps.ts';
import { worksFor } from './named-references.ts';

type Opening = ReplyOf<typeof listOpenings>['items'][number];

const formReply = ({ opening }: ProcessDefinition): Opening['form'] =>
  opening === undefined
    ? null
    : {
        person: opening.person,
        item: opening.item,
        quick: opening.quick === true,
        input: opening.input.map(fieldReply),
      };

/** Items that a form may be about; a form without an item needs none. */
const itemsOf = (deps: CaseworkDeps, definition: ProcessDefinition, today: string): Opening['items'] => {
  if (definition.opening === undefined || definition.opening.item === 'none') return [];
  return deps.catalogue
    .itemsInForce(today)
    .filter((item) => isInForce(item, today) && item.processes.some(({ processId }) => processId === definition.id))
    .map(({ id, name }) => ({ id, name }));
};

export const openingRoutes = (deps: CaseworkDeps): readonly Implementation[] => [
  implement(listOpenings, async (_tx, call) => {
    const { communityId } = call.params;
    const today = plainDateOf(call.now);
    const actor = actorIn(call.caller, communityId);
    const ids = [...new Set(deps.processes.all.map(({ id }) => id))];
    const items = ids.flatMap((id) => {
      const definition = deps.processes.inForce(id, today, communityId);
      if (definition === undefined || !actingRole(actor, definition.openedBy).ok) return [];
      return [
        {
          processId: definition.id,
          version: definition.version,
          name: definition.name,
          form: formReply(definition),
          confidential: isConfidential(definition),
          items: itemsOf(deps, definition, today),
        },
      ];
    });
    const { directory } = deps;
    return ok({
      items,
      workers: directory
        .workers()
        .filter(({ id }) => worksFor(directory, communityId, id))
        .map(({ id, name }) => ({ id, name })),
      organisations: directory.organisations().map(({ id, name }) => ({ id, name })),
    });
  }),
];
