import { judge } from './feel-expression.ts';
import { findKnown, valuesFor } from './known-facts.ts';
import type { KnownFact, KnownFacts } from './known-facts.ts';
import type { Material, ServiceItem } from './service-item.ts';

export interface ChecklistEntry {
  readonly material: Material;
  /** `known`: the platform holds what the material would show, so it need not be brought. */
  readonly status: 'needed' | 'known' | 'not-needed' | 'unknown';
  /** The record that stands in for the material; null unless `known`. */
  readonly knownBy: KnownFact | null;
  /** Facts that decide whether it is needed; empty unless `unknown`. */
  readonly missing: readonly string[];
}

/** A record stands in for a material; a record that says "no" proves nothing that the material would. */
const recordFor = (material: Material, item: ServiceItem, facts: KnownFacts): KnownFact | null => {
  const fact = item.facts.find((definition) => definition.id === material.knownFrom);
  const known = fact === undefined ? undefined : findKnown(fact, facts);
  return known !== undefined && known.origin === 'record' && known.value !== false ? known : null;
};

/** What to bring, with what is known. A material whose need is not yet decided is `unknown`, never left out. */
export const materialChecklist = (item: ServiceItem, facts: KnownFacts): readonly ChecklistEntry[] => {
  const values = valuesFor(item.facts, item.parameters, facts);
  return item.materials.map((material): ChecklistEntry => {
    const need = material.neededWhen === undefined ? undefined : judge(material.neededWhen, values);
    if (need?.answer === 'no') return { material, status: 'not-needed', knownBy: null, missing: [] };
    const knownBy = recordFor(material, item, facts);
    if (knownBy !== null) return { material, status: 'known', knownBy, missing: [] };
    if (need?.answer === 'unknown') return { material, status: 'unknown', knownBy: null, missing: need.missing };
    return { material, status: 'needed', knownBy: null, missing: [] };
  });
};
