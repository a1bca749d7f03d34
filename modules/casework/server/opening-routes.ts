import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok } from '../../../kernel/result.ts';
import type { ReplyOf } from '../../../platform/contract.ts';
import type { Statement } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { isInForce } from '../../guides/domain/service-item.ts';
import { listOpenings } from '../contract.ts';
import { actingRole } from '../domain/acting-roles.ts';
import type { Actor } from '../domain/commands.ts';
import type { ProcessDefinition } from '../domain/definition.ts';
import { actorIn } from './case-access.ts';
import { isConfidential } from './case-columns.ts';
import { fieldReply } from './case-reply.ts';
import type { CaseworkDeps } from './deps.ts';
import { worksFor } from './named-references.ts';

type Opening = ReplyOf<typeof listOpenings>['items'][number];

/** First actions of the initial step that the reader may take; whether their needs hold the command decides. */
const firstActions = (definition: ProcessDefinition, actor: Actor): NonNullable<Opening['form']>['first'] => {
  if (definition.opening?.withFirstAction !== true) return [];
  return Object.entries(definition.actions)
    .filter(
      ([, { from, onlyLater, by }]) =>
        from.includes(definition.initialStep) && onlyLater !== true && actingRole(actor, by).ok,
    )
    .map(([id, { name, emphasis, input }]) => ({ id, name, emphasis, input: input.map(fieldReply) }));
};

const nearbyReply = (deps: CaseworkDeps, { id }: ProcessDefinition): NonNullable<Opening['form']>['nearby'] => {
  const rule = deps.eventRules.find(({ processId }) => processId === id);
  return rule === undefined ? null : { kind: rule.kindField, place: rule.placeField };
};

const formReply = (deps: CaseworkDeps, definition: ProcessDefinition, actor: Actor): Opening['form'] => {
  const { opening } = definition;
  return opening === undefined
    ? null
    : {
        person: opening.person,
        item: opening.item,
        quick: opening.quick === true,
        input: opening.input.map(fieldReply),
        first: firstActions(definition, actor),
        nearby: nearbyReply(deps, definition),
        buttons: opening.buttons ?? null,
      };
};

const OWN_GRIDS: Statement = {
  name: 'grids-of-worker',
  text: `select distinct g.name from duty_assignment d
    join grid g on g.community_id = d.community_id and g.id = d.place_id
    where d.community_id = $1 and d.worker_id = $2 and d.place_kind = 'grid'
      and d.holds_from <= $3 and (d.holds_until is null or d.holds_until > $3) order by g.name`,
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
  implement(listOpenings, async (tx, call) => {
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
          form: formReply(deps, definition, actor),
          confidential: isConfidential(definition),
          items: itemsOf(deps, definition, today),
        },
      ];
    });
    const { directory } = deps;
    const colleagues = directory.workers().filter(({ id }) => worksFor(directory, communityId, id));
    const isHead = ({ roles }: (typeof colleagues)[number]): boolean =>
      roles.some(({ role, organisationId }) => role === 'head' && organisationId === communityId);
    const grids = await tx.query<{ name: string }>(OWN_GRIDS, [communityId, call.caller.workerId, today]);
    return ok({
      items,
      workers: colleagues.map(({ id, name }) => ({ id, name })),
      organisations: directory.organisations().map(({ id, name }) => ({ id, name })),
      heads: colleagues.filter(isHead).map(({ id }) => id),
      ownGrids: grids.map(({ name }) => name),
    });
  }),
];
