import type pg from 'pg';
import { isSealed, placeOfValue } from '../../modules/casework/server/sealed-values.ts';
import { openField, sealedUnder, sealField } from '../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import { inCommunity } from './read-rows.ts';

const AT_ONCE = 200;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

interface CaseRow {
  readonly id: string;
  readonly state: unknown;
  readonly events: readonly { readonly ordinal: number; readonly body: unknown }[];
}

const HOLDS = `body @? '$.**.sealed'`;

const casesSql = (lock: boolean): string => `select c.id, c.state,
    (select jsonb_agg(jsonb_build_object('ordinal', e.ordinal, 'body', e.body)) from case_event e
     where e.community_id = c.community_id and e.case_id = c.id and e.${HOLDS}) as events
  from case_record c where c.community_id = $1 and c.id > $2
    and exists (select from case_event e where e.community_id = c.community_id and e.case_id = c.id and e.${HOLDS})
  order by c.id limit ${AT_ONCE} ${lock ? 'for update of c skip locked' : ''}`;

/** Calls `visit` for every sealed value inside, with the field it stands under; answers the same with what `visit` answered. */
export const mapSealed = (value: unknown, field: string, visit: (field: string, sealed: string) => string): unknown => {
  if (isSealed(value)) return { ...value, sealed: visit(field, value.sealed) };
  if (Array.isArray(value)) return value.map((one) => mapSealed(one, field, visit));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([id, one]) => [id, mapSealed(one, id, visit)]));
};

/** Batches of the cases of a community in whose events something is sealed. */
export const eachCase = async (
  owner: pg.Client,
  communityId: string,
  lock: boolean,
  work: (row: CaseRow) => Promise<void>,
): Promise<void> => {
  for (let last = BEFORE_ALL; ; ) {
    const rows = await inCommunity(owner, communityId, async () => {
      const found = await owner.query<CaseRow>(casesSql(lock), [communityId, last]);
      for (const row of found.rows) await work(row);
      return found.rows;
    });
    if (rows.length < AT_ONCE) return;
    last = rows.at(-1)?.id ?? last;
  }
};

/** The history of a case and what it adds up to change together, value by value the same, so that replay still agrees. */
export const resealCases = async (owner: pg.Client, ring: KeyRing, communityId: string): Promise<number> => {
  let values = 0;
  await eachCase(owner, communityId, true, async ({ id, state, events }) => {
    const made = new Map<string, string>();
    const reseal = (field: string, sealed: string): string => {
      const bytes = Buffer.from(sealed, 'base64');
      if (sealedUnder(bytes) === ring.activeKeyId) return sealed;
      const place = placeOfValue({ communityId, caseId: id }, field);
      const fresh = made.get(sealed) ?? sealField(ring, place, openField(ring, place, bytes)).toString('base64');
      made.set(sealed, fresh);
      return fresh;
    };
    const changed = events.map(({ ordinal, body }) => ({ ordinal, body: mapSealed(body, '', reseal) }));
    const after = mapSealed(state, '', reseal);
    if (made.size === 0) return;
    values += made.size;
    await owner.query(
      `update case_event e set body = given.body from jsonb_to_recordset($3::jsonb) as given(ordinal integer, body jsonb)
       where e.community_id = $1 and e.case_id = $2 and e.ordinal = given.ordinal`,
      [communityId, id, JSON.stringify(changed)],
    );
    await owner.query('update case_record set state = $3::jsonb where community_id = $1 and id = $2', [
      communityId,
      id,
      JSON.stringify(after),
    ]);
  });
  return values;
};
