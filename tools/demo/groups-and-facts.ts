import { addDays } from '../../kernel/plain-date.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { FactValue, Residence } from '../../modules/people/domain/person-file.ts';
import type { DemoFact, DemoGroup } from './demo-people.ts';
import type { HouseholdKind, PlannedMember } from './household-plans.ts';
import { yearsBefore } from './identity.ts';
import type { Random } from './random.ts';

/** What is true of a whole household: hardship and housing belong to it, not to one person. */
export interface HouseholdCircumstances {
  readonly kind: HouseholdKind;
  readonly residence: Residence;
  readonly support: 'minimum-living-standard' | 'borderline' | 'special-hardship' | null;
  readonly lostOnlyChild: boolean;
  readonly movedInOn: PlainDate;
  readonly floorAreaPerPerson: number | null;
  readonly incomePerPerson: number | null;
}

const pickResidence = (random: Random, kind: HouseholdKind): Residence => {
  if (kind === 'flat-mates' || kind === 'family-from-elsewhere') return 'floating';
  return random.chance(0.86) ? 'registered' : 'registered-elsewhere-living-here';
};

const pickSupport = (random: Random, kind: HouseholdKind, residence: Residence): HouseholdCircumstances['support'] => {
  if (residence === 'floating') return null;
  const poor = kind === 'one-parent' || kind === 'old-and-alone' ? 3 : 1;
  if (random.chance(0.009 * poor)) return 'minimum-living-standard';
  if (random.chance(0.008 * poor)) return 'borderline';
  return kind === 'old-and-alone' && random.chance(0.02) ? 'special-hardship' : null;
};

export const pickCircumstances = (
  random: Random,
  kind: HouseholdKind,
  eldestAge: number,
  today: PlainDate,
): HouseholdCircumstances => {
  const residence = pickResidence(random, kind);
  const support = pickSupport(random, kind, residence);
  const yearsHere = residence === 'floating' ? random.int(0, 9) : random.int(1, Math.min(eldestAge, 40));
  return {
    kind,
    residence,
    support,
    lostOnlyChild: kind === 'old-couple' && random.chance(0.022),
    movedInOn: addDays(yearsBefore(today, yearsHere), -random.int(0, 364)),
    floorAreaPerPerson: random.chance(0.6) ? random.int(support === null ? 14 : 8, 48) + random.int(0, 9) / 10 : null,
    incomePerPerson:
      support === null
        ? null
        : random.int(support === 'borderline' ? 1_160 : 620, support === 'borderline' ? 1_680 : 1_150),
  };
};

const rate = (random: Random, holds: boolean, probability: number): boolean => holds && random.chance(probability);

/** Chances per person; the demo is large enough for every group to occur. */
const groupIds = (random: Random, person: PlannedMember, home: HouseholdCircumstances): readonly string[] => {
  const { age, sex } = person;
  const ids: string[] = [];
  const add = (id: string, holds: boolean): void => {
    if (holds) ids.push(id);
  };
  add('living-alone', home.kind === 'old-and-alone');
  add('oldest-old', age >= 80);
  add('empty-nest', home.kind === 'old-couple' && !person.away);
  add('needs-nursing', rate(random, age >= 75 && !person.away, 0.045));
  add('hard-of-hearing', rate(random, age >= 78, 0.12));
  add('weak-sight', rate(random, age >= 78, 0.05));
  add(home.support ?? '', home.support !== null && !person.away);
  add('disabled', rate(random, age >= 3, age >= 60 ? 0.05 : 0.018));
  add('lost-only-child', home.lostOnlyChild && !person.away);
  add('serious-illness', rate(random, age >= 20, 0.007));
  add('child-in-hardship', rate(random, age < 16, home.kind === 'one-parent' ? 0.1 : 0.004));
  add('veteran', rate(random, age >= 28, sex === 'male' ? 0.06 : 0.004));
  add('party-member', rate(random, age >= 24, 0.09));
  add('employment-difficulty', rate(random, age >= 42 && age < 59 && home.residence !== 'floating', 0.03));
  return ids.filter((id) => id !== '');
};

const GROUP_SOURCES: Readonly<Record<string, string>> = {
  'living-alone': 'visit',
  'empty-nest': 'visit',
  'hard-of-hearing': 'visit',
  'weak-sight': 'visit',
  'oldest-old': 'public-security',
  'needs-nursing': 'health',
  'serious-illness': 'health',
  'lost-only-child': 'health',
  disabled: 'disabled-persons',
  veteran: 'veterans',
  'party-member': 'party-organisation',
  'employment-difficulty': 'social-security',
};

