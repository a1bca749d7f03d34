import { plainDateOf, type PlainDate } from '../../../kernel/plain-date.ts';
import { ok } from '../../../kernel/result.ts';
import type { Text } from '../../../kernel/text.ts';
import type { QueryOf } from '../../../platform/contract.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { fillText } from '../../../platform/http/problems.ts';
import { writeXlsxSheet, type XlsxColumn } from '../../../platform/spreadsheet/write-xlsx.ts';
import { recordDone } from '../../audit/server/index.ts';
import { exportCoverage, getCoverage, listCoveredPeople, type CoverageRow, type CoveredPerson } from '../contract.ts';
import { COVERAGE_STATES, countCoverage, type Covered } from '../domain/coverage.ts';
import type { VisitsDeps } from './deps.ts';
import { loadCoverage, type CoverageOnDay } from './coverage-people.ts';
import { groupName } from './rule-rows.ts';
import { stopOf, type VisitedRow } from './visited-rows.ts';

/** Stands for "no grid" and "nobody in charge" in numbers and filters. */
const NONE = 'none';
const MOST_LISTED = 500;

const sameText = (name: string): Text => ({ zh: name, en: name });

const workersOf = ({ workerIds }: Covered): readonly string[] => (workerIds.length === 0 ? [NONE] : workerIds);

const rowsBy = (
  covered: readonly Covered[],
  keysOf: (one: Covered) => readonly string[],
  nameOf: (id: string) => Text,
): CoverageRow[] => {
  const pairs = covered.flatMap((one) => keysOf(one).map((key) => ({ key, one })));
  return [...Map.groupBy(pairs, ({ key }) => key)]
    .map(([id, own]) => ({ id, name: { ...nameOf(id) }, ...countCoverage(own.map(({ one }) => one)) }))
    .toSorted((a, b) => b.due - a.due || (a.id < b.id ? -1 : 1));
};

const coverageRoute = (deps: VisitsDeps): Implementation =>
  implement(getCoverage, async (tx, call) => {
    const { communityId } = call.params;
    const on: PlainDate = call.query.on ?? plainDateOf(call.now);
    const { covered, rules, grids } = await loadCoverage(tx, deps, communityId, on);
    const { nobody } = deps.catalogue;
    const workerName = (id: string): Text => (id === NONE ? nobody : sameText(deps.directory.worker(id)?.name ?? ''));
    const gridName = (id: string): Text =>
      id === NONE ? nobody : sameText(grids.find((grid) => grid.id === id)?.name ?? '');
    return ok({
      on,
      whole: countCoverage(covered),
      rules: rowsBy(
        covered,
        ({ ruleId }) => [ruleId],
        (id) => rules.find((rule) => rule.id === id)?.name ?? sameText(id),
      ),
      groups: rowsBy(
        covered,
        ({ groupId }) => [groupId],
        (id) => groupName(deps.catalogue, id),
      ),
      grids: rowsBy(covered, ({ gridId }) => [gridId ?? NONE], gridName),
      workers: rowsBy(covered, workersOf, workerName),
    });
  });

type Filters = QueryOf<typeof listCoveredPeople>;

const fits = (one: Covered, { rule, group, grid, worker }: Filters): boolean =>
  (rule === undefined || one.ruleId === rule) &&
  (group === undefined || one.groupId === group) &&
  (grid === undefined || (one.gridId ?? NONE) === grid) &&
  (worker === undefined || workersOf(one).includes(worker));

const addressOf = (deps: VisitsDeps, communityId: string, row: VisitedRow): string => {
  const stop = stopOf(deps.keyRing, communityId, row);
  return stop === null ? '' : `${stop.building}${stop.unit}${stop.door}`;
};

