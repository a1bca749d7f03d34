import { CITY_DISTRICTS, DEMO_REGION, ORIGINS } from '../../catalogue/demo/places.ts';
import { addDays, daysBetween } from '../../kernel/plain-date.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { residentIdCheckCharacter } from '../../kernel/resident-id.ts';
import type { Residence, Sex } from '../../modules/people/domain/person-file.ts';
import type { Random } from './random.ts';

/** Middle digits no operator gives to a person in this form; the tails vary so that search has something to find. */
const MOBILE_BEGINNINGS = '1380000 1390000 1370000 1360000 1350000 1590000 1880000 1860000'.split(' ');
const LANDLINE_BEGINNING = '0510-8000';

const tail = (random: Random): string => String(random.int(0, 9999)).padStart(4, '0');

export const pickPhone = (random: Random, age: number): string | null => {
  if (age < 12 || (age >= 80 && random.chance(0.06))) return null;
  if (age >= 75 && random.chance(0.08)) return LANDLINE_BEGINNING + tail(random);
  return random.pick(MOBILE_BEGINNINGS) + tail(random);
};

/** The same day `years` earlier; the 29th of February becomes the 28th. */
export const yearsBefore = (date: PlainDate, years: number): PlainDate => {
  const year = Number(date.slice(0, 4)) - years;
  const day = date.slice(5) === '02-29' ? '02-28' : date.slice(5);
  return `${String(year).padStart(4, '0')}-${day}`;
};

/** A birthday that makes a person exactly `age` years old on `today`. */
export const pickBirthday = (random: Random, age: number, today: PlainDate): PlainDate => {
  const latest = yearsBefore(today, age);
  const earliest = addDays(yearsBefore(today, age + 1), 1);
  return addDays(earliest, random.int(0, daysBetween(earliest, latest)));
};

const origins = ORIGINS.split(' ');
const cityDistricts = CITY_DISTRICTS.split(' ');

export const pickRegion = (random: Random, residence: Residence): string => {
  if (residence === 'floating') return random.pick(origins);
  if (residence === 'registered-elsewhere-living-here') return random.pick(cityDistricts);
  return random.chance(0.86) ? DEMO_REGION : random.pick(origins);
};

/** A number with a right checksum that nobody in the community bears yet. */
export const makeIdNumber = (
  random: Random,
  person: { readonly region: string; readonly bornOn: PlainDate; readonly sex: Sex },
  taken: Set<string>,
): string => {
  const beginning = person.region + person.bornOn.replaceAll('-', '');
  for (;;) {
    const order = random.int(0, 499) * 2 + (person.sex === 'male' ? 1 : 0);
    const first17 = beginning + String(order).padStart(3, '0');
    const number = first17 + residentIdCheckCharacter(first17);
    if (!taken.has(number)) {
      taken.add(number);
      return number;
    }
  }
};
