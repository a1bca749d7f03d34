import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { auditPart } from '../../audit/server/index.ts';
import {
  entriesUntouched,
  registerOrUpdateResidents,
  takeBackEntries,
  takeBackResidents,
} from '../../people/server/index.ts';
import { SOURCE, type ImportDeps } from './deps.ts';
import { claimImport, countRows, setImport, type ImportRecord } from './import-rows.ts';
import { openBefore, rowIdOf } from './sealed-rows.ts';
import { undoDwellings } from './write-dwellings.ts';

const NEXT: Statement = {
  name: 'import-rows-to-undo',
  text: `select number, person_id as "personId", written_version as version, before_sealed as "beforeSealed",
      plan_sealed as "planSealed", dwelling_id as "dwellingId",
      entered_groups as "enteredGroups" from person_import_row
    where community_id = $1 and import_id = $2 and sheet = $3 and number > $4 and result = 'written'
    order by number limit $5`,
};
const KEEP: Statement = {
  name: 'keep-undone-rows',
  text: `update person_import_row r set result = one.result, result_code = one.code
    from unnest($4::integer[], $5::text[], $6::text[]) as one(number, result, code)
    where r.community_id = $1 and r.import_id = $2 and r.sheet = $3 and r.number between $7 and $8 and r.number = one.number`,
};

interface StoredRow extends Line {
  readonly planSealed: Buffer;
  readonly dwellingId: string;
}

interface Line {
  readonly number: number;
  readonly personId: string;
  readonly version: number;
  readonly beforeSealed: Buffer | null;
  readonly enteredGroups: readonly string[];
}

/** Those that were changed become what they were; those that were new are marked as entered by mistake. */
const undoLines = async (
  tx: Tx,
  deps: ImportDeps,
  one: ImportRecord,
  lines: readonly Line[],
  now: string,
): Promise<ReadonlySet<number>> => {
  const { communityId, id, sheet } = one;
  const fresh = lines.filter(({ beforeSealed }) => beforeSealed === null);
  const taken = await takeBackResidents(
    tx,
    communityId,
    fresh.map(({ personId, version }) => ({ id: personId, version })),
    { on: plainDateOf(now), at: now },
  );
  const changed = lines.flatMap(({ number, personId, version, beforeSealed }) =>
    beforeSealed === null
      ? []
      : [
          {
            number,
            personId,
            version,
            before: openBefore(deps.keyRing, communityId, rowIdOf(id, sheet, number), beforeSealed),
          },
        ],
  );
  const workerId = one.undoneBy ?? one.startedBy;
  const outcomes = await registerOrUpdateResidents(
    tx,
    deps.keyRing,
    { communityId, at: now, workerId, source: SOURCE, reason: one.undoReason, groups: deps.groups },
    changed.map(({ personId, version, before }) => ({ personId, expectedVersion: version, become: () => before })),
  );
  return new Set([
    ...fresh.flatMap(({ number, personId }) => (taken.has(personId) ? [number] : [])),
    ...changed.flatMap(({ number }, at) => (outcomes[at]?.written === true ? [number] : [])),
  ]);
};

const undoResidents = async (
  tx: Tx,
  deps: ImportDeps,
  one: ImportRecord,
  lines: readonly Line[],
  now: string,
): Promise<number> => {
  const entriesOf = ({ personId, enteredGroups }: Line) => enteredGroups.map((groupId) => ({ personId, groupId }));
  const isUntouched = await entriesUntouched(tx, one.communityId, SOURCE, lines.flatMap(entriesOf));
  // Whoever was reviewed in a group since, or left it, was changed since: the whole row stays.
  const free = lines.filter((line) => entriesOf(line).every(isUntouched));
  const undone = await undoLines(tx, deps, one, free, now);
  const entries = free.filter(({ number }) => undone.has(number)).flatMap(entriesOf);
  await takeBackEntries(tx, one.communityId, entries, plainDateOf(now));
  await tx.query(KEEP, [
    one.communityId,
    one.id,
    one.sheet,
    lines.map(({ number }) => number),
    lines.map(({ number }) => (undone.has(number) ? 'undone' : 'undo-refused')),
    lines.map(({ number }) => (undone.has(number) ? null : 'person-changed-meanwhile')),
    lines[0]?.number,
    lines.at(-1)?.number,
  ]);
  return undone.size;
};

/** Takes the next rows back by a change of its own; whoever was changed since stays as they are and is listed. */
export const undoStep = (
  deps: ImportDeps,
  work: Pick<ImportRecord, 'communityId' | 'id' | 'state'>,
  now: string,
): Promise<boolean> =>
  deps.database.transact([work.communityId], async (tx) => {
    const one = await claimImport(tx, work);
    if (one === undefined) return { keep: false, value: false };
    const { communityId, id, sheet } = one;
    const lines = await tx.query<StoredRow>(NEXT, [communityId, id, sheet, one.workedTo, deps.rules.rowsAtOnce]);
    if (lines.length === 0) {
      await setImport(tx, one, { state: 'undone', counts: await countRows(tx, one), rowsDone: one.rowsTotal });
      return { keep: true, value: true };
    }
    const undone =
      one.kind === 'dwellings'
        ? await undoDwellings(tx, deps, one, lines, now)
        : await undoResidents(tx, deps, one, lines, now);
    await setImport(tx, one, {
      rowsDone: one.rowsDone + lines.length,
      workedTo: lines.at(-1)?.number ?? one.workedTo,
    });
    tx.write(
      auditPart({
        communityId,
        at: now,
        actor: one.undoneBy ?? one.startedBy,
        action: 'undo-import-rows',
        subjectKind: 'import',
        subjectId: id,
        outcome: 'done',
        origin: '',
        details: { from: lines[0]?.number, to: lines.at(-1)?.number, undone },
      }),
    );
    return { keep: true, value: true };
  });
