import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { QueryOf } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { writeXlsxSheet } from '../../../platform/spreadsheet/write-xlsx.ts';
import { recordDone } from '../../audit/server/index.ts';
import { exportCallSheet, printCallSheet, type CalledReply } from '../contract.ts';
import type { CallState } from '../domain/roll-call.ts';
import { calledReply, findCalled, inOrder, phoneOf, type CalledRow } from './called-rows.ts';
import type { CallsDeps } from './deps.ts';
import { helpAsked, isInScope } from './list-route.ts';
import { mayPrintPhones, sightOf, type Asking } from './reach.ts';
import { entryReplies } from './roll-call-replies.ts';
import { findRollCall, loadEntries } from './roll-call-rows.ts';

type Query = QueryOf<typeof printCallSheet>;

interface SheetRow extends CalledReply {
  readonly state: CallState;
  readonly note: string;
  readonly phone: string;
}

interface Sheet {
  readonly title: string;
  readonly rows: readonly SheetRow[];
}

/** The list as it stands now, or a roll call with what is known so far. */
const peopleOn = async (
  tx: Tx,
  deps: CallsDeps,
  call: Asking,
  communityId: string,
  query: Query,
): Promise<Result<Sheet & { readonly ended: boolean | null; readonly stored: ReadonlyMap<string, CalledRow> }>> => {
  const sees = await sightOf(tx, call, communityId);
  const scope = { help: helpAsked(query.help), gridId: query.grid ?? null, buildingId: query.building ?? null };
  if (query.rollCall === undefined) {
    const on = plainDateOf(call.now);
    const called = (await findCalled(tx, deps.keyRing, deps.kinds, { communityId, on })).filter(
      (one) => sees(one.row.gridId) && isInScope(one, scope),
    );
    const people = inOrder(called.map((one) => calledReply(deps.keyRing, communityId, one, on)));
    const rows = people.map((one) => ({ ...one, state: 'waiting' as const, note: '', phone: one.phoneMasked ?? '' }));
    const stored = new Map(called.map(({ row }) => [row.personId, row]));
    return ok({ title: deps.sheet.everybody.zh, rows, ended: null, stored });
  }
  const rollCall = await findRollCall(tx, communityId, query.rollCall);
  if (rollCall === undefined) return refuse('not-found');
  const entries = (await loadEntries(tx, communityId, rollCall.id)).filter(({ gridId }) => sees(gridId));
  const stored = new Map(entries.map((one) => [one.personId, one]));
  const rows = entryReplies(deps, communityId, rollCall, entries)
    .filter(({ personId, help }) => {
      const row = stored.get(personId);
      return row !== undefined && isInScope({ row, help }, scope);
    })
    .map((one) => ({ ...one, phone: one.phoneMasked ?? '' }));
  return ok({ title: rollCall.title, rows, ended: rollCall.endedAt !== null, stored });
};

/**
 * The people of a sheet. Whole numbers only during a roll call, only for the office, and a few sheets at a time;
 * each such sheet is on record with whom it named.
 */
const sheetOf = async (
  tx: Tx,
  deps: CallsDeps,
  call: Asking,
  communityId: string,
  query: Query,
): Promise<Result<Sheet>> => {
  const sheet = await peopleOn(tx, deps, call, communityId, query);
  if (!sheet.ok) return sheet;
  const { title, rows, ended, stored } = sheet.value;
  const full = query.phones === 'full';
  const rule = deps.rules.sheetsWithPhones;
  const key = `call-sheet:${call.caller.workerId}`;
  if (full) {
    if (ended !== false || !mayPrintPhones(call, communityId, deps.rules)) return refuse('call-sheet-phones');
    if (await deps.attempts.isLocked(key, rule))
      return refuse('too-many-requests', { minutes: rule.forgottenAfterMinutes });
    await deps.attempts.record(key, rule);
  }
  recordDone(tx, call, communityId, {
    action: full ? 'print-call-sheet-with-phones' : 'print-call-sheet',
    subjectKind: 'community',
    subjectId: communityId,
    details: { ...query, rows: rows.length, ...(full ? { people: rows.map(({ personId }) => personId) } : {}) },
  });
  const withPhone = (row: SheetRow): SheetRow => {
    const known = stored.get(row.personId);
    return full && known !== undefined ? { ...row, phone: phoneOf(deps.keyRing, communityId, known) } : row;
  };
  return ok({ title, rows: rows.map(withPhone) });
};

