import { ageOn } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { isExpired } from './person-file.ts';
import type { FactValue, KnownFact, Residence, Sex } from './person-file.ts';

/** What the rules of service items need of a person's record. */
export interface PersonForRules {
  readonly sex: Sex;
  readonly bornOn: PlainDate | null;
  readonly residence: Residence;
  readonly source: string;
  readonly asOf: PlainDate;
  readonly groupIds: readonly string[];
  readonly householdSize: number | null;
  readonly facts: readonly KnownFact[];
}

interface Registration {
  readonly inCity: boolean;
  readonly inCommunity: boolean;
  readonly livesThere: boolean;
}

/** Registration follows from the kind of residence; a visitor's is not known. */
const REGISTRATION: Readonly<Record<Residence, Registration | null>> = {
  registered: { inCity: true, inCommunity: true, livesThere: true },
  'registered-elsewhere-living-here': { inCity: true, inCommunity: false, livesThere: false },
  floating: { inCity: false, inCommunity: false, livesThere: false },
  'moved-away': { inCity: true, inCommunity: true, livesThere: false },
  visitor: null,
};

const GROUP_FACTS: readonly (readonly [factId: string, groupId: string])[] = [
  ['isMinimumLivingStandard', 'minimum-living-standard'],
  ['isBorderline', 'borderline'],
  ['hasDisabilityCertificate', 'disabled'],
  ['isPartyMember', 'party-member'],
  ['isVeteran', 'veteran'],
];

/** True for a fact that belonging to a group proves. */
export const isFactOfGroup = (factId: string): boolean => GROUP_FACTS.some(([id]) => id === factId);

const monthsSince = (from: PlainDate, today: PlainDate): number => {
  const months =
    (Number(today.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(today.slice(5, 7)) - Number(from.slice(5, 7));
  return Math.max(today.slice(8) < from.slice(8) ? months - 1 : months, 0);
};

/**
 * The facts that conditions of service items may use, by fact id: stored ones that have not expired, and those that
 * follow from the record itself. Belonging to a group proves a fact; not belonging proves nothing, so such a fact
 * stays unknown and is asked. Stored facts win over derived ones.
 */
export const factsForGuides = (person: PersonForRules, today: PlainDate): ReadonlyMap<string, KnownFact> => {
  const known = new Map<string, KnownFact>();
  const add = (id: string, value: FactValue, source = person.source, asOf = person.asOf): void => {
    known.set(id, { id, value, source, asOf, expiresOn: null });
  };
  if (person.bornOn !== null) add('age', ageOn(person.bornOn, today));
  add('sex', person.sex);
  const registration = REGISTRATION[person.residence];
  if (registration !== null) {
    add('registeredInCity', registration.inCity);
    add('registeredInCommunity', registration.inCommunity);
    add('livesAtRegisteredAddress', registration.livesThere);
  }
  if (person.householdSize !== null) add('householdSize', person.householdSize);
  for (const [factId, groupId] of GROUP_FACTS) if (person.groupIds.includes(groupId)) add(factId, true);
  for (const fact of person.facts) {
    if (isExpired(fact, today)) continue;
    known.set(fact.id, fact);
    if (fact.id === 'movedInOn' && typeof fact.value === 'string')
      add('monthsOfResidence', monthsSince(fact.value, today), fact.source, fact.asOf);
  }
  return known;
};
