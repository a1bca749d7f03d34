import type pg from 'pg';
import type { Twin } from './twin-office.ts';
import { listTenantTables } from '../tenant-guard.ts';

/** What belongs to one community alone and must turn up in no answer to anybody from elsewhere. */
export interface Marks {
  readonly mark: string;
  /** Ids of its rows. */
  readonly ids: Set<string>;
  /** Numbers of its cases and papers, codes of receipts. */
  readonly codes: readonly string[];
}

const ANY_ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const rowsOf = async (owner: pg.Pool, communityId: string, own: boolean): Promise<readonly string[]> => {
  const told: string[] = [];
  for (const table of await listTenantTables(owner)) {
    const { rows } = await owner.query<{ row: string }>(
      `select one::text as row from "${table}" one where (community_id = $1) = $2`,
      [communityId, own],
    );
    told.push(...rows.map(({ row }) => row));
  }
  for (const table of ['organisation', 'worker_role', 'catalogue_publication'])
    if (!own)
      told.push(
        ...(await owner.query<{ row: string }>(`select one::text as row from ${table} one`)).rows.map(({ row }) => row),
      );
  return told;
};

const idsIn = (rows: readonly string[]): ReadonlySet<string> => new Set(rows.flatMap((row) => row.match(ANY_ID) ?? []));

/** Ids of everything that a community has; those between two readings are of what was written in the meantime. */
export const idsOfCommunity = async (owner: pg.Pool, communityId: string): Promise<ReadonlySet<string>> =>
  idsIn(await rowsOf(owner, communityId, true));

/** Read as the owner after everything was written. Ids that other communities have too are no marks. */
export const marksOf = async (owner: pg.Pool, { office, mark }: Twin): Promise<Marks> => {
  const own = idsIn(await rowsOf(owner, office.communityId(), true));
  const others = idsIn(await rowsOf(owner, office.communityId(), false));
  const codes = await owner.query<{ code: string }>(
    `select receipt_code as code from case_record where community_id = $1
     union select number from case_record where community_id = $1 and number is not null
     union select number from issued_document where community_id = $1`,
    [office.communityId()],
  );
  return {
    mark,
    ids: new Set([...own].filter((id) => !others.has(id))),
    codes: codes.rows.map(({ code }) => code),
  };
};

/** What of a foreign community can be read in a text, without what the request itself named. */
export const foreignIn = (text: string, { mark, ids, codes }: Marks, sent: string): readonly string[] => {
  const found = [
    ...(text.match(ANY_ID) ?? []).filter((id) => ids.has(id)),
    ...[mark, ...codes].filter((one) => text.includes(one)),
  ];
  return [...new Set(found)].filter((one) => !sent.includes(one));
};

/** One line of digest per table of a community: what changes when anybody writes there. */
export const digestOf = async (owner: pg.Pool, communityId: string): Promise<Readonly<Record<string, string>>> => {
  const digests: Record<string, string> = {};
  for (const table of await listTenantTables(owner)) {
    const { rows } = await owner.query<{ digest: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(one::text, '' order by one::text)), '') as digest
       from "${table}" one where community_id = $1`,
      [communityId],
    );
    digests[table] = rows[0]?.digest ?? '';
  }
  return digests;
};
