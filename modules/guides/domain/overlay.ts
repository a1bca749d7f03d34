import type { PlainDate } from '../../../kernel/plain-date.ts';
import { brokenRule } from './catalogue-rules.ts';
import type { BrokenRule } from './catalogue-rules.ts';
import { processMistakes } from './catalogue-checks.ts';
import { variablesOf } from './feel-expression.ts';
import type { FactDefinition, Material, OfferedProcess, ServiceItem, ServiceTypeId } from './service-item.ts';
import type { OverlayChange } from './written-overlay.ts';

type ChangeOf<Part extends OverlayChange['part']> = Extract<OverlayChange, { part: Part }>;
type AddedProcess = Omit<ChangeOf<'process-added'>, 'process'> & { readonly process: OfferedProcess };

/** A change whose references are resolved. */
export type LaidChange = Exclude<OverlayChange, { part: 'process-added' }> | AddedProcess;

/** What an organisation does its own way with an item, from a day on. A later version replaces the whole overlay. */
export interface Overlay {
  readonly itemId: string;
  readonly organisationId: string;
  readonly version: number;
  readonly validFrom: PlainDate;
  readonly validTo?: PlainDate;
  readonly changes: readonly LaidChange[];
  /** Definitions of the facts that the changes use. */
  readonly facts: readonly FactDefinition[];
}

/** A change that does not fit the item, such as a parameter that a newer version no longer has. */
export interface Misfit extends BrokenRule {
  readonly organisationId: string;
  /** Place among the changes of the overlay. */
  readonly index: number;
  /** Field of the change that is meant; empty for the whole. */
  readonly field: string;
}

type Fault = Omit<Misfit, 'organisationId' | 'index'>;
type Laid = { readonly item: ServiceItem } | { readonly fault: Fault };

const fault = (rule: BrokenRule, field = ''): Laid => ({ fault: { ...rule, field } });
const missing = (id: string): Laid => fault(brokenRule('overlay-part-missing', { id }));
const alreadyThere = (id: string): Laid => fault(brokenRule('overlay-part-there', { id }));

/** Facts that an addition uses join those of the item, once each. */
const withFacts = (item: ServiceItem, used: readonly string[], overlay: Overlay): ServiceItem => ({
  ...item,
  facts: [
    ...item.facts,
    ...overlay.facts.filter((fact) => used.includes(fact.id) && item.facts.every((known) => known.id !== fact.id)),
  ],
});

/** Names in an expression that neither item nor overlay knows; they would keep the answer open for ever. */
const strangerIn = (feel: string, item: ServiceItem, overlay: Overlay): string | undefined => {
  const known = [...item.parameters, ...item.facts, ...overlay.facts].map(({ id }) => id);
  return variablesOf(feel).find((name) => !known.includes(name));
};

const changeProcess = (
  item: ServiceItem,
  processId: ServiceTypeId,
  change: (process: OfferedProcess) => OfferedProcess,
  field: string,
): Laid => {
  const process = item.processes.find((one) => one.processId === processId);
  if (process === undefined) return missing(processId);
  const changed = change(process);
  const [mistake] = processMistakes(changed, '');
  if (mistake !== undefined) return fault(mistake, field);
  return { item: { ...item, processes: item.processes.map((one) => (one === process ? changed : one)) } };
};

/** The statutory limit is the law's and stays; stages that belong to a longer limit no longer say anything. */
const changeLimit = (item: ServiceItem, change: ChangeOf<'limit'>): Laid => {
  const process = item.processes.find((one) => one.processId === change.processId);
  if (process !== undefined && process.limit.statutory !== null && process.limit.unit !== change.unit)
    return fault(brokenRule('overlay-limit-incomparable'), 'unit');
  const withLimit = ({ stages, ...rest }: OfferedProcess): OfferedProcess => {
    const { unit, promised, basis } = change;
    const limited = { ...rest, limit: { ...rest.limit, unit, promised, basis } };
    if (stages === undefined) return limited;
    const staged = { ...limited, stages };
    return processMistakes(staged, '').some((mistake) => mistake.code === 'stages-too-long') ? limited : staged;
  };
  return changeProcess(item, change.processId, withLimit, 'promised');
};

const addProcess = (item: ServiceItem, { process }: AddedProcess): Laid => {
  if (item.processes.some((one) => one.processId === process.processId)) return alreadyThere(process.processId);
  const [mistake] = processMistakes(process, 'process');
  if (mistake !== undefined) return fault(mistake, mistake.path);
  return { item: { ...item, processes: [...item.processes, process] } };
};

