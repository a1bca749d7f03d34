import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { WantedEntry } from '../../people/domain/group-entries.ts';
import type { Residence, Sex } from '../../people/domain/person-file.ts';

/** A list of residents, or of the dwellings of buildings. */
export const IMPORT_KINDS = ['residents', 'dwellings'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What a column of a list of residents can hold. */
const RESIDENT_FIELDS = [
  'name',
  'idNumber',
  'sex',
  'bornOn',
  'phone',
  'address',
  'building',
  'unit',
  'room',
  'residence',
  'relation',
  'groups',
  'groupsSince',
  'groupsEvidence',
] as const;
const DWELLING_FIELDS = [
  'address',
  'building',
  'unit',
  'room',
  'area',
  'usedAs',
  'owner',
  'ownerPhone',
  'grid',
] as const;
export const FIELDS: readonly Field[] = [...new Set<Field>([...RESIDENT_FIELDS, ...DWELLING_FIELDS])];
export const FIELDS_OF: Readonly<Record<ImportKind, readonly Field[]>> = {
  residents: RESIDENT_FIELDS,
  dwellings: DWELLING_FIELDS,
};
export type Field = (typeof RESIDENT_FIELDS)[number] | (typeof DWELLING_FIELDS)[number];

/** Which column holds what: place of the column from 0 → field. */
export type Mapping = Readonly<Record<string, Field>>;

/** Why a row cannot be taken, or what was understood in it; the words for a code are in the texts, never the value. */
export interface Remark {
  readonly code: string;
  readonly field?: Field;
  /** Another line of the file that it is about. */
  readonly line?: number;
  /** The word of a cell of groups that it is about, by its place: the word itself stays sealed. */
  readonly part?: number;
}

/** One thing read from a cell: the value, or why not, with what was understood on the way. */
export type Reading<T> = { readonly value: T; readonly notes: readonly string[] } | { readonly problem: string };

/** A place within the community as a list names it; each part may be missing. */
export interface WrittenAddress {
  /** Name of the estate or road before the building: 西水新村. Empty where the list leaves it out. */
  readonly estate: string;
  /** Number of the building: 3, or 3A. Empty where it has but a name, which then stands as `estate`. */
  readonly building: string;
  /** 2单元; empty where there is but one entrance. */
  readonly unit: string;
  /** 501室. */
  readonly room: string;
}

/** What a row says about a person. Null: the row says nothing, which never empties what is known. */
export interface PersonDraft {
  readonly name: string;
  readonly idNumber: string | null;
  readonly sex: Sex | null;
  readonly bornOn: PlainDate | null;
  readonly phone: string | null;
  readonly residence: Residence | null;
  /** Id of a relation, such as `spouse`. */
  readonly relation: string | null;
  /** As written, for those whose place is not one of the community's. */
  readonly address: string | null;
  readonly place: WrittenAddress | null;
  /** Groups that the row names; absent where it names none. */
  readonly entries?: readonly (WantedEntry & { readonly part: number })[];
}

export const OUTCOMES = ['new', 'changed', 'unchanged', 'possible', 'error', 'skipped'] as const;
/** `possible`: somebody like this is known, and a person has to decide; `skipped`: not a row about a person. */
export type Outcome = (typeof OUTCOMES)[number];
