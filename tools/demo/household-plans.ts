import type { Sex } from '../../modules/people/domain/person-file.ts';
import { weighted } from './random.ts';
import type { Random } from './random.ts';

/** One member of a household before names and numbers: enough to see that the family could exist. */
export interface PlannedMember {
  readonly relation: string;
  readonly sex: Sex;
  readonly age: number;
  /** Children take the father's family name, those who married in bring their own. */
  readonly family: 'head' | 'own';
  /** Registered here and living elsewhere. */
  readonly away: boolean;
  readonly maritalStatus: 'single' | 'married' | 'divorced' | 'widowed';
}

export type HouseholdKind =
  | 'old-and-alone'
  | 'old-couple'
  | 'couple'
  | 'parents-and-children'
  | 'one-parent'
  | 'three-generations'
  | 'alone'
  | 'flat-mates'
  | 'family-from-elsewhere';

export interface HouseholdPlan {
  readonly kind: HouseholdKind;
  readonly members: readonly PlannedMember[];
}

const other = (sex: Sex): Sex => (sex === 'female' ? 'male' : 'female');
const someSex = (random: Random): Sex => (random.chance(0.5) ? 'female' : 'male');

const member = (
  relation: string,
  sex: Sex,
  age: number,
  maritalStatus: PlannedMember['maritalStatus'],
  more: Partial<Pick<PlannedMember, 'family' | 'away'>> = {},
): PlannedMember => ({ relation, sex, age, maritalStatus, family: 'head', away: false, ...more });

/** Wives are on average two years younger; nobody marries below 22. */
const spouseAge = (random: Random, sex: Sex, age: number): number =>
  Math.max(22, age + (sex === 'male' ? -1 : 1) * random.int(-1, 5));

/** Old ages thin out: of three draws the lowest but one stands for the shape of the pyramid. */
const oldAge = (random: Random, from: number, to: number): number =>
  Math.min(random.int(from, to), random.int(from, to) + 6, to);

const couple = (random: Random, sex: Sex, age: number): readonly [PlannedMember, PlannedMember] => [
  member('head', sex, age, 'married'),
  member('spouse', other(sex), spouseAge(random, sex, age), 'married', { family: 'own' }),
];

/** Children of a mother of this age: she was between 21 and 37 at each birth, siblings are at least two years apart. */
const children = (random: Random, motherAge: number, most: number, oldest: number): readonly PlannedMember[] => {
  const grown: PlannedMember[] = [];
  let age = motherAge - random.int(21, 32);
  for (let count = 0; count < most && age >= 0 && motherAge - age <= 37; count += 1) {
    if (age <= oldest) {
      const sex = someSex(random);
      grown.push(member(sex === 'male' ? 'son' : 'daughter', sex, age, 'single'));
    }
    age -= random.int(2, 6);
  }
  return grown;
};

const motherOf = (pair: readonly PlannedMember[]): number => pair.find((one) => one.sex === 'female')?.age ?? 0;

const parentsAndChildren = (random: Random): readonly PlannedMember[] => {
  const pair = couple(random, random.chance(0.75) ? 'male' : 'female', random.int(27, 52));
  return [...pair, ...children(random, motherOf(pair), random.chance(0.38) ? 2 : 1, 24)];
};

const oneParent = (random: Random): readonly PlannedMember[] => {
  const sex: Sex = random.chance(0.72) ? 'female' : 'male';
  const parent = member('head', sex, random.int(29, 50), random.chance(0.8) ? 'divorced' : 'widowed');
  return [parent, ...children(random, parent.age, 1, 22)];
};

const oldCouple = (random: Random): readonly PlannedMember[] => {
  const pair = couple(random, 'male', oldAge(random, 61, 88));
  if (!random.chance(0.25)) return pair;
  const sex = someSex(random);
  const child = motherOf(pair) - random.int(22, 30);
  return [...pair, member(sex === 'male' ? 'son' : 'daughter', sex, child, 'married', { away: true })];
};

const threeGenerations = (random: Random): readonly PlannedMember[] => {
  const widowed = random.chance(0.4);
  const head = random.chance(0.6) && !widowed ? 'male' : 'female';
  const headAge = oldAge(random, 54, 84);
  const elders = widowed ? [member('head', head, headAge, 'widowed')] : couple(random, head, headAge);
  const mother = motherOf(elders);
  const childAge = Math.max(23, mother - random.int(22, 31));
  const sex: Sex = random.chance(0.72) ? 'male' : 'female';
  const child = member(sex === 'male' ? 'son' : 'daughter', sex, childAge, 'married');
  const inLaw = member(
    sex === 'male' ? 'daughter-in-law' : 'son-in-law',
    other(sex),
    spouseAge(random, sex, childAge),
    'married',
    { family: 'own' },
  );
  const youngMother = sex === 'female' ? child.age : inLaw.age;
  const grandchildren = children(random, youngMother, random.chance(0.35) ? 2 : 1, 22).map((one) => ({
    ...one,
    relation: one.sex === 'male' ? 'grandson' : 'granddaughter',
  }));
  return [...elders, child, inLaw, ...grandchildren];
};

const flatMates = (random: Random): readonly PlannedMember[] => {
  const size = random.int(2, 3);
  const sex = someSex(random);
  return Array.from({ length: size }, (_, place) =>
    member(place === 0 ? 'head' : 'flat-mate', random.chance(0.8) ? sex : other(sex), random.int(19, 36), 'single', {
      family: 'own',
    }),
  );
};

const single = (random: Random): readonly PlannedMember[] => {
  const age = random.int(23, 58);
  const status = age < 30 || random.chance(0.5) ? 'single' : 'divorced';
  return [member('head', someSex(random), age, status)];
};

const PLANS: Readonly<Record<HouseholdKind, (random: Random) => readonly PlannedMember[]>> = {
  'old-and-alone': (random) => [
    member('head', random.chance(0.68) ? 'female' : 'male', oldAge(random, 62, 95), 'widowed'),
  ],
  'old-couple': oldCouple,
  couple: (random) => couple(random, random.chance(0.7) ? 'male' : 'female', random.int(25, 59)),
  'parents-and-children': parentsAndChildren,
  'one-parent': oneParent,
  'three-generations': threeGenerations,
  alone: single,
  'flat-mates': flatMates,
  'family-from-elsewhere': parentsAndChildren,
};

const pickKind = weighted<HouseholdKind>([
  ['old-and-alone', 11],
  ['old-couple', 18],
  ['couple', 10],
  ['parents-and-children', 26],
  ['one-parent', 4],
  ['three-generations', 13],
  ['alone', 9],
  ['flat-mates', 8],
  ['family-from-elsewhere', 7],
]);

export const planHousehold = (random: Random): HouseholdPlan => {
  const kind = pickKind(random);
  return { kind, members: PLANS[kind](random) };
};
