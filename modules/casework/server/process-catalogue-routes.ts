import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { compareProcesses, describeProcessVersion, listProcessCatalogue, type PublishedVersion } from '../contract.ts';
import type { ProcessDefinition } from '../domain/definition.ts';
import type { DescribedRow, DescribedTable } from '../domain/described-process.ts';
import { describeProcess } from '../domain/process-description.ts';
import { processDifferences } from '../domain/process-differences.ts';
import { processWording } from '../domain/process-wording.ts';
import type { CaseworkDeps } from './deps.ts';
import { mayRead, processReplyOf } from './process-routes.ts';

const named = (id: string) => ({ zh: id, en: id });

const tablesOf = (deps: CaseworkDeps, definition: ProcessDefinition): readonly DescribedTable[] =>
  describeProcess({
    definition,
    wording: processWording(definition, deps.texts.process),
    names: {
      document: (kind) => deps.texts.process[`document.${kind}`] ?? deps.documents.newest(kind)?.title ?? named(kind),
      process: (id) => deps.processes.all.find((other) => other.id === id)?.name ?? named(id),
    },
  });

const cellsReply = (cells: DescribedRow['cells']) => cells.map((lines) => lines.map((line) => ({ ...line })));

const versionReply = (deps: CaseworkDeps, definition: ProcessDefinition): PublishedVersion => {
  const { version, validFrom, variant, steps, actions } = definition;
  return {
    version,
    validFrom,
    community:
      variant === undefined
        ? null
        : { id: variant.communityId, name: deps.directory.organisation(variant.communityId)?.name ?? '' },
    variantOf: variant?.of ?? null,
    steps: Object.keys(steps).length,
    actions: Object.keys(actions).length,
  };
};

export const processCatalogueRoutes = (deps: CaseworkDeps): readonly Implementation[] => [
  implement(listProcessCatalogue, async (_tx, call) => {
    const today = plainDateOf(call.now);
    const ids = [...new Set(deps.processes.all.map(({ id }) => id))];
    const items = ids.flatMap((id) => {
      const definition = deps.processes.inForce(id, today);
      if (definition === undefined) return [];
      const versions = deps.processes.all.filter((other) => other.id === id && mayRead(other, call.caller));
      return [
        {
          id,
          name: { ...definition.name },
          figure: definition.figure ?? null,
          inForce: definition.version,
          versions: versions.map((each) => versionReply(deps, each)),
        },
      ];
    });
    return ok({ items });
  }),
  implement(describeProcessVersion, async (_tx, call) => {
    const definition = deps.processes.find(call.params.processId, call.params.version);
    if (definition === undefined || !mayRead(definition, call.caller)) return refuse('not-found');
    const tables = tablesOf(deps, definition).map(({ id, title, columns, rows }) => ({
      id,
      title: { ...title },
      columns: columns.map((column) => ({ ...column })),
      rows: rows.map((row) => ({ id: row.id, cells: cellsReply(row.cells) })),
    }));
    return ok({ process: processReplyOf(definition, call.query.language), tables });
  }),
  implement(compareProcesses, async (_tx, call) => {
    const { from, to } = call.query;
    const [before, after] = [from, to].map((version) => deps.processes.find(call.params.processId, version));
    if (before === undefined || after === undefined) return refuse('not-found');
    if (!mayRead(before, call.caller) || !mayRead(after, call.caller)) return refuse('not-found');
    const tables = processDifferences(tablesOf(deps, before), tablesOf(deps, after)).map((table) => ({
      id: table.id,
      title: { ...table.title },
      columns: table.columns.map((column) => ({ ...column })),
      rows: table.rows.map((row) => ({
        id: row.id,
        change: row.change,
        before: row.before === null ? null : cellsReply(row.before),
        after: row.after === null ? null : cellsReply(row.after),
      })),
    }));
    return ok({ tables });
  }),
];
