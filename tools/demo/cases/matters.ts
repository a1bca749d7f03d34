import { CASE_MIX } from '../../../catalogue/demo/case-mix.ts';
import type { DemoApplicant, MixedMatter } from '../../../catalogue/demo/case-mix.ts';
import { PEOPLE_CATALOGUE } from '../../../catalogue/person-facts/words.ts';
import { ageOn } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { CaseMaterial, CheckedCondition } from '../../../modules/casework/domain/case-events.ts';
import type { OpenCase } from '../../../modules/casework/domain/commands.ts';
import { checkedConditions, checkedMaterials, factsFor } from '../../../modules/casework/server/matter-facts.ts';
import type { ServiceItem } from '../../../modules/guides/domain/service-item.ts';
import { attributesOf } from '../../../modules/people/server/person-for-case.ts';
import type { DemoHousehold, DemoPerson } from '../demo-people.ts';
import { isFirstResident } from '../first-resident.ts';
import { weighted } from '../random.ts';
import type { Random } from '../random.ts';
import { fittingAnswers } from './answers.ts';

/** A resident with the size of the household, as the rules of items look at people. */
export interface Applicant {
  readonly person: DemoPerson;
  readonly householdSize: number;
}

export type ApplicantPools = ReadonlyMap<DemoApplicant, readonly Applicant[]>;

const FITS: Readonly<Record<DemoApplicant, (person: DemoPerson, age: number) => boolean>> = {
  'aged-80': (_person, age) => age >= 80,
  'aged-60': (_person, age) => age >= 60,
  tenant: (person, age) => person.residence === 'floating' && age >= 18,
  'working-age': (person, age) => person.residence !== 'floating' && age >= 22 && age < 60,
  'young-woman': (person, age) => person.sex === 'female' && age >= 22 && age <= 42,
  disabled: (person) => person.groups.some((group) => group.id === 'disabled'),
  poor: (person, age) => age >= 18 && person.facts.some((fact) => fact.id === 'incomePerPerson'),
  'party-member': (person) => person.groups.some((group) => group.id === 'party-member'),
  'grown-up': (_person, age) => age >= 18,
};

export const poolApplicants = (households: readonly DemoHousehold[], today: PlainDate): ApplicantPools => {
  const pools = new Map<DemoApplicant, Applicant[]>();
  for (const household of households) {
    const present = household.people.filter((person) => person.residence !== 'moved-away');
    // The tour's resident has a story of her own: the allowance is what the visitor opens for her.
    if (present.some(isFirstResident)) continue;
    for (const person of present)
      for (const who of Object.keys(FITS) as DemoApplicant[])
        if (FITS[who](person, ageOn(person.bornOn, today)))
          pools.set(who, [...(pools.get(who) ?? []), { person, householdSize: present.length }]);
  }
  return pools;
};

const pickMixed = weighted<MixedMatter>(CASE_MIX.map((matter) => [matter, matter.weight]));

/** A matter somebody comes with, judged as the counter judges it when everything is brought. */
export interface ChosenMatter {
  readonly mixed: MixedMatter;
  readonly applicant: Applicant;
  readonly conditions: readonly CheckedCondition[];
  readonly materials: readonly CaseMaterial[];
  /** The case that this one continues; it carries the first contact along. */
  readonly parent?: OpenCase['parent'];
}

export const pickMatter = (
  random: Random,
  pools: ApplicantPools,
): { readonly mixed: MixedMatter; readonly applicant: Applicant } | null => {
  const mixed = pickMixed(random);
  const pool = pools.get(mixed.who) ?? [];
  return pool.length === 0 ? null : { mixed, applicant: random.pick(pool) };
};

/** Conditions and checklist of an item for a person: records first, fitting answers where no record speaks. */
export const judgeMatter = (
  item: ServiceItem,
  { person, householdSize }: Applicant,
  today: PlainDate,
): Pick<ChosenMatter, 'conditions' | 'materials'> => {
  const known = attributesOf(
    { ...person, groupIds: person.groups.map((group) => group.id), householdSize },
    PEOPLE_CATALOGUE,
    today,
  );
  const recorded = new Set(
    item.facts.filter((fact) => fact.knownAttribute !== undefined && known[fact.knownAttribute]).map((fact) => fact.id),
  );
  const answers = Object.fromEntries([...fittingAnswers(item)].filter(([id]) => !recorded.has(id)));
  const judged = {
    id: person.id,
    name: person.name,
    sex: person.sex,
    idNumberMasked: null,
    known,
  };
  const facts = factsFor(item, judged, undefined, answers);
  if (!facts.ok) throw new Error(`${item.id}: ${JSON.stringify(facts.refusal)}`);
  return {
    conditions: checkedConditions(item, facts.value),
    materials: checkedMaterials(item, facts.value, new Set()),
  };
};
