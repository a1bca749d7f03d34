import { mistakeAt } from './catalogue-rules.ts';
import type { ItemMistake } from './catalogue-rules.ts';
import type { CatalogueParts } from './assemble-item.ts';
import { variablesOf } from './feel-expression.ts';
import type { LaidChange, Overlay } from './overlay.ts';
import type { OverlayChange, WrittenOverlay } from './written-overlay.ts';

export type AssembledOverlay =
  | { readonly ok: true; readonly overlay: Overlay }
  | { readonly ok: false; readonly mistakes: readonly ItemMistake[] };

/** Names of facts that a change brings in, in the order of use. */
const namesIn = (change: OverlayChange): readonly string[] => {
  if (change.part === 'condition-added') return variablesOf(change.feel);
  if (change.part !== 'material-added') return [];
  const { neededWhen, knownFrom } = change.material;
  return [
    ...(neededWhen === undefined ? [] : variablesOf(neededWhen)),
    ...(knownFrom === undefined ? [] : [knownFrom]),
  ];
};

const departmentMistake = (departmentId: string, path: string, parts: CatalogueParts): readonly ItemMistake[] =>
  parts.departments.some(({ id }) => id === departmentId)
    ? []
    : [mistakeAt(path, 'department-unknown', { id: departmentId })];

type Resolved = { readonly change: LaidChange } | { readonly mistakes: readonly ItemMistake[] };

const resolve = (change: OverlayChange, path: string, parts: CatalogueParts): Resolved => {
  if (change.part === 'approver') {
    const mistakes = departmentMistake(change.approver.departmentId, `${path}.approver.departmentId`, parts);
    return mistakes.length > 0 ? { mistakes } : { change };
  }
  if (change.part !== 'process-added') return { change };
  const { process } = change;
  if (typeof process !== 'string') {
    const departmentId = process.approver?.departmentId;
    const place = `${path}.process.approver.departmentId`;
    const mistakes = departmentId === undefined ? [] : departmentMistake(departmentId, place, parts);
    return mistakes.length > 0 ? { mistakes } : { change: { ...change, process } };
  }
  const promise = parts.promises.find((known) => known.processId === process);
  return promise === undefined
    ? { mistakes: [mistakeAt(`${path}.process`, 'promise-missing', { id: process })] }
    : { change: { ...change, process: promise } };
};

/** Resolves departments, default promises and facts of a written overlay. */
export const assembleOverlay = (
  written: WrittenOverlay,
  organisationId: string,
  parts: CatalogueParts,
): AssembledOverlay => {
  const resolved = written.changes.map((change, index) => resolve(change, `changes[${index}]`, parts));
  const mistakes = resolved.flatMap((one) => ('mistakes' in one ? one.mistakes : []));
  if (mistakes.length > 0) return { ok: false, mistakes };
  const used = new Set(written.changes.flatMap(namesIn));
  const overlay: Overlay = {
    ...written,
    organisationId,
    changes: resolved.flatMap((one) => ('change' in one ? [one.change] : [])),
    facts: parts.facts.filter(({ id }) => used.has(id)),
  };
  return { ok: true, overlay };
};
