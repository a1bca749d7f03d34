import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok } from '../../../kernel/result.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import { casesGoingOn } from '../../casework/server/index.ts';
import { getCallList } from '../contract.ts';
import { calledReply, findCalled, inOrder, type Called } from './called-rows.ts';
import type { CallsDeps } from './deps.ts';
import { mayPrintPhones, sightOf } from './reach.ts';

/** Kinds of help, separated by commas; empty: every kind. */
export const helpAsked = (given: string | undefined): readonly string[] =>
  (given ?? '').split(',').filter((id) => id !== '');

/** Which part of the list somebody asks for. */
export interface Scope {
  readonly help: readonly string[];
  readonly gridId: string | null;
  readonly buildingId: string | null;
}

export const isInScope = ({ row, help }: Called, scope: Scope): boolean =>
  (scope.help.length === 0 || help.some((id) => scope.help.includes(id))) &&
  (scope.gridId === null || row.gridId === scope.gridId) &&
  (scope.buildingId === null || row.buildingId === scope.buildingId);

const gridsIn = (called: readonly Called[]): { id: string; name: string }[] =>
  [...new Map(called.map(({ row }) => [row.gridId, row.grid ?? ''] as const))]
    .flatMap(([id, name]) => (id === null ? [] : [{ id, name }]))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh', { numeric: true }));

const buildingsIn = (called: readonly Called[]) =>
  [...Map.groupBy(called, ({ row }) => row.buildingId)]
    .flatMap(([id, own]) => {
      const [first] = own;
      if (id === null || first === undefined) return [];
      return [{ id, name: first.row.building ?? '', gridId: first.row.gridId, people: own.length }];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh', { numeric: true }));

export const listRoute = (deps: CallsDeps): Implementation =>
  implement(getCallList, async (tx, call) => {
    const { communityId } = call.params;
    const on = plainDateOf(call.now);
    const sees = await sightOf(tx, call, communityId);
    const found = await findCalled(tx, deps.keyRing, deps.kinds, { communityId, on });
    const called = found.filter(({ row }) => sees(row.gridId));
    const scope = {
      help: helpAsked(call.query.help),
      gridId: call.query.grid ?? null,
      buildingId: call.query.building ?? null,
    };
    const asked = called.filter((one) => isInScope(one, scope)).slice(0, deps.rules.mostPeople);
    recordDone(tx, call, communityId, {
      action: 'read-call-list',
      subjectKind: 'community',
      subjectId: communityId,
      details: { ...call.query, people: asked.length },
    });
    return ok({
      on,
      kinds: deps.kinds.map(({ id, name, does }) => ({
        id,
        name: { ...name },
        does: { ...does },
        people: called.filter(({ help }) => help.includes(id)).length,
      })),
      grids: gridsIn(called),
      buildings: buildingsIn(called),
      people: inOrder(asked.map((one) => calledReply(deps.keyRing, communityId, one, on))),
      cases: await casesGoingOn(tx, communityId, deps.rules.processIds),
      mayPrintPhones: mayPrintPhones(call, communityId, deps.rules),
    });
  });
