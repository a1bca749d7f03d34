import { ETHNIC_GROUPS, FEMALE_ERAS, MALE_ERAS, OTHER_NAMES } from '../../catalogue/demo/given-names.ts';
import type { NameEra } from '../../catalogue/demo/given-names.ts';
import { SURNAMES } from '../../catalogue/demo/surnames.ts';
import type { Sex } from '../../modules/people/domain/person-file.ts';
import { weightedWords } from './random.ts';
import type { Random } from './random.ts';

export const pickSurname = weightedWords(SURNAMES);
const pickEthnicGroup = weightedWords(ETHNIC_GROUPS);

const eraOf = (sex: Sex, year: number): NameEra => {
  const eras = sex === 'female' ? FEMALE_ERAS : MALE_ERAS;
  const era = eras.findLast((one) => one.from <= year);
  if (era === undefined) throw new Error(`No names for the year ${year}.`);
  return era;
};

const charactersOf = new Map<string, readonly string[]>();
const pickCharacter = (random: Random, text: string): string => {
  const known = charactersOf.get(text);
  const characters = known ?? [...text];
  if (known === undefined) charactersOf.set(text, characters);
  return random.pick(characters);
};

/** A given name as people born in that year bear it. */
export const pickGivenName = (random: Random, sex: Sex, year: number): string => {
  const era = eraOf(sex, year);
  if (random.int(1, 100) <= era.singleShare) return pickCharacter(random, era.single);
  const first = pickCharacter(random, era.first);
  const second = pickCharacter(random, era.second);
  return first === second ? first : first + second;
};

/** The ethnic group of a household, and whether its members bear names of their own kind. */
export interface HouseholdNaming {
  readonly ethnicGroup: string;
  /** Name of a member; the surname is ignored where names are not built that way. */
  nameOf(random: Random, surname: string, sex: Sex, year: number): string;
}

const HAN: HouseholdNaming = {
  ethnicGroup: '汉族',
  nameOf: (random, surname, sex, year) => surname + pickGivenName(random, sex, year),
};

/** One household in fifty is not Han, and a few of those bear names without a Chinese surname. */
export const pickNaming = (random: Random): HouseholdNaming => {
  if (!random.chance(0.02)) return HAN;
  if (!random.chance(0.15)) return { ...HAN, ethnicGroup: pickEthnicGroup(random) };
  const other = random.pick(OTHER_NAMES);
  return {
    ethnicGroup: other.ethnicGroup,
    nameOf: (own, _surname, sex) => own.pick((sex === 'female' ? other.female : other.male).split(' ')),
  };
};
