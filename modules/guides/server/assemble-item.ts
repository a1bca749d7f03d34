import { variablesOf } from '../domain/feel-expression.ts';
import type { ItemMistake } from '../domain/catalogue-checks.ts';
import type { Department, FactDefinition, ItemSource, OfferedProcess, ServiceItem } from '../domain/service-item.ts';
import type { WrittenItem } from './catalogue-schema.ts';

/** What item files refer to by id. */
export interface CatalogueParts {
  readonly departments: readonly Department[];
  readonly facts: readonly FactDefinition[];
  readonly promises: readonly OfferedProcess[];
  readonly documents: readonly { readonly id: string; readonly title: ItemSource['title']; readonly file: string }[];
}

export type AssembledItem =
  | { readonly ok: true; readonly item: ServiceItem }
  | { readonly ok: false; readonly mistakes: readonly ItemMistake[] };

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)];

/** Names of facts in the expressions, in order; parameters and calculation steps are left out. */
const factsOf = (expressions: readonly string[], parts: CatalogueParts): readonly string[] =>
  unique(expressions.flatMap(variablesOf)).filter((name) => parts.facts.some((fact) => fact.id === name));

/** Resolves ids, default promises and facts of a written item. */
export const assembleItem = (written: WrittenItem, parts: CatalogueParts): AssembledItem => {
  const mistakes: ItemMistake[] = [];
  const department = parts.departments.find((known) => known.id === written.department);
  if (department === undefined)
    mistakes.push({ path: 'department', rule: `"${written.department}" is not in departments.yaml` });
  const sources = written.sources.flatMap((source, index): readonly ItemSource[] => {
    const document = parts.documents.find((known) => known.id === source.document);
    if (document !== undefined) return [{ ...source, title: document.title, file: document.file }];
    mistakes.push({ path: `sources[${index}].document`, rule: `"${source.document}" is not in sources.yaml` });
    return [];
  });
  const processes = written.processes.flatMap((process, index): readonly OfferedProcess[] => {
    if (typeof process !== 'string') return [process];
    const promise = parts.promises.find((known) => known.processId === process);
    if (promise !== undefined) return [promise];
    mistakes.push({ path: `processes[${index}]`, rule: `"${process}" has no default in promises.yaml` });
    return [];
  });
  processes.forEach((process, index) => {
    const id = process.approver?.departmentId;
    if (id !== undefined && !parts.departments.some((known) => known.id === id))
      mistakes.push({ path: `processes[${index}].approver.departmentId`, rule: `"${id}" is not in departments.yaml` });
  });
  if (department === undefined || mistakes.length > 0) return { ok: false, mistakes };

  const conditions = (written.conditions ?? []).map((condition) => ({
    ...condition,
    facts: factsOf([condition.feel], parts),
  }));
  const calculations = (written.calculations ?? []).map((calculation) => ({
    ...calculation,
    facts: factsOf(
      calculation.steps.map((step) => step.feel),
      parts,
    ),
  }));
  const materials = written.materials ?? [];
  const used = unique([
    ...conditions.flatMap((condition) => condition.facts),
    ...factsOf(
      materials.flatMap((material) => material.neededWhen ?? []),
      parts,
    ),
    ...calculations.flatMap((calculation) => calculation.facts),
    ...materials.flatMap((material) => material.knownFrom ?? []),
  ]);
  const item: ServiceItem = {
    ...written,
    department: { id: department.id, name: department.name },
    sources,
    processes,
    materials,
    conditions,
    calculations,
    parameters: written.parameters ?? [],
    facts: used.flatMap((id) => parts.facts.filter((fact) => fact.id === id)),
    flow: written.flow ?? [],
    otherMatters: written.otherMatters ?? [],
    keywords: written.keywords ?? [],
    related: written.related ?? [],
  };
  return { ok: true, item };
};
