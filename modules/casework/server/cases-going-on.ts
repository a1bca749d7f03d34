import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';

/** A case as other modules name it. */
export interface NamedCase {
  readonly id: string;
  readonly number: string;
  /** What it is about in one line; the number where nothing is known. */
  readonly title: string;
}

const COLUMNS = `id, number, coalesce(state -> 'title' ->> 'zh', number) as title`;
const GOING_ON: Statement = {
  name: 'cases-going-on',
  text: `select ${COLUMNS} from case_record
    where community_id = $1 and kind <> 'done' and not confidential and process_id = any ($2::text[])
    order by opened_at desc limit 50`,
};
const BY_IDS: Statement = {
  name: 'named-cases',
  text: `select ${COLUMNS} from case_record where community_id = $1 and id = any ($2::uuid[]) and not confidential`,
};

/** Cases of these processes that have not ended, the newest first; confidential ones are left out. */
export const casesGoingOn = (tx: Tx, communityId: string, processIds: readonly string[]): Promise<NamedCase[]> =>
  tx.query<NamedCase>(GOING_ON, [communityId, processIds]);

/** Cases by id, as other modules name them; confidential ones are left out. */
export const namedCases = async (
  tx: Tx,
  communityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedCase>> =>
  new Map((await tx.query<NamedCase>(BY_IDS, [communityId, ids])).map((one) => [one.id, one]));
