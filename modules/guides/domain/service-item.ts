import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Basis, Text } from '../../../kernel/text.ts';

/** The twelve service types of seed 000 §6. The definition of each lives in `catalogue/processes/<id>`. */
export const SERVICE_TYPE_IDS = [
  'immediate',
  'promised',
  'on-behalf',
  'home-visit',
  'referral',
  'assistance',
  'emergency',
  'mediation',
  'petition',
  'social-work',
  'consultation',
  'publicity',
] as const;
export type ServiceTypeId = (typeof SERVICE_TYPE_IDS)[number];

/** The kinds of service content of seed 000 §5.1. */
export const SERVICE_CATEGORIES = [
  'party-and-masses',
  'public-affairs',
  'consultation',
  'emergency',
  'mediation',
  'petition',
  'social-work',
  'volunteering',
] as const;
export type ServiceCategory = (typeof SERVICE_CATEGORIES)[number];

/**
 * What the platform itself may know about a person or a household. A fact with such a source is filled
 * in before anything is asked, and carries where the value came from and on which day.
 */
export const KNOWN_ATTRIBUTES = [
  'matter.acts-through-agent',
  'person.age',
  'person.sex',
  'person.is-party-member',
  'person.registered-in-city',
  'person.registered-in-community',
  'person.lives-at-registered-address',
  'person.lives-in-city',
  'person.months-of-residence',
  'person.has-valid-residence-permit',
  'person.employment',
  'person.marital-status',
  'person.has-disability-certificate',
  'person.disability-level',
  'person.is-veteran',
  'person.lives-in-care-home',
  'person.monthly-income',
  'person.has-bank-account',
  'household.size',
  'household.monthly-income-per-person',
  'household.is-minimum-living-standard',
  'household.is-borderline',
  'household.floor-area-per-person',
] as const;
export type KnownAttribute = (typeof KNOWN_ATTRIBUTES)[number];

/** `duty`: own duties by law (B.1, B.2); `assistance`: help to departments (B.3); `handling`: a guide one applies with. */
export type LegalKind = 'duty' | 'assistance' | 'handling';

export interface Department {
  readonly id: string;
  readonly name: Text;
}

/** Where an entry was taken from, so that anyone can look it up: document, table or chapter, number in it. */
export interface ItemSource {
  readonly document: string;
  readonly title: Text;
  readonly file: string;
  readonly part: string;
  readonly number?: number;
}

/**
 * How long handling may take. `promised` and `statutory` count in `unit`; 0 with `at-once`.
 * `statutory` is null where no law sets a limit. `promised` never exceeds `statutory`.
 */
export interface ServiceLimit {
  readonly unit: 'at-once' | 'working-days' | 'calendar-days';
  readonly promised: number;
  readonly statutory: number | null;
  readonly basis: Basis;
}

/** A part of the way with its own share of time; publicity and the like may lie outside the limit. */
export interface LimitStage {
  readonly name: Text;
  readonly unit: 'working-days' | 'calendar-days';
  readonly days: number;
  readonly countsTowardsLimit: boolean;
}

/** The decision by which a street or department let communities accept an item on its behalf. */
export interface Delegation {
  readonly approvedBy: Text;
  readonly document: string;
  readonly validUntil: PlainDate;
}

/** Who decides, or to whom a matter is passed on. `departmentId` names the line within that organisation. */
export interface DecidingOrganisation {
  readonly kind: 'community' | 'street' | 'district' | 'city';
  readonly departmentId: string;
}

/** One service type an item is offered with. `on-behalf` always carries `delegation`. */
export interface OfferedProcess {
  readonly processId: ServiceTypeId;
  readonly limit: ServiceLimit;
  readonly stages?: readonly LimitStage[];
  readonly delegation?: Delegation;
  readonly transferLimit?: { readonly unit: 'working-days' | 'calendar-days'; readonly days: number };
  readonly approver?: DecidingOrganisation;
  /** Lengths of further clocks of the process, by their names there: how often progress is told, say. */
  readonly clocks?: Readonly<Record<string, ServiceLimit>>;
}

export type FactValue = boolean | number | string;

/** Something a condition depends on: asked in one sentence unless the platform knows it. */
export interface FactDefinition {
  readonly id: string;
  readonly label: Text;
  readonly question: Text;
  readonly type: 'boolean' | 'number' | 'choice';
  /** Unit of a number, such as 元/月. */
  readonly unit?: Text;
  /** Values of a choice; the id is what a FEEL expression compares with. */
  readonly choices?: readonly { readonly id: string; readonly label: Text }[];
  readonly knownAttribute?: KnownAttribute;
}

/**
 * A figure of a rule. `local` says that the figure belongs to one place (or to the demonstration district)
 * and has to be set by the district that uses the catalogue.
 */
