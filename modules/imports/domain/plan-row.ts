import type { KnownBuilding, FoundBuilding } from './parse-address.ts';
import type { Outcome, PersonDraft, Remark, WrittenAddress } from './import-row.ts';
import type { Residence, Sex } from '../../people/domain/person-file.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';

/** What is known of somebody whom a row may be about. */
export interface KnownPerson {
  readonly id: string;
  readonly version: number;
  readonly leftBecause: string | null;
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: PlainDate | null;
  readonly residence: Residence;
  readonly relation: string;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly home: Home | null;
}

export interface Home {
  readonly buildingId: string;
  readonly unit: string;
  readonly room: string;
}

export const COMPARED = ['name', 'idNumber', 'phone', 'residence', 'relation', 'home', 'address', 'groups'] as const;
export type ComparedField = (typeof COMPARED)[number];

export interface Change {
  readonly field: ComparedField;
  readonly from: string | null;
  readonly to: string;
}

/** What writing the row would do; kept sealed until it is written. */
export interface RowPlan {
  readonly draft: PersonDraft;
  readonly home: Home | null;
  /** Who it is about, as compared; null for somebody new. */
  readonly known: {
    readonly id: string;
    readonly version: number;
    readonly name: string;
    /** Was marked as entered by mistake and is named by a list again. */
    readonly comesBack: boolean;
  } | null;
  readonly changes: readonly Change[];
}

export interface PlannedRow {
  readonly outcome: Outcome;
  readonly remarks: readonly Remark[];
  readonly plan: RowPlan | null;
  readonly personId: string | null;
}

/** Nobody is put back among the living by a list: whoever died or moved away is looked at by a person. */
const LEFT_FOR_GOOD: readonly string[] = ['died', 'moved-out', 'merged'];

const homeOf = (
  place: WrittenAddress | null,
  find: (address: WrittenAddress) => FoundBuilding,
): { readonly home: Home | null; readonly building: KnownBuilding | null; readonly remarks: readonly Remark[] } => {
  if (place === null) return { home: null, building: null, remarks: [] };
  const found = find(place);
  if ('problem' in found) return { home: null, building: null, remarks: [{ code: found.problem, field: 'address' }] };
  if (place.room === '')
    return { home: null, building: found.building, remarks: [{ code: 'room-missing', field: 'room' }] };
  return {
    home: { buildingId: found.building.id, unit: place.unit, room: place.room },
    building: found.building,
    remarks: [],
  };
};

const sameHome = (a: Home | null, b: Home): boolean =>
  a !== null &&
  a.buildingId === b.buildingId &&
  a.unit === b.unit &&
  a.room.replace(/[室号]$/u, '') === b.room.replace(/[室号]$/u, '');

const wordsOfHome = (home: Home | null, buildings: ReadonlyMap<string, string>): string | null =>
  home === null ? null : `${buildings.get(home.buildingId) ?? ''}${home.unit}${home.room}`;

/** What the row says otherwise than the file of the person; what it leaves out changes nothing. */
const changesOf = (
  draft: PersonDraft,
  home: Home | null,
  known: KnownPerson,
  buildings: ReadonlyMap<string, string>,
): readonly Change[] => {
  const plain = (['name', 'idNumber', 'phone', 'residence', 'relation'] as const).flatMap((field) => {
    const to = draft[field];
    return to === null || to === known[field] ? [] : [{ field, from: known[field], to }];
  });
  if (home !== null)
    return sameHome(known.home, home)
      ? plain
      : [
          ...plain,
          {
            field: 'home',
            from: wordsOfHome(known.home, buildings) ?? known.address,
            to: wordsOfHome(home, buildings) ?? '',
          },
        ];
  const { address } = draft;
  const saysMore = address !== null && known.home === null && address !== known.address;
  return saysMore ? [...plain, { field: 'address', from: known.address, to: address }] : plain;
};

/** What is said of somebody new beside who it is. */
const saidOf = (draft: PersonDraft, home: Home | null, buildings: ReadonlyMap<string, string>): readonly Change[] => {
  const said: readonly (readonly [ComparedField, string | null])[] = [
    ['phone', draft.phone],
    ['residence', draft.residence],
    ['relation', draft.relation],
    home === null ? ['address', draft.address] : ['home', wordsOfHome(home, buildings)],
  ];
  return said.flatMap(([field, to]) => (to === null ? [] : [{ field, from: null, to }]));
};

export interface PlanContext {
  readonly findBuilding: (address: WrittenAddress) => FoundBuilding;
  readonly buildingNames: ReadonlyMap<string, string>;
  readonly byNumber: ReadonlyMap<string, KnownPerson>;
  /** Those of the same name and birthday. */
  readonly byName: (name: string, bornOn: PlainDate) => readonly KnownPerson[];
}

/** Whom a row is about: by number, else by name, birthday and home; `unsure` when a person has to decide. */
const personOf = (draft: PersonDraft, home: Home | null, context: PlanContext) => {
  const numbered = draft.idNumber === null ? undefined : context.byNumber.get(draft.idNumber);
  if (numbered !== undefined) return { known: numbered, unsure: false };
  if (draft.bornOn === null) return { known: null, unsure: false };
  // Two different numbers are two people, however alike they are otherwise.
  const alike = context
    .byName(draft.name, draft.bornOn)
    .filter(({ idNumber }) => draft.idNumber === null || idNumber === null);
  const [first] =
    home === null ? alike : alike.toSorted((a, b) => Number(sameHome(b.home, home)) - Number(sameHome(a.home, home)));
  return { known: first ?? null, unsure: first !== undefined };
};

/** Compares what a row says with who is known, and says what writing it would do. */
export const planRow = (draft: PersonDraft, notes: readonly Remark[], context: PlanContext): PlannedRow => {
  const { home, remarks: placed } = homeOf(draft.place, context.findBuilding);
  const { known, unsure } = personOf(draft, home, context);
  const remarks = [...notes, ...placed];
  if (known === null)
    return {
      outcome: 'new',
      remarks,
      plan: { draft, home, known: null, changes: saidOf(draft, home, context.buildingNames) },
      personId: null,
    };
  if (LEFT_FOR_GOOD.includes(known.leftBecause ?? ''))
    return {
      outcome: 'error',
      remarks: [...remarks, { code: `known-${known.leftBecause}` }],
      plan: null,
      personId: known.id,
    };
  const changes = changesOf(draft, home, known, context.buildingNames);
  const comesBack = known.leftBecause !== null;
  const { id, version, name } = known;
  const plan = { draft, home, known: { id, version, name, comesBack }, changes };
  // One number with two names: a new name, or a number typed into the wrong line. A person can tell.
  const renamed = known.name !== draft.name;
  const outcome = unsure || renamed ? 'possible' : changes.length === 0 && !comesBack ? 'unchanged' : 'changed';
  const said: readonly Remark[] = [
    ...remarks,
    ...(renamed ? [{ code: 'name-differs', field: 'name' } as const] : []),
    ...(comesBack ? [{ code: 'comes-back' }] : []),
  ];
  return { outcome, remarks: said, plan, personId: id };
};
