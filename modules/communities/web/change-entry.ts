import type { BodyOf } from '../../../platform/contract.ts';
import type { changePlaces } from '../contract.ts';
import type { PlaceKind } from '../domain/place.ts';

export type PlaceChangeBody = BodyOf<typeof changePlaces>['change'];

interface NamedPlace {
  readonly kind: PlaceKind;
  readonly id: string;
  readonly name: string;
}

/** Which change is being made, and of which place. */
export type Changing =
  | { readonly kind: 'add-grid' }
  | {
      readonly kind:
        | 'add-micro-grid'
        | 'add-building'
        | 'add-unit'
        | 'add-dwelling'
        | 'place-building'
        | 'rename'
        | 'close';
      readonly place: NamedPlace;
    };

/** What stands in the form, as typed. */
export interface ChangeEntry {
  readonly name: string;
  readonly from: string;
  readonly gridId: string;
  readonly microGridId: string;
  readonly units: string;
  readonly floors: string;
  readonly doors: string;
  readonly door: string;
  readonly usedAs: 'home' | 'shop' | 'public' | 'other';
}

export type EntryField = keyof ChangeEntry;

export type Mistake =
  | { readonly field: EntryField; readonly kind: 'missing' }
  | { readonly field: EntryField; readonly kind: 'number'; readonly least: number; readonly most: number };

/** The fields of each change, in the order of the form. */
export const FIELDS: Readonly<Record<Changing['kind'], readonly EntryField[]>> = {
  'add-grid': ['name', 'from'],
  'add-micro-grid': ['name', 'from'],
  'add-building': ['name', 'microGridId', 'units', 'floors', 'doors', 'from'],
  'add-unit': ['name', 'floors', 'doors', 'from'],
  'add-dwelling': ['door', 'usedAs', 'from'],
  'place-building': ['gridId', 'microGridId', 'from'],
  rename: ['name'],
  close: ['from'],
};

const LIMITS: Partial<Record<EntryField, readonly [least: number, most: number]>> = {
  units: [0, 30],
  floors: [0, 60],
  doors: [0, 30],
};

const OPTIONAL: readonly EntryField[] = ['microGridId'];

export const mistakesIn = (changing: Changing, entry: ChangeEntry): readonly Mistake[] =>
  FIELDS[changing.kind].flatMap((field): readonly Mistake[] => {
    const typed = entry[field].trim();
    const limits = LIMITS[field];
    if (limits !== undefined) {
      const [least, most] = limits;
      const right = /^\d+$/.test(typed) && Number(typed) >= least && Number(typed) <= most;
      return right ? [] : [{ field, kind: 'number', least, most }];
    }
    return typed === '' && !OPTIONAL.includes(field) ? [{ field, kind: 'missing' }] : [];
  });

/** What is sent. Units of a new building are named 1单元, 2单元 …; a single one has no name. */
export const bodyOf = (
  changing: Changing,
  entry: ChangeEntry,
  unitName: (number: number) => string,
): PlaceChangeBody => {
  const { from } = entry;
  const name = entry.name.trim();
  const microGridId = entry.microGridId === '' ? null : entry.microGridId;
  const plan = { floors: Number(entry.floors), doorsOnFloor: Number(entry.doors) };
  if (changing.kind === 'add-grid') return { kind: 'add-grid', name, from };
  const { kind, place } = changing;
  switch (kind) {
    case 'add-micro-grid':
      return { kind, gridId: place.id, name, from };
    case 'add-building': {
      const count = Number(entry.units);
      const units = Array.from({ length: count }, (_, number) => ({
        name: count === 1 ? '' : unitName(number + 1),
        ...plan,
      }));
      return { kind, gridId: place.id, microGridId, name, from, units };
    }
    case 'add-unit':
      return { kind, buildingId: place.id, from, unit: { name, ...plan } };
    case 'add-dwelling':
      return { kind, unitId: place.id, door: entry.door.trim(), usedAs: entry.usedAs, from };
    case 'place-building':
      return { kind, buildingId: place.id, gridId: entry.gridId, microGridId, from };
    case 'close':
      return { kind, place: { kind: place.kind, id: place.id }, on: from };
    case 'rename':
      if (place.kind === 'community' || place.kind === 'dwelling') throw new Error('Such a place is not renamed.');
      return { kind, place: { kind: place.kind, id: place.id }, name };
  }
};