const dropProcess = (item: ServiceItem, processId: ServiceTypeId): Laid => {
  const kept = item.processes.filter((one) => one.processId !== processId);
  if (kept.length === item.processes.length) return missing(processId);
  return kept.length === 0 ? fault(brokenRule('overlay-without-process')) : { item: { ...item, processes: kept } };
};

const addMaterial = (item: ServiceItem, material: Material, overlay: Overlay): Laid => {
  if (item.materials.some((one) => one.id === material.id)) return alreadyThere(material.id);
  const names = [...(material.neededWhen === undefined ? [] : variablesOf(material.neededWhen))];
  const stranger = material.neededWhen === undefined ? undefined : strangerIn(material.neededWhen, item, overlay);
  if (stranger !== undefined) return fault(brokenRule('feel-name-unknown', { name: stranger }), 'material.neededWhen');
  const used = [...names, ...(material.knownFrom === undefined ? [] : [material.knownFrom])];
  return { item: { ...withFacts(item, used, overlay), materials: [...item.materials, material] } };
};

const addCondition = (item: ServiceItem, change: ChangeOf<'condition-added'>, overlay: Overlay): Laid => {
  const { id, text, feel, basis } = change;
  if (item.conditions.some((one) => one.id === id)) return alreadyThere(id);
  const stranger = strangerIn(feel, item, overlay);
  if (stranger !== undefined) return fault(brokenRule('feel-name-unknown', { name: stranger }), 'feel');
  const extended = withFacts(item, variablesOf(feel), overlay);
  const facts = variablesOf(feel).filter((name) => extended.facts.some((fact) => fact.id === name));
  return { item: { ...extended, conditions: [...item.conditions, { id, text, feel, facts, basis }] } };
};

const layChange = (item: ServiceItem, change: LaidChange, overlay: Overlay): Laid => {
  switch (change.part) {
    case 'parameter': {
      const { id, value, basis } = change;
      if (item.parameters.every((one) => one.id !== id)) return missing(id);
      const set = item.parameters.map((one) => (one.id === id ? { ...one, value, basis, local: true } : one));
      return { item: { ...item, parameters: set } };
    }
    case 'limit':
      return changeLimit(item, change);
    case 'approver':
      return changeProcess(item, change.processId, (one) => ({ ...one, approver: change.approver }), 'approver');
    case 'delegation':
      return changeProcess(item, change.processId, (one) => ({ ...one, delegation: change.delegation }), 'delegation');
    case 'process-added':
      return addProcess(item, change);
    case 'process-dropped':
      return dropProcess(item, change.processId);
    case 'material-added':
      return addMaterial(item, change.material, overlay);
    case 'material-dropped': {
      const kept = item.materials.filter((one) => one.id !== change.id);
      return kept.length === item.materials.length ? missing(change.id) : { item: { ...item, materials: kept } };
    }
    case 'condition-added':
      return addCondition(item, change, overlay);
    case 'other-matter-added':
      return { item: { ...item, otherMatters: [...item.otherMatters, change.text] } };
    case 'contact':
      return { item: { ...item, contact: { ...item.contact, ...change.contact } } };
    case 'spoken-answer':
      return { item: { ...item, spokenAnswer: change.text } };
  }
};

const isOn = (period: { readonly validFrom?: PlainDate; readonly validTo?: PlainDate }, on: PlainDate): boolean =>
  (period.validFrom === undefined || period.validFrom <= on) && (period.validTo === undefined || on <= period.validTo);

export interface LaidItem {
  readonly item: ServiceItem;
  readonly misfits: readonly Misfit[];
}

/**
 * The item as it holds on a day where these overlays apply, from the largest organisation to the smallest. A change
 * that does not fit is left out and told, so that a newer base never breaks a community: nothing may then promise
 * more than the law allows or ask for what cannot be known.
 */
export const applyOverlays = (base: ServiceItem, overlays: readonly Overlay[], on: PlainDate): LaidItem => {
  let item = base;
  const misfits: Misfit[] = [];
  const applied: { organisationId: string; version: number }[] = [];
  for (const overlay of overlays) {
    if (!isOn(overlay, on)) continue;
    const { organisationId, version } = overlay;
    overlay.changes.forEach((change, index) => {
      if (!isOn(change, on)) return;
      const laid = layChange(item, change, overlay);
      if ('item' in laid) item = laid.item;
      else misfits.push({ organisationId, index, ...laid.fault });
    });
    if (overlay.changes.some((change) => isOn(change, on))) applied.push({ organisationId, version });
  }
  return { item: applied.length === 0 ? base : { ...item, applied: { on, overlays: applied } }, misfits };
};