/** The same counting as in the numbers: of several rules the one that stands worst. */
const personOf = (
  deps: VisitsDeps,
  communityId: string,
  { people, rules, grids }: CoverageOnDay,
  own: readonly Covered[],
): CoveredPerson[] => {
  const [first] = own;
  const row = first === undefined ? undefined : people.get(first.personId);
  if (first === undefined || row === undefined) return [];
  const worst = own.reduce((a, b) => (COVERAGE_STATES.indexOf(a.state) >= COVERAGE_STATES.indexOf(b.state) ? a : b));
  return [
    {
      id: row.id,
      name: row.name,
      rules: own.map(({ ruleId }) => ({ ...(rules.find(({ id }) => id === ruleId)?.name ?? sameText(ruleId)) })),
      grid: grids.find(({ id }) => id === first.gridId)?.name ?? '',
      address: addressOf(deps, communityId, row),
      workers: first.workerIds.map((id) => deps.directory.worker(id)?.name ?? ''),
      state: worst.state,
      lastMetOn: first.lastMetOn,
      days: Math.max(...own.map(({ days }) => days)),
      tooLong: own.some(({ tooLong }) => tooLong),
    },
  ];
};

const listed = (deps: VisitsDeps, communityId: string, day: CoverageOnDay, filters: Filters): CoveredPerson[] =>
  [
    ...Map.groupBy(
      day.covered.filter((one) => fits(one, filters)),
      ({ personId }) => personId,
    ).values(),
  ]
    .flatMap((own) => personOf(deps, communityId, day, own))
    .filter(
      ({ state, tooLong }) =>
        filters.state === undefined || (filters.state === 'too-long' ? tooLong : state === filters.state),
    )
    .toSorted((a, b) => b.days - a.days || (a.id < b.id ? -1 : 1));

const listRoute = (deps: VisitsDeps): Implementation =>
  implement(listCoveredPeople, async (tx, call) => {
    const { communityId } = call.params;
    const on: PlainDate = call.query.on ?? plainDateOf(call.now);
    const people = listed(deps, communityId, await loadCoverage(tx, deps, communityId, on), call.query);
    recordDone(tx, call, communityId, {
      action: 'read-visit-coverage',
      subjectKind: 'community',
      subjectId: communityId,
      details: { ...call.query, on, people: people.length },
    });
    return ok({ on, people: people.slice(0, MOST_LISTED), total: people.length });
  });

const column = (title: Text, widthInCharacters: number, type: XlsxColumn['type'] = 'text'): XlsxColumn => ({
  title: title.zh,
  widthInCharacters,
  type,
});

const exportRoute = (deps: VisitsDeps): Implementation =>
  implement(exportCoverage, async (tx, call) => {
    const { communityId } = call.params;
    const on: PlainDate = call.query.on ?? plainDateOf(call.now);
    const people = listed(deps, communityId, await loadCoverage(tx, deps, communityId, on), call.query);
    const { title, note, columns, states, tooLong } = deps.catalogue.exportWords;
    const bytes = await writeXlsxSheet({
      name: title.zh,
      columns: [
        column(columns.name, 12),
        column(columns.grid, 14),
        column(columns.address, 28),
        column(columns.rules, 36),
        column(columns.workers, 16),
        column(columns.state, 12),
        column(columns.last, 14, 'date'),
        column(columns.days, 10, 'number'),
        column(columns.long, 10),
      ],
      rows: people.map((one) => [
        one.name,
        one.grid,
        one.address,
        one.rules.map(({ zh }) => zh).join('、'),
        one.workers.join('、'),
        states[one.state].zh,
        one.lastMetOn,
        one.days,
        one.tooLong ? tooLong.zh : '',
      ]),
      note: fillText(note, { exporter: call.caller.name, on, rows: people.length }).zh,
      madeAt: new Date(call.now),
    });
    recordDone(tx, call, communityId, {
      action: 'export-visit-coverage',
      subjectKind: 'community',
      subjectId: communityId,
      details: { ...call.query, on, rows: people.length },
    });
    return ok({ bytes, filename: `${title.zh}-${on}.xlsx` });
  });

/** How many were visited who should be, and who stands behind each number. */
export const coverageRoutes = (deps: VisitsDeps): readonly Implementation[] => [
  coverageRoute(deps),
  listRoute(deps),
  exportRoute(deps),
];
