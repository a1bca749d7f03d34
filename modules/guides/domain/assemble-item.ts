import { variablesOf } from './feel-expression.ts';
import { mistakeAt } from './catalogue-rules.ts';
import type { ItemMistake } from './catalogue-rules.ts';
import type {
  Department,
  FactDefinition,
  ItemSource,
  OfferedProcess,
  RefusedCertificate,
  ServiceItem,
} from './service-item.ts';
import type { WrittenItem } from './written-item.ts';

/** What item files refer to by id. */
export interface CatalogueParts {
  readonly departments: readonly Department[];
  readonly facts: readonly FactDefinition[];
  readonly promises: readonly OfferedProcess[];
  readonly documents: readonly { readonly id: string; readonly title: ItemSource['title']; readonly file: string }[];
  readonly certificates: readonly RefusedCertificate[];
}

export type AssembledItem =
  | { readonly ok: true; readonly item: ServiceItem }
  | { readonly ok: false; readonly mistakes: readonly ItemMistake[] };

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)];

/** Names of facts in the expressions, in order; parameters and calculation steps are left out. */
const factsOf = (expressions: readonly string[], parts: CatalogueParts): readonly string[] =>
  unique(expressions.flatMap(variablesOf)).filter((name) => parts.facts.some((fact) => fact.id === name));

interface Resolved<T> {
  readonly values: readonly T[];
  readonly mistakes: readonly ItemMistake[];
}

const resolveSources = (written: WrittenItem, parts: CatalogueParts): Resolved<ItemSource> => {
  const mistakes: ItemMistake[] = [];
  const values = written.sources.flatMap((source, index): readonly ItemSource[] => {
    const document = parts.documents.find((known) => known.id === source.document);
    if (document !== undefined) return [{ ...source, title: document.title, file: document.file }];
    mistakes.push(mistakeAt(`sources[${index}].document`, 'document-unknown', { id: source.document }));
    return [];
  });
  return { values, mistakes };
};

const resolveProcesses = (written: WrittenItem, parts: CatalogueParts): Resolved<OfferedProcess> => {
  const mistakes: ItemMistake[] = [];
  const values = written.processes.flatMap((process, index): readonly OfferedProcess[] => {
    if (typeof process === 'string') {
      const promise = parts.promises.find((known) => known.processId === process);
      if (promise !== undefined) return [promise];
      mistakes.push(mistakeAt(`processes[${index}]`, 'promise-missing', { id: process }));
      return [];
    }
    const id = process.approver?.departmentId;
    if (id !== undefined && !parts.departments.some((known) => known.id === id))
      mistakes.push(mistakeAt(`processes[${index}].approver.departmentId`, 'department-unknown', { id }));
    return [process];
  });
  return { values, mistakes };
};

type Rules = Pick<ServiceItem, 'conditions' | 'calculations' | 'materials' | 'facts'>;

/** Conditions and calculations with the facts they use, and the definitions of all of them in order of use. */
const resolveRules = (written: WrittenItem, parts: CatalogueParts): Rules => {
  const materials = written.materials ?? [];
  const conditions = (written.conditions ?? []).map((condition) => ({
    ...condition,
    facts: factsOf([condition.feel], parts),
  }));
  const calculations = (written.calculations ?? []).map((calculation) => {
    const expressions = calculation.steps.map((step) => step.feel);
    return { ...calculation, facts: factsOf(expressions, parts) };
  });
  const needs = materials.flatMap((material) => material.neededWhen ?? []);
  const used = unique([
    ...conditions.flatMap((condition) => condition.facts),
    ...factsOf(needs, parts),
    ...calculations.flatMap((calculation) => calculation.facts),
    ...materials.flatMap((material) => material.knownFrom ?? []),
  ]);
  const facts = used.flatMap((id) => parts.facts.filter((fact) => fact.id === id));
  return { conditions, calculations, materials, facts };
};

/** Resolves ids, default promises and facts of a written item. */
export const assembleItem = (written: WrittenItem, parts: CatalogueParts): AssembledItem => {
  const department = parts.departments.find((known) => known.id === written.department);
  const sources = resolveSources(written, parts);
  const processes = resolveProcesses(written, parts);
  const mistakes: readonly ItemMistake[] = [...sources.mistakes, ...processes.mistakes];
  if (department === undefined) {
    const unknown = mistakeAt('department', 'department-unknown', { id: written.department });
    return { ok: false, mistakes: [unknown, ...mistakes] };
  }
  if (mistakes.length > 0) return { ok: false, mistakes };
  const item: ServiceItem = {
    ...written,
    ...resolveRules(written, parts),
    department: { id: department.id, name: department.name },
    sources: sources.values,
    processes: processes.values,
    parameters: written.parameters ?? [],
    flow: written.flow ?? [],
    otherMatters: written.otherMatters ?? [],
    keywords: written.keywords ?? [],
    related: written.related ?? [],
  };
  return { ok: true, item };
};