const placeWords = ({ place }: SheetRow): string =>
  place === null ? '' : `${place.building}${place.unit}${place.door}`;

const helpWords = ({ kinds }: CallsDeps, { help }: SheetRow): string =>
  help.map((id) => kinds.find((kind) => kind.id === id)?.name.zh ?? id).join('、');

const stateWords = ({ sheet }: CallsDeps, { state }: SheetRow): string =>
  state === 'waiting' ? '' : sheet.states[state].zh;

const noteWords = ({ sheet }: CallsDeps, call: Asking, rows: number): string =>
  sheet.note.zh
    .replace('{exporter}', call.caller.name)
    .replace('{on}', plainDateOf(call.now))
    .replace('{rows}', String(rows));

const exportRoute = (deps: CallsDeps): Implementation =>
  implement(exportCallSheet, async (tx, call) => {
    const { communityId } = call.params;
    const sheet = await sheetOf(tx, deps, call, communityId, call.query);
    if (!sheet.ok) return sheet;
    const { title, rows } = sheet.value;
    const { columns } = deps.sheet;
    const text = (name: keyof typeof columns, widthInCharacters: number) => ({
      title: columns[name].zh,
      widthInCharacters,
      type: 'text' as const,
    });
    const bytes = await writeXlsxSheet({
      name: title,
      columns: [
        text('place', 30),
        text('name', 10),
        { ...text('age', 6), type: 'number' },
        text('help', 26),
        text('phone', 16),
        text('grid', 14),
        text('state', 12),
        text('note', 30),
      ],
      rows: rows.map((row) => [
        placeWords(row),
        row.name,
        row.age,
        helpWords(deps, row),
        row.phone,
        row.place?.grid ?? '',
        stateWords(deps, row),
        row.note,
      ]),
      note: noteWords(deps, call, rows.length),
      madeAt: new Date(call.now),
    });
    return ok({ bytes, filename: `${deps.sheet.title.zh}-${plainDateOf(call.now)}.xlsx` });
  });

const printRoute = (deps: CallsDeps): Implementation =>
  implement(printCallSheet, async (tx, call) => {
    const { communityId } = call.params;
    const sheet = await sheetOf(tx, deps, call, communityId, call.query);
    if (!sheet.ok) return sheet;
    const { title, rows } = sheet.value;
    const community = deps.directory.organisation(communityId);
    const name = community?.name ?? '';
    const { bytes } = await deps.render(
      {
        form: true,
        kind: 'call-sheet',
        documentNumber: '',
        issuedOn: plainDateOf(call.now),
        language: 'zh',
        handler: call.caller.name,
        issuer: {
          name: { zh: name, en: name },
          phone: community?.phone ?? '',
          address: community?.address ?? '',
        },
        itemName: { zh: title, en: title },
        values: {},
        lists: {
          called: rows.map((row) => ({
            place: placeWords(row),
            person: `${row.name}${row.age === null ? '' : ` ${row.age}`}`,
            help: helpWords(deps, row),
            phone: row.phone,
            found: [stateWords(deps, row), row.note].filter((part) => part !== '').join('：'),
          })),
        },
      },
      { paper: 'a4' },
    );
    return ok({ bytes, filename: `${deps.sheet.title.zh}-${plainDateOf(call.now)}.pdf` });
  });

/** The call sheet on paper and as a spreadsheet. */
export const sheetRoutes = (deps: CallsDeps): readonly Implementation[] => [exportRoute(deps), printRoute(deps)];
