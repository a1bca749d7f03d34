import type { Instant } from '../../../kernel/plain-date.ts';
import { openField } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { CallState } from '../domain/roll-call.ts';
import { CALLED_COLUMNS, HOME_TABLES, type CalledRow } from './called-rows.ts';
import { callPlace } from './sealed-places.ts';

export interface StoredRollCall {
  readonly id: string;
  readonly title: string;
  readonly caseId: string | null;
  readonly helpSealed: Buffer;
  readonly startedBy: string;
  readonly startedAt: Instant | Date;
  readonly endedBy: string | null;
  readonly endedAt: Instant | Date | null;
}

export interface StoredEntry extends CalledRow {
  readonly state: CallState;
  readonly version: number;
  readonly helpSealed: Buffer;
  readonly noteSealed: Buffer | null;
  readonly changedBy: string | null;
  readonly changedAt: Instant | Date | null;
}

const COLUMNS = `id, title, case_id as "caseId", help_sealed as "helpSealed", started_by as "startedBy", started_at as "startedAt",
  ended_by as "endedBy", ended_at as "endedAt"`;
const FIND: Statement = {
  name: 'roll-call-by-id',
  text: `select ${COLUMNS} from roll_call where community_id = $1 and id = $2`,
};
/** Answers wait for the end of a roll call, and the end for answers under way. */
const FIND_SHARED: Statement = { name: 'roll-call-shared', text: `${FIND.text} for share` };
const FIND_LOCKED: Statement = { name: 'roll-call-locked', text: `${FIND.text} for update` };
const LIST: Statement = {
  name: 'roll-calls',
  text: `select ${COLUMNS} from roll_call where community_id = $1 and ($2::uuid is null or case_id = $2)
    order by started_at desc, id desc limit 50`,
};

export const findRollCall = async (
  tx: Tx,
  communityId: string,
  id: string,
  lock: 'none' | 'shared' | 'whole' = 'none',
): Promise<StoredRollCall | undefined> => {
  const statement = { none: FIND, shared: FIND_SHARED, whole: FIND_LOCKED }[lock];
  return (await tx.query<StoredRollCall>(statement, [communityId, id]))[0];
};

export const listStored = (tx: Tx, communityId: string, caseId: string | null): Promise<StoredRollCall[]> =>
  tx.query<StoredRollCall>(LIST, [communityId, caseId]);

/**
 * Name and home as they are now, grid and building as they were when the roll call began. Whoever was found to be on
 * record twice keeps their line, told by the record that stays.
 */
const ENTRIES: Statement = {
  name: 'roll-call-entries',
  text: `select ${CALLED_COLUMNS.replace('b.grid_id as "gridId"', 'r.grid_id as "gridId"').replace('p.id as "personId"', 'r.person_id as "personId"')}, r.state, r.version,
      r.help_sealed as "helpSealed", r.note_sealed as "noteSealed", r.changed_by as "changedBy", r.changed_at as "changedAt"
    from roll_call_person r
      join person q on q.community_id = r.community_id and q.id = r.person_id
      join person p on p.community_id = q.community_id and p.id = coalesce(q.merged_into, q.id) ${HOME_TABLES}
    where r.community_id = $1 and r.roll_call_id = $2`,
};
export const loadEntries = (tx: Tx, communityId: string, rollCallId: string): Promise<StoredEntry[]> =>
  tx.query<StoredEntry>(ENTRIES, [communityId, rollCallId]);

const STATES: Statement = {
  name: 'roll-call-states',
  text: `select roll_call_id as "rollCallId", grid_id as "gridId", state from roll_call_person
    where community_id = $1 and roll_call_id = any ($2::uuid[])`,
};
export const loadStates = (
  tx: Tx,
  communityId: string,
  ids: readonly string[],
): Promise<{ rollCallId: string; gridId: string | null; state: CallState }[]> => tx.query(STATES, [communityId, ids]);

export const helpOf = (ring: KeyRing, communityId: string, rollCallId: string, entry: StoredEntry): string[] =>
  JSON.parse(openField(ring, callPlace.help(communityId, rollCallId, entry.personId), entry.helpSealed)) as string[];

export const scopeOf = (ring: KeyRing, communityId: string, { id, helpSealed }: StoredRollCall): string[] =>
  JSON.parse(openField(ring, callPlace.scope(communityId, id), helpSealed)) as string[];

export const noteOf = (ring: KeyRing, communityId: string, rollCallId: string, entry: StoredEntry): string =>
  entry.noteSealed === null
    ? ''
    : openField(ring, callPlace.note(communityId, rollCallId, entry.personId), entry.noteSealed);
