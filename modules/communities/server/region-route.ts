import { parseRegionCode } from '../../../kernel/region-code.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Statement } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { saveRegion } from '../contract.ts';
import { record } from './record.ts';

const FIND: Statement = { name: 'region', text: 'select code from region where code = $1' };
const SAVE: Statement = {
  name: 'save-region',
  text: `insert into region (code, parent_code, level, name) values ($1, $2, $3, $4)
    on conflict (code) do update set name = excluded.name`,
};

/** Names a region; the one above has to be there first, so that the tree has no holes. */
export const saveRegionRoute: Implementation = implement(saveRegion, async (tx, call) => {
  const parsed = parseRegionCode(call.body.code);
  if (!parsed.ok) return parsed;
  const { code, level, parent } = parsed.value;
  if (parent !== null && (await tx.query(FIND, [parent])).length === 0)
    return refuse('region-parent-missing', { parent });
  await tx.query(SAVE, [code, parent, level, call.body.name]);
  record(tx, call, call.caller.homeOrganisationId, {
    action: 'save-region',
    subjectKind: 'region',
    subjectId: call.caller.homeOrganisationId,
    details: { code },
  });
  return ok({ code, level, parent });
});
