import { ok } from '../../../kernel/result.ts';
import type { Text } from '../../../kernel/text.ts';
import { implement } from '../../../platform/http/call.ts';
import type { Implementation } from '../../../platform/http/call.ts';
import { plainDateOf } from '../../../kernel/plain-date.ts';
import { getFileForms } from '../contract.ts';
import type { FactForm } from '../contract.ts';
import type { PersonFactDefinition } from '../domain/person-file.ts';
import type { PeopleDeps } from './deps.ts';
import { groupsOf } from './groups/find-group.ts';

/** Reasons that follow from what happened and are not chosen. */
const NOT_CHOSEN: readonly string[] = ['moved-out', 'died', 'merged', 'unmerged'];

const named = (all: readonly { readonly id: string; readonly name: Text }[]) =>
  all.map(({ id, name }) => ({ id, name: { ...name } }));

const factForm = ({ id, label, format }: PersonFactDefinition): FactForm => ({
  id,
  label: { ...label },
  kind: format.kind,
  choices:
    format.kind === 'choice'
      ? Object.entries(format.choices).map(([choice, words]) => ({ id: choice, label: words }))
      : [],
  unit: format.kind === 'amount' ? format.unit : null,
});

export const fileFormsRoute = (deps: PeopleDeps): Implementation =>
  implement(getFileForms, async (tx, call) => {
    const { communityId } = call.params;
    const today = plainDateOf(call.now);
    const { facts, sources, relations, purposes, groupExits } = deps.catalogue;
    const roles = call.caller.rolesIn(communityId);
    const groups = (await groupsOf(tx, deps, communityId)).filter(
      ({ fromAge, validFrom, validUntil }) =>
        fromAge === undefined && validFrom <= today && (validUntil === undefined || today < validUntil),
    );
    return ok({
      facts: facts.map(factForm),
      sources: named(sources),
      relations: named(Object.entries(relations).map(([id, name]) => ({ id, name }))),
      purposes: named(purposes),
      exits: named(
        Object.entries(groupExits)
          .filter(([id]) => !NOT_CHOSEN.includes(id))
          .map(([id, name]) => ({ id, name })),
      ),
      groups: groups.map((group) => ({
        id: group.id,
        name: { ...group.name },
        classes: named(group.classes ?? []),
        needsEvidence: group.needsEvidence === true,
        mayDecide: group.decidedBy === undefined || group.decidedBy.some((role) => roles.includes(role)),
        reviewMonths: group.reviewMonths ?? null,
      })),
    });
  });
