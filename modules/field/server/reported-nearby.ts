import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { FieldDayReply } from '../contract.ts';
import type { FieldDeps } from './deps.ts';
import { formOf, type Acting } from './form-of-kind.ts';

type Nearby = NonNullable<FieldDayReply['nearby']>;

const BUILDINGS: Statement = {
  name: 'field-buildings',
  text: `select id, name from building where community_id = $1 and ($2::uuid[] is null or grid_id = any($2))
    and (valid_until is null or valid_until > $3) order by name, id`,
};

/** What is open of the last days in the grids, everywhere for null, so that the phone can ask whether a report is the same. */
export const reportedNearby = async (
  tx: Tx,
  deps: FieldDeps,
  of: { readonly gridIds: ReadonlySet<string> | null; readonly day: string },
  acting: Acting,
): Promise<Nearby> => {
  const compares: Nearby['compares'] = [];
  const cases: Nearby['cases'] = [];
  for (const { id: kindId, processId } of deps.kinds) {
    const by = formOf(deps, kindId, acting) === null ? null : deps.cases.compares(processId, acting);
    if (by === null) continue;
    compares.push({ kindId, ...by });
    const open = await deps.cases.toJoin(tx, { processId, gridIds: of.gridIds }, acting);
    cases.push(...open.map(({ stateName, ...one }) => ({ ...one, kindId, stateName: { ...stateName } })));
  }
  const buildings = await tx.query<{ id: string; name: string }>(BUILDINGS, [
    acting.communityId,
    of.gridIds === null ? null : [...of.gridIds],
    of.day,
  ]);
  return { compares, buildings: [...buildings], cases };
};
