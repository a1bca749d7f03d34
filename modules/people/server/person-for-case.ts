import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import { openField } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { KnownFact } from '../../guides/domain/known-facts.ts';
import type { KnownAttribute } from '../../guides/domain/service-item.ts';
import { usedOn } from '../domain/consents.ts';
import type { Consent } from '../domain/consents.ts';
import { factsForGuides } from '../domain/facts-for-guides.ts';
import type { PersonForRules } from '../domain/facts-for-guides.ts';
import { phoneLastFour } from '../domain/masking.ts';
import type { PeopleCatalogue, Residence, Sex } from '../domain/person-file.ts';
import { wordsOfGround } from './ground-words.ts';
import { CONSENTS_AS_JSON, FACTS_AS_JSON, knownFactOf } from './person-file-rows.ts';
import type { StoredConsent, StoredFact } from './person-file-rows.ts';
import { personPlace } from './sealed-places.ts';

/** What casework is told of a person: enough to judge a matter and to print its papers, nothing more. */
export interface PersonForCase {
  readonly id: string;
  readonly name: string;
  readonly sex: Sex;
  readonly idNumberMasked: string | null;
  readonly phoneMasked: string | null;
  /** Last four digits of the phone on record, by which a person proves to know it; null when none is known. */
  readonly phoneLastFour: string | null;
  readonly groupIds: readonly string[];
  /** By attribute, each with source and date; expired facts are absent. */
  readonly known: Readonly<Partial<Record<KnownAttribute, KnownFact>>>;
}

/** Which attribute of the service items each fact of a file is. */
const ATTRIBUTE_OF_FACT: Readonly<Record<string, KnownAttribute>> = {
  age: 'person.age',
  sex: 'person.sex',
  isPartyMember: 'person.is-party-member',
  registeredInCity: 'person.registered-in-city',
  registeredInCommunity: 'person.registered-in-community',
  livesAtRegisteredAddress: 'person.lives-at-registered-address',
  monthsOfResidence: 'person.months-of-residence',
  hasResidencePermit: 'person.has-valid-residence-permit',
  employment: 'person.employment',
  maritalStatus: 'person.marital-status',
  hasDisabilityCertificate: 'person.has-disability-certificate',
  disabilityLevel: 'person.disability-level',
  isVeteran: 'person.is-veteran',
  livesInCareHome: 'person.lives-in-care-home',
  monthlyIncome: 'person.monthly-income',
  hasBankCard: 'person.has-bank-account',
  householdSize: 'household.size',
  incomePerPerson: 'household.monthly-income-per-person',
  isMinimumLivingStandard: 'household.is-minimum-living-standard',
  isBorderline: 'household.is-borderline',
  floorAreaPerPerson: 'household.floor-area-per-person',
};

/** The day from which months of residence are counted. */
const MOVED_IN_ON = 'movedInOn';

/** Undefined for what is no fact of the file but follows from the record itself; null where a consent is missing. */
const groundOf = (
  catalogue: PeopleCatalogue,
  factId: string,
  consents: readonly Consent[],
  today: PlainDate,
): Text | null | undefined => {
  const definition = catalogue.facts.find((one) => one.id === factId);
  if (definition === undefined) return undefined;
  const on = usedOn(definition.ground, consents, catalogue.purposes, today);
  return on === null ? null : wordsOfGround(catalogue.groundWords, on);
};

/** The facts of a person by attribute, in the words in which sources are shown. */
export const attributesOf = (
  person: PersonForRules,
  catalogue: PeopleCatalogue,
  today: PlainDate,
  consents: readonly Consent[] = [],
): PersonForCase['known'] => {
  const known: Partial<Record<KnownAttribute, KnownFact>> = {};
  for (const [factId, fact] of factsForGuides(person, today)) {
    const attribute = ATTRIBUTE_OF_FACT[factId];
    if (attribute === undefined) continue;
    const ground = groundOf(catalogue, factId, consents, today);
    // A fact whose use needs a consent that nobody gave is not known here, and so is asked.
    if (ground === null) continue;
    const source = catalogue.sources.find((one) => one.id === fact.source)?.name.zh ?? fact.source;
    known[attribute] = {
      value: fact.value,
      origin: 'record',
      source,
      asOf: fact.asOf,
      ...(ground === undefined ? {} : { ground }),
    };
  }
  return known;
};

interface CasePersonRow {
  readonly id: string;
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: PlainDate | null;
  readonly residence: Residence;
  readonly idNumberMasked: string | null;
  readonly phoneMasked: string | null;
  readonly phoneSealed: Buffer | null;
  readonly source: string;
  readonly asOf: PlainDate;
  readonly householdSize: number | null;
  readonly groupIds: readonly string[];
  readonly facts: readonly StoredFact[];
  readonly consents: readonly StoredConsent[];
}

const FIND: Statement = {
  name: 'find-person-for-case',
  text: `select p.id, p.name, p.sex, p.born_on as "bornOn", p.residence, p.id_number_masked as "idNumberMasked",
           p.phone_masked as "phoneMasked", p.phone_sealed as "phoneSealed", p.source, p.as_of as "asOf",
           case when p.household_id is null then null else
             (select count(*) from person m where m.community_id = $1 and m.household_id = p.household_id
                and m.residence <> 'moved-away') end as "householdSize",
           array(select g.group_id from person_group g
                 where g.community_id = $1 and g.person_id = p.id and g.until is null) as "groupIds",
           ${FACTS_AS_JSON} as facts, ${CONSENTS_AS_JSON} as consents
         from person p where p.community_id = $1
           and p.id = (select coalesce(q.merged_into, q.id) from person q where q.community_id = $1 and q.id = $2)`,
};

/** One query for all a command needs of its person. A signpost leads to the record that stays. */
export const findPersonForCase = async (
  tx: Tx,
  keyRing: KeyRing,
  catalogue: PeopleCatalogue,
  communityId: string,
  personId: string,
  today: PlainDate,
): Promise<PersonForCase | undefined> => {
  const [row] = await tx.query<CasePersonRow>(FIND, [communityId, personId]);
  if (row === undefined) return undefined;
  // What no item asks for stays sealed.
  const facts = row.facts
    .filter(({ id }) => id === MOVED_IN_ON || Object.hasOwn(ATTRIBUTE_OF_FACT, id))
    .map((fact) => knownFactOf(keyRing, communityId, row.id, fact));
  const phone =
    row.phoneSealed === null ? null : openField(keyRing, personPlace.phone(communityId, row.id), row.phoneSealed);
  return {
    id: row.id,
    name: row.name,
    sex: row.sex,
    idNumberMasked: row.idNumberMasked,
    phoneMasked: row.phoneMasked,
    phoneLastFour: phone === null ? null : phoneLastFour(phone),
    groupIds: row.groupIds,
    known: attributesOf({ ...row, facts }, catalogue, today, row.consents),
  };
};
