import type { DwellingDraft, DwellingUse } from './dwelling-row.ts';
import type { Outcome, Remark, WrittenAddress } from './import-row.ts';
import type { FoundBuilding } from './parse-address.ts';

export interface DwellingValues {
  readonly area: number | null;
  readonly usedAs: DwellingUse;
  readonly owner: { readonly name: string; readonly phone: string | null } | null;
}

export interface DwellingChange {
  readonly field: 'area' | 'usedAs' | 'owner' | 'ownerPhone';
  readonly from: string | null;
  readonly to: string;
}

/** What writing the row would do; kept sealed until it is written. */
export interface DwellingPlan {
  /** Null where the building is new: it is made under its name in the grid. */
  readonly buildingId: string | null;
  readonly buildingName: string;
  readonly gridId: string | null;
  readonly unit: string;
  readonly room: string;
  /** Null for a dwelling that is new. */
  readonly dwellingId: string | null;
  readonly before: DwellingValues | null;
  readonly after: DwellingValues;
  readonly changes: readonly DwellingChange[];
}

export interface PlannedDwelling {
  readonly outcome: Outcome;
  readonly remarks: readonly Remark[];
  readonly plan: DwellingPlan | null;
}

/** A building as it is written on its wall: 西水新村17幢; one with a name of its own keeps it. */
export const buildingNameOf = ({ estate, building }: WrittenAddress): string =>
  building === '' ? estate : `${estate}${building}幢`;

/** The grid of a new building: the one the row names, or the only one there is. */
export const gridOf = (
  written: string | null,
  grids: readonly { readonly id: string; readonly name: string }[],
): string | null => {
  if (written === null) return grids.length === 1 ? (grids[0]?.id ?? null) : null;
  const key = (name: string): string => name.normalize('NFKC').replace(/\s|网格$/gu, '');
  return grids.find(({ name }) => key(name) === key(written))?.id ?? null;
};

const UNKNOWN: DwellingValues = { area: null, usedAs: 'home', owner: null };

const afterOf = (draft: DwellingDraft, before: DwellingValues): DwellingValues => {
  const name = draft.owner ?? before.owner?.name ?? null;
  // The phone belongs to the owner who was named with it: a new owner does not inherit it.
  const sameOwner = before.owner !== null && before.owner.name === name;
  return {
    area: draft.area ?? before.area,
    usedAs: draft.usedAs ?? before.usedAs,
    owner: name === null ? null : { name, phone: draft.ownerPhone ?? (sameOwner ? before.owner.phone : null) },
  };
};

const changesOf = (before: DwellingValues, after: DwellingValues): readonly DwellingChange[] => {
  const words = ({ area, usedAs, owner }: DwellingValues) =>
    ({
      area: area === null ? null : String(area),
      usedAs,
      owner: owner?.name ?? null,
      ownerPhone: owner?.phone ?? null,
    }) as const;
  const [was, is] = [words(before), words(after)];
  return (['area', 'usedAs', 'owner', 'ownerPhone'] as const).flatMap((field) => {
    const to = is[field];
    return to === null || to === was[field] ? [] : [{ field, from: was[field], to }];
  });
};

export interface DwellingContext {
  readonly found: FoundBuilding;
  readonly grids: readonly { readonly id: string; readonly name: string }[];
  readonly known: { readonly dwellingId: string; readonly values: DwellingValues } | null;
}

/** Compares what a row says with the dwelling there is, and says what writing it would do. */
export const planDwelling = (
  draft: DwellingDraft,
  notes: readonly Remark[],
  { found, grids, known }: DwellingContext,
): PlannedDwelling => {
  const refused = (remark: Remark): PlannedDwelling => ({ outcome: 'error', remarks: [...notes, remark], plan: null });
  const { place } = draft;
  if ('problem' in found && found.problem === 'building-ambiguous')
    return refused({ code: 'dwelling-building-ambiguous', field: 'building' });
  const isNewBuilding = 'problem' in found;
  const gridId = isNewBuilding ? gridOf(draft.grid, grids) : null;
  if (isNewBuilding && gridId === null)
    return refused({ code: draft.grid === null ? 'dwelling-grid-missing' : 'dwelling-grid-unknown', field: 'grid' });
  const before = known?.values ?? UNKNOWN;
  const after = afterOf(draft, before);
  const changes = changesOf(known === null ? { ...UNKNOWN, usedAs: after.usedAs } : before, after);
  const plan: DwellingPlan = {
    buildingId: 'building' in found ? found.building.id : null,
    buildingName: 'building' in found ? found.building.name : buildingNameOf(place),
    gridId,
    unit: place.unit,
    room: place.room,
    dwellingId: known?.dwellingId ?? null,
    before: known?.values ?? null,
    after,
    changes,
  };
  const remarks = isNewBuilding ? [...notes, { code: 'dwelling-building-new', field: 'building' } as const] : notes;
  if (known === null) return { outcome: 'new', remarks, plan };
  return { outcome: changes.length === 0 ? 'unchanged' : 'changed', remarks, plan };
};
