import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { BodyOf } from '../../../platform/contract.ts';
import type { checkGuide, GuideCheckReply, GuideHit, GuideReply } from '../contract.ts';
import { computeAmounts } from '../domain/amounts.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { checkEligibility } from '../domain/eligibility.ts';
import type { KnownFacts } from '../domain/known-facts.ts';
import { materialChecklist } from '../domain/material-checklist.ts';
import { isOffered } from '../domain/service-item.ts';
import type { ServiceItem } from '../domain/service-item.ts';
import type { GuideMatch } from './search-guides.ts';

/** A deep copy that may be written to, which is how reply types describe data; it also drops nothing but `readonly`. */
const copy = <T extends object>(value: unknown): T => structuredClone(value) as T;

const headOf = (item: ServiceItem): Pick<GuideHit, Exclude<keyof GuideHit, 'processIds' | 'reasons'>> => ({
  id: item.id,
  version: item.version,
  validFrom: item.validFrom,
  name: item.name,
  ...(item.shortName === undefined ? {} : { shortName: item.shortName }),
  category: item.category,
  department: item.department,
  audience: item.audience,
  scope: item.scope,
  legalKind: item.legalKind,
  fee: item.fee,
});

export const toGuideHit = ({ item, reasons }: GuideMatch, on: PlainDate): GuideHit => ({
  ...headOf(item),
  processIds: item.processes.map((process) => process.processId).filter((id) => isOffered(item, id, on)),
  reasons: [...reasons],
});

export const toGuideReply = (item: ServiceItem, catalogue: Catalogue, on: PlainDate): GuideReply =>
  copy({
    ...headOf(item),
    sources: item.sources,
    processes: item.processes.map((process) => ({ ...process, available: isOffered(item, process.processId, on) })),
    materials: item.materials,
    conditions: item.conditions,
    parameters: item.parameters,
    calculations: item.calculations,
    facts: item.facts,
    flow: item.flow,
    ...(item.contact === undefined ? {} : { contact: item.contact }),
    otherMatters: item.otherMatters,
    ...(item.spokenAnswer === undefined ? {} : { spokenAnswer: item.spokenAnswer }),
    keywords: item.keywords,
    related: item.related.flatMap((id) => {
      const related = catalogue.itemInForce(id, on);
      return related === undefined ? [] : [{ id, name: related.shortName ?? related.name }];
    }),
    verifyLocally: item.verifyLocally,
    basis: item.basis,
    localBy: item.applied?.overlays ?? [],
  });

/** Leaves out what was not given, so that absent and undefined stay one thing inside. */
export const toKnownFacts = (facts: BodyOf<typeof checkGuide>['facts']): KnownFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([id, { value, origin, source, asOf }]) => [
      id,
      { value, origin, ...(source === undefined ? {} : { source }), ...(asOf === undefined ? {} : { asOf }) },
    ]),
  );

export const toCheckReply = (item: ServiceItem, facts: KnownFacts): GuideCheckReply =>
  copy({
    itemId: item.id,
    version: item.version,
    ...checkEligibility(item, facts),
    materials: materialChecklist(item, facts).map(({ material, status, knownBy, missing }) => ({
      ...material,
      status,
      knownBy: knownBy === null ? null : { source: knownBy.source ?? null, asOf: knownBy.asOf ?? null },
      missing,
    })),
    amounts: computeAmounts(item, facts),
  });
