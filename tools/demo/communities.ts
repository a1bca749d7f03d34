import { FIRST_COMMUNITIES, FIRST_STREET, MORE_NAMES } from '../../catalogue/demo/places.ts';
import type { DemoCommunityName } from '../../catalogue/demo/places.ts';

/** A community with as many residents as an office can know; larger demos have more communities, not larger ones. */
const RESIDENTS_PER_COMMUNITY = 8_000;
const COMMUNITIES_PER_STREET = 10;

export interface PlannedCommunity {
  readonly place: number;
  readonly street: number;
  readonly name: DemoCommunityName;
  readonly residents: number;
}

const letterPair = (place: number): string => {
  const { letters } = MORE_NAMES;
  const one = letters[Math.floor(place / letters.length ** 2) % letters.length] ?? 'A';
  const two = letters[Math.floor(place / letters.length) % letters.length] ?? 'A';
  return one + two + (letters[place % letters.length] ?? 'A');
};

const madeName = (place: number): string => {
  const first = [...MORE_NAMES.first];
  const second = [...MORE_NAMES.second];
  const round = Math.floor(place / (first.length * second.length));
  const number = round === 0 ? '' : `第${round + 1}`;
  return `${first[place % first.length]}${second[Math.floor(place / first.length) % second.length]}${number}`;
};

const communityName = (place: number): DemoCommunityName => {
  const fixed = FIRST_COMMUNITIES[place];
  if (fixed !== undefined) return fixed;
  const shortName = madeName(place);
  return {
    name: `${shortName}社区`,
    shortName,
    // Prefixes of three letters beginning with Q cannot meet those of the fixed communities.
    receiptPrefix: `Q${letterPair(place)}`,
    estates: MORE_NAMES.estateEndings.slice(0, 3).map((ending) => shortName + ending),
    address: `${shortName}路 1 号`,
  };
};

/** Three communities for the standard demo, more of about eight thousand residents each for larger ones. */
export const planCommunities = (residents: number): readonly PlannedCommunity[] => {
  const count = Math.max(FIRST_COMMUNITIES.length, Math.ceil(residents / RESIDENTS_PER_COMMUNITY));
  return Array.from({ length: count }, (_, place) => ({
    place,
    street: Math.floor(place / COMMUNITIES_PER_STREET),
    name: communityName(place),
    residents: Math.floor(residents / count) + (place < residents % count ? 1 : 0),
  }));
};

export const streetName = (street: number): { readonly name: string; readonly shortName: string } =>
  street === 0 ? FIRST_STREET : { name: `${madeName(400 + street)}街道`, shortName: madeName(400 + street) };