export const pickGroups = (
  random: Random,
  person: PlannedMember,
  bornOn: PlainDate,
  home: HouseholdCircumstances,
  today: PlainDate,
): readonly DemoGroup[] =>
  groupIds(random, person, home).map((id) => {
    const asOf = addDays(today, -random.int(20, 330));
    const since = id === 'oldest-old' ? yearsBefore(bornOn, -80) : addDays(asOf, -random.int(0, 1_500));
    return { id, since: since < bornOn ? bornOn : since, source: GROUP_SOURCES[id] ?? 'civil-affairs', asOf };
  });

const pickEmployment = (random: Random, person: PlannedMember, groups: readonly DemoGroup[]): string | null => {
  if (person.age < 18 || person.age >= 63) return null;
  if (groups.some((group) => group.id === 'employment-difficulty')) return 'unemployed';
  if (person.age < 23) return random.chance(0.7) ? 'none' : 'employed';
  if (random.chance(0.04)) return 'unemployed';
  if (random.chance(0.18)) return 'flexible';
  return random.chance(person.sex === 'female' ? 0.12 : 0.04) ? 'none' : 'employed';
};

const pickIncome = (random: Random, age: number, employment: string | null, poor: boolean): number | null => {
  if (age >= 60) return poor ? random.int(18, 105) * 10 : random.int(115, 640) * 10;
  if (employment === 'employed') return poor ? random.int(200, 300) * 10 : random.int(32, 190) * 100;
  return employment === 'flexible' ? random.int(20, 80) * 100 : null;
};

/** Facts as the departments and the community's own visits left them, each with source, day and expiry. */
export const pickFacts = (
  random: Random,
  person: PlannedMember,
  home: HouseholdCircumstances,
  groups: readonly DemoGroup[],
  today: PlainDate,
): readonly DemoFact[] => {
  const facts: DemoFact[] = [];
  const add = (id: string, value: FactValue | null, source: string, oldestDays: number, lastsDays?: number): void => {
    if (value === null) return;
    const asOf = addDays(today, -random.int(5, oldestDays));
    facts.push({ id, value, source, asOf, expiresOn: lastsDays === undefined ? null : addDays(asOf, lastsDays) });
  };
  const has = (id: string): boolean => groups.some((group) => group.id === id);
  const employment = pickEmployment(random, person, groups);
  const floating = home.residence === 'floating';
  add('movedInOn', home.movedInOn, 'public-security', 300);
  if (person.age >= 20) add('maritalStatus', person.maritalStatus, 'civil-affairs', 400);
  add('employment', employment, 'social-security', 120, 365);
  if (random.chance(0.75)) {
    const fromPension = person.age >= 60 ? 'social-security' : 'civil-affairs';
    add('monthlyIncome', pickIncome(random, person.age, employment, home.support !== null), fromPension, 60, 365);
  }
  add('incomePerPerson', home.incomePerPerson, 'civil-affairs', 200, 365);
  add('floorAreaPerPerson', home.floorAreaPerPerson, 'housing', 600);
  if (floating) {
    if (person.age >= 16) add('hasResidencePermit', random.chance(0.7), 'public-security', 200, 365);
    add('medicalInsurance', employment === 'employed' ? 'employee' : 'elsewhere', 'medical-insurance', 90, 365);
  } else {
    add(
      'medicalInsurance',
      employment === 'employed' || person.age >= 60 ? 'employee' : 'resident',
      'medical-insurance',
      90,
      365,
    );
  }
  if (has('disabled')) add('disabilityLevel', String(random.int(1, 4)), 'disabled-persons', 900);
  if (person.age >= 75) add('livesInCareHome', has('special-hardship') && random.chance(0.4), 'visit', 60, 365);
  // Told at a visit, for the emergency call list; who else they are does not hang on chance.
  const told = (id: string): DemoFact => {
    const asOf = addDays(today, -40);
    return { id, value: true, source: 'visit', asOf, expiresOn: addDays(asOf, 365) };
  };
  if (has('needs-nursing')) facts.push(told('cannotWalk'));
  if (has('serious-illness') && person.age >= 70) facts.push(told('usesMedicalDevice'));
  if (person.age >= 16 && random.chance(0.22)) add('identityVerified', true, 'card-reader', 300, 730);
  if (person.age >= 18 && random.chance(0.15)) add('hasBankCard', true, 'counter', 500);
  return facts;
};
