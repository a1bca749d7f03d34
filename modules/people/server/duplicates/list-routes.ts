import { addDays, plainDateOf, startOfDay } from '../../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { ok } from '../../../../kernel/result.ts';
import type { Statement } from '../../../../platform/db/scoped-database.ts';
import { implement } from '../../../../platform/http/call.ts';
import type { Implementation } from '../../../../platform/http/call.ts';
import { recordDone } from '../../../audit/server/index.ts';
import { findDuplicates, listDuplicates } from '../../contract.ts';
import type { DuplicatePair } from '../../contract.ts';
import type { LikenessReason } from '../../domain/duplicate-likeness.ts';
import { coarseAddress } from '../../domain/masking.ts';
import { undoneUntil, UNDO_DAYS } from '../../domain/merge.ts';
import type { Sex } from '../../domain/person-file.ts';
import type { PeopleDeps } from '../deps.ts';
import { findPairs } from './find-pairs.ts';

const SHOWN = 60;

interface SideColumns {
  readonly id: string;
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: PlainDate | null;
  readonly building: string | null;
  readonly unit: string | null;
}
interface PairRow {
  readonly id: string;
  readonly reasons: readonly LikenessReason[];
  readonly score: number;
  readonly foundAt: string;
  readonly left: SideColumns;
  readonly right: SideColumns;
}

const sideAsJson = (p: string, h: string, b: string): string =>
  `jsonb_build_object('id', ${p}.id, 'name', ${p}.name, 'sex', ${p}.sex, 'bornOn', ${p}.born_on, 'building', ${b}.name, 'unit', ${h}.unit)`;
const tables = (p: string, h: string, b: string, column: string): string =>
  `join person ${p} on ${p}.community_id = d.community_id and ${p}.id = d.${column} and ${p}.left_on is null
   left join household ${h} on ${h}.community_id = d.community_id and ${h}.id = ${p}.household_id
   left join building ${b} on ${b}.community_id = d.community_id and ${b}.id = ${h}.building_id`;

const PAIRS: Statement = {
  name: 'open-duplicates',
  text: `select d.id, d.reasons, d.score, d.found_at as "foundAt", ${sideAsJson('l', 'lh', 'lb')} as left,
           ${sideAsJson('r', 'rh', 'rb')} as right
         from duplicate_pair d ${tables('l', 'lh', 'lb', 'left_id')} ${tables('r', 'rh', 'rb', 'right_id')}
         where d.community_id = $1 and d.decision is null order by d.score desc, d.id limit ${SHOWN + 1}`,
};

interface MergeRow {
  readonly id: string;
  readonly keptId: string;
  readonly keptName: string;
  readonly mergedName: string;
  readonly mergedAt: string;
  readonly mergedBy: string | null;
  readonly reason: string;
}

const MERGES: Statement = {
  name: 'merges-to-undo',
  text: `select m.id, m.kept_id as "keptId", k.name as "keptName", o.name as "mergedName", m.merged_at as "mergedAt",
           m.merged_by as "mergedBy", m.reason
         from person_merge m
         join person k on k.community_id = m.community_id and k.id = m.kept_id
         join person o on o.community_id = m.community_id and o.id = m.merged_id
         where m.community_id = $1 and m.undone_at is null and m.merged_at >= $2 order by m.merged_at desc limit 50`,
};

const sideOf = ({ building, unit, ...side }: SideColumns): DuplicatePair['left'] => ({
  ...side,
  address: building === null ? null : coarseAddress(building, unit ?? ''),
});

const listRoute = (deps: PeopleDeps): Implementation =>
  implement(listDuplicates, async (tx, call) => {
    const { communityId } = call.params;
    const pairs = await tx.query<PairRow>(PAIRS, [communityId]);
    const since = startOfDay(addDays(plainDateOf(call.now), -UNDO_DAYS));
    const merges = await tx.query<MergeRow>(MERGES, [communityId, since]);
    recordDone(tx, call, communityId, { action: 'list-duplicates', subjectKind: 'community', subjectId: communityId });
    return ok({
      items: pairs.slice(0, SHOWN).map((pair) => ({
        ...pair,
        reasons: [...pair.reasons],
        left: sideOf(pair.left),
        right: sideOf(pair.right),
      })),
      more: pairs.length > SHOWN,
      merges: merges.map(({ keptId, keptName, mergedBy, ...row }) => ({
        ...row,
        kept: { id: keptId, name: keptName },
        mergedBy: mergedBy === null ? '' : (deps.workerName(mergedBy) ?? ''),
        undoneUntil: undoneUntil(row.mergedAt),
      })),
    });
  });

const findRoute = (): Implementation =>
  implement(findDuplicates, async (tx, call) => {
    const { communityId } = call.params;
    const found = await findPairs(tx, communityId, call.now);
    recordDone(tx, call, communityId, {
      action: 'find-duplicates',
      subjectKind: 'community',
      subjectId: communityId,
      details: { found },
    });
    return ok({ found });
  });

export const duplicateListRoutes = (deps: PeopleDeps): readonly Implementation[] => [listRoute(deps), findRoute()];
