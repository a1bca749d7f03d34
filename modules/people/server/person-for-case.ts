import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import { openField } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { KnownFact } from '../../guides/domain/known-facts.ts';
import { KNOWN_ATTRIBUTES } from '../../guides/domain/service-item.ts';
import type { KnownAttribute } from '../../guides/domain/service-item.ts';
import { usedOn } from '../domain/consents.ts';
import type { Consent } from '../domain/consents.ts';
import { factsForGuides, isFactOfGroup } from '../domain/facts-for-guides.ts';
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
  /** The attributes asked for, each with source and date; expired facts are absent. */
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

/** The facts that these attributes are worked out from, by id. */
const factsBehind = (asked: readonly KnownAttribute[]): ReadonlySet<string> => {
  const facts = new Set<string>();
  for (const [factId, attribute] of Object.entries(ATTRIBUTE_OF_FACT)) if (asked.includes(attribute)) facts.add(factId);
  if (facts.has('monthsOfResidence')) facts.add(MOVED_IN_ON);
  return facts;
};

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
  asked: readonly KnownAttribute[] = KNOWN_ATTRIBUTES,
): PersonForCase['known'] => {
  const known: Partial<Record<KnownAttribute, KnownFact>> = {};
  for (const [factId, fact] of factsForGuides(person, today)) {
    const attribute = ATTRIBUTE_OF_FACT[factId];
    if (attribute === undefined || !asked.includes(attribute)) continue;
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
  readonly source: string;
  readonly asOf: PlainDate;
  readonly mergedInto: string | null;
  readonly householdSize: number | null;
  readonly groupIds: readonly string[];
  readonly facts: readonly StoredFact[];
  readonly consents: readonly StoredConsent[];
}

type FurtherColumn = 'facts' | 'householdSize' | 'groupIds' | 'consents';

/** What lies in other tables is read only when somebody asks for it; else `unread` stands in its place. */
const FURTHER: Readonly<Record<FurtherColumn, { readonly read: string; readonly unread: string }>> = {
  facts: { read: FACTS_AS_JSON, unread: `'[]'::json` },
  householdSize: {
    read: `case when p.household_id is null then null else
             (select count(*) from person m where m.community_id = $1 and m.household_id = p.household_id
                and m.residence <> 'moved-away') end`,
    unread: 'null',
  },
  groupIds: {
    read: `array(select g.group_id from person_group g
                 where g.community_id = $1 and g.person_id = p.id and g.until is null)`,
    unread: `'{}'::text[]`,
  },
  consents: { read: CONSENTS_AS_JSON, unread: `'[]'::json` },
};

const neededFor = (
  facts: ReadonlySet<string>,
  catalogue: PeopleCatalogue,
): Readonly<Record<FurtherColumn, boolean>> => ({
  facts: facts.size > 0,
  householdSize: facts.has('householdSize'),
  groupIds: [...facts].some(isFactOfGroup),
  consents: catalogue.facts.some(({ id, ground }) => ground.kind === 'consent' && facts.has(id)),
});

const compose = (name: string, needed: Readonly<Record<FurtherColumn, boolean>>): Statement => {
  const further = Object.entries(FURTHER).map(
    ([column, { read, unread }]) => `${needed[column as FurtherColumn] ? read : unread} as "${column}"`,
  );
  return {
    name,
    text: `select p.id, p.name, p.sex, p.born_on as "bornOn", p.residence, p.id_number_masked as "idNumberMasked",
             p.source, p.as_of as "asOf", p.merged_into as "mergedInto", ${further.join(', ')}
           from person p where p.community_id = $1 and p.id = $2`,
  };
};

const composed = new Map<string, Statement>();

const statementFor = (needed: Readonly<Record<FurtherColumn, boolean>>): Statement => {
  const columns = Object.entries(needed).flatMap(([column, isNeeded]) => (isNeeded ? [`-${column}`] : []));
  const name = `person-for-case${columns.join('')}`;
  const statement = composed.get(name) ?? compose(name, needed);
  composed.set(name, statement);
  return statement;
};

/**
 * One query for all a command needs of its person. A signpost leads to the record that stays. What nobody asks for is
 * neither read nor opened.
 */
export const findPersonForCase = async (
  tx: Tx,
  { keyRing, catalogue }: { readonly keyRing: KeyRing; readonly catalogue: PeopleCatalogue },
  communityId: string,
  personId: string,
  asked: readonly KnownAttribute[],
  today: PlainDate,
): Promise<PersonForCase | undefined> => {
  const wanted = factsBehind(asked);
  const statement = statementFor(neededFor(wanted, catalogue));
  const [found] = await tx.query<CasePersonRow>(statement, [communityId, personId]);
  const staying = found?.mergedInto ?? null;
  const [row] = staying === null ? [found] : await tx.query<CasePersonRow>(statement, [communityId, staying]);
  if (row === undefined) return undefined;
  const facts = row.facts
    .filter(({ id }) => wanted.has(id))
    .map((fact) => knownFactOf(keyRing, communityId, row.id, fact));
  const { id, name, sex, idNumberMasked } = row;
  return {
    id,
    name,
    sex,
    idNumberMasked,
    known: attributesOf({ ...row, facts }, catalogue, today, row.consents, asked),
  };
};

const PHONE: Statement = {
  name: 'phone-for-case',
  text: `select p.id, p.phone_sealed as "phoneSealed" from person p where p.community_id = $1
           and p.id = (select coalesce(q.merged_into, q.id) from person q where q.community_id = $1 and q.id = $2)`,
};

/** Last four digits of the phone on record, by which a person proves to know it; null when none is known. */
export const findPhoneLastFour = async (
  tx: Tx,
  keyRing: KeyRing,
  communityId: string,
  personId: string,
): Promise<string | null> => {
  const [row] = await tx.query<{ id: string; phoneSealed: Buffer | null }>(PHONE, [communityId, personId]);
  if (row === undefined || row.phoneSealed === null) return null;
  return phoneLastFour(openField(keyRing, personPlace.phone(communityId, row.id), row.phoneSealed));
};
