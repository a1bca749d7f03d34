import { z } from 'zod';
import { plainDateOf } from '../../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../../kernel/result.ts';
import type { ReplyOf } from '../../../../platform/contract.ts';
import type { Statement } from '../../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../../platform/http/call.ts';
import { makeCursor, openCursor } from '../../../../platform/http/cursor.ts';
import { recordDone } from '../../../audit/server/index.ts';
import { getErasure, listErasures } from '../../contract.ts';
import {
  ERASED_NAME,
  ERASURE_ASKERS,
  type ErasureOverview,
  type ErasurePart,
  groundsOn,
  keptUntil,
  mayDecide,
  mayErase,
} from '../../domain/erasure.ts';
import type { PeopleDeps } from '../deps.ts';
import { type ErasureRow, erasureReply, latestErasure, pageOfErasures } from './erasure-rows.ts';

type Reply = ReplyOf<typeof getErasure>;

const NAME: Statement = { name: 'name-of-person', text: 'select name from person where community_id = $1 and id = $2' };
const PlaceSchema = z.tuple([z.uuid()]);

const partReply = ({ counts, lastDays }: ErasureOverview, part: ErasurePart): Reply['parts'][number] => {
  const { id, name, fate, left, retention } = part;
  const lastDay = lastDays[id] ?? null;
  return {
    id,
    name: { ...name },
    fate,
    left: { ...left },
    count: counts[id],
    keptUntil: retention === undefined || lastDay === null ? null : keptUntil(lastDay, retention.years),
    basis: retention === undefined ? null : { ...retention.basis },
  };
};

const mayDo = (
  row: ErasureRow | undefined,
  overview: ErasureOverview,
  workerId: string,
  isHead: boolean,
  name: string,
) => ({
  request: name !== ERASED_NAME && mayErase(overview).ok && row?.state !== 'waiting' && row?.state !== 'approved',
  decide: row !== undefined && isHead && mayDecide(row, workerId).ok,
  takeBack: row?.state === 'waiting',
});

const getRoute = (deps: PeopleDeps): Implementation =>
  implement(getErasure, async (tx, call) => {
    const { communityId, personId } = call.params;
    const [person] = await tx.query<{ name: string }>(NAME, [communityId, personId]);
    if (person === undefined) return refuse('not-found');
    const { erasure: rule } = deps.catalogue;
    const overview = await deps.erasure.overview(tx, communityId, personId);
    const row = await latestErasure(tx, communityId, personId);
    const { workerId } = call.caller;
    recordDone(tx, call, communityId, { action: 'read-erasure', subjectKind: 'person', subjectId: personId });
    return ok({
      person: { id: personId, name: person.name },
      parts: rule.parts.map((part) => partReply(overview, part)),
      openCases: overview.openCases,
      grounds: groundsOn(rule, plainDateOf(call.now)).map(({ id, name, basis }) => ({
        id,
        name: { ...name },
        basis: { ...basis },
      })),
      askers: ERASURE_ASKERS.map((id) => ({ id, name: { ...rule.askers[id] } })),
      answerWithinDays: rule.answerWithinDays,
      answerBasis: { ...rule.answerBasis },
      request: row === undefined ? null : erasureReply(deps, communityId, row),
      may: mayDo(row, overview, workerId, call.caller.rolesIn(communityId).includes('head'), person.name),
    });
  });

const listRoute = (deps: PeopleDeps): Implementation =>
  implement(listErasures, async (tx, call) => {
    const { communityId } = call.params;
    const { limit } = call.query;
    const after = openCursor(call.query.cursor, PlaceSchema);
    if (!after.ok) return after;
    const rows = await pageOfErasures(tx, communityId, after.value?.[0] ?? null, limit);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    recordDone(tx, call, communityId, { action: 'list-erasures', subjectKind: 'community', subjectId: communityId });
    return ok({
      items: items.map((row) => erasureReply(deps, communityId, row)),
      nextCursor: rows.length > limit && last !== undefined ? makeCursor([last.id]) : null,
    });
  });

export const erasureReadRoutes = (deps: PeopleDeps): readonly Implementation[] => [getRoute(deps), listRoute(deps)];