export interface RuleParameter {
  readonly id: string;
  readonly label: Text;
  readonly value: number;
  readonly unit: Text;
  readonly local: boolean;
  readonly basis: Basis;
}

/** A condition of eligibility. `feel` is a FEEL expression over facts and parameters that yields a boolean. */
export interface Condition {
  readonly id: string;
  readonly text: Text;
  readonly feel: string;
  /** The facts that occur in `feel`, in the order in which they should be asked. */
  readonly facts: readonly string[];
  readonly basis: Basis;
}

export interface Material {
  readonly id: string;
  readonly name: Text;
  readonly form: 'original' | 'copy' | 'original-and-copy' | 'form';
  readonly count?: number;
  /** FEEL over facts; absent: always needed. */
  readonly neededWhen?: string;
  readonly neededWhenText?: Text;
  /** Who issues it. */
  readonly comesFrom: Text;
  /** Kind of the paper in `catalogue/documents` that the window prints filled in; absent where there is none. */
  readonly template?: string;
  /** When the platform knows this fact, the material need not be brought. */
  readonly knownFrom?: string;
  readonly note?: Text;
}

/** One line of a calculation; later steps may use the ids of earlier ones. */
export interface CalculationStep {
  readonly id: string;
  readonly label: Text;
  readonly feel: string;
}

/** An amount or class that follows from facts; the value of the last step is the result. */
export interface Calculation {
  readonly id: string;
  readonly name: Text;
  readonly unit: Text;
  readonly steps: readonly CalculationStep[];
  readonly facts: readonly string[];
  readonly basis: Basis;
}

/** Where to turn with a matter; at least one of them is there. */
export interface Contact {
  readonly phone?: string;
  readonly place?: Text;
  readonly hours?: Text;
}

/**
 * Which overlays, in which versions, were laid over an item on which day: enough to get exactly the same item again.
 * They stand in the order in which they were laid, from the largest organisation to the community.
 */
export interface AppliedOverlays {
  readonly on: PlainDate;
  readonly overlays: readonly { readonly organisationId: string; readonly version: number }[];
}

/**
 * One version of a service item. A version in force is never edited: a change is a new version with its
 * own `validFrom`. `validTo` is the last day of validity, inclusive.
 */
export interface ServiceItem {
  readonly id: string;
  readonly version: number;
  readonly validFrom: PlainDate;
  readonly validTo?: PlainDate;
  readonly replacedBy?: string;
  readonly ended?: { readonly reason: Text; readonly basis: Basis };
  readonly name: Text;
  readonly shortName?: Text;
  readonly category: ServiceCategory;
  readonly department: Department;
  readonly audience: Text;
  readonly scope: 'community' | 'village' | 'both';
  readonly legalKind: LegalKind;
  readonly sources: readonly ItemSource[];
  readonly processes: readonly OfferedProcess[];
  readonly materials: readonly Material[];
  readonly conditions: readonly Condition[];
  readonly parameters: readonly RuleParameter[];
  readonly calculations: readonly Calculation[];
  /** Every fact the item's expressions use, resolved from `catalogue/service-items/facts.yaml`. */
  readonly facts: readonly FactDefinition[];
  readonly flow: readonly Text[];
  readonly fee: Text;
  /** Where to turn in this place; absent: the window of the community. */
  readonly contact?: Contact;
  readonly otherMatters: readonly Text[];
  /** The sentence to say aloud (一口清), filled in by `fillSpokenAnswer`. */
  readonly spokenAnswer?: Text;
  /** Everyday words people use for it. */
  readonly keywords: readonly string[];
  /** Ids of items often done together. */
  readonly related: readonly string[];
  /** True where figures or steps differ from place to place and the district has to confirm them. */
  readonly verifyLocally: boolean;
  readonly basis: Basis;
  /** Set where a street or community does parts of the item its own way. */
  readonly applied?: AppliedOverlays;
}

/** A certificate that committees must not issue, and where to go instead. */
export interface RefusedCertificate {
  readonly id: string;
  readonly name: Text;
  readonly instead: Text;
  readonly keywords: readonly string[];
  readonly basis: Basis;
}

export const isInForce = (item: ServiceItem, on: PlainDate): boolean =>
  item.validFrom <= on && (item.validTo === undefined || on <= item.validTo);

export const findProcess = (item: ServiceItem, processId: ServiceTypeId): OfferedProcess | undefined =>
  item.processes.find((process) => process.processId === processId);

/**
 * True when the item may be offered with this service type on that day. Where that rests on a delegation
 * (the catalogue's check sees that acceptance on behalf always does), it must still be valid (seed 000 §6.4).
 */
export const isOffered = (item: ServiceItem, processId: ServiceTypeId, on: PlainDate): boolean => {
  const process = findProcess(item, processId);
  if (process === undefined || !isInForce(item, on)) return false;
  return process.delegation === undefined || on <= process.delegation.validUntil;
};
