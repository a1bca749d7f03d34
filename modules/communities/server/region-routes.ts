import { parseRegionCode } from '../../../kernel/region-code.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Statement } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import { listRegions, saveRegion } from '../contract.ts';

const FIND: Statement = { name: 'region', text: 'select code from region where code = $1' };
const SAVE: Statement = {
  name: 'save-region',
  text: `insert into region (code, parent_code, level, name) values ($1, $2, $3, $4)
    on conflict (code) do update set name = excluded.name`,
};

const ALL: Statement = {
  name: 'regions',
  text: `select code, level, name from region order by code limit 5000`,
};
const OFFICES: Statement = {
  name: 'region-codes-of-offices',
  text: 'select distinct region_code as code from organisation where region_code is not null',
};

/** The codes above a code, from the widest down, itself included. */
const withAbove = (code: string): readonly { readonly code: string; readonly level: string }[] => {
  const parsed = parseRegionCode(code);
  if (!parsed.ok) return [];
  const { level, parent } = parsed.value;
  return [...(parent === null ? [] : withAbove(parent)), { code, level }];
};

const listRegionsRoute: Implementation = implement(listRegions, async (tx) => {
  const items = await tx.query<{ code: string; level: string; name: string }>(ALL, []);
  const named = new Set(items.map(({ code }) => code));
  const offices = await tx.query<{ code: string }>(OFFICES, []);
  const above = new Map(offices.flatMap(({ code }) => withAbove(code)).map((one) => [one.code, one]));
  return ok({
    items,
    missing: [...above.values()].filter(({ code }) => !named.has(code)).toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  });
});

/** Names a region; the one above has to be there first, so that the tree has no holes. */
const saveRegionRoute: Implementation = implement(saveRegion, async (tx, call) => {
  const parsed = parseRegionCode(call.body.code);
  if (!parsed.ok) return parsed;
  const { code, level, parent } = parsed.value;
  if (parent !== null && (await tx.query(FIND, [parent])).length === 0)
    return refuse('region-parent-missing', { parent });
  await tx.query(SAVE, [code, parent, level, call.body.name]);
  recordDone(tx, call, call.caller.homeOrganisationId, {
    action: 'save-region',
    subjectKind: 'region',
    subjectId: call.caller.homeOrganisationId,
    details: { code },
  });
  return ok({ code, level, parent });
});

export const regionRoutes: readonly Implementation[] = [listRegionsRoute, saveRegionRoute];
