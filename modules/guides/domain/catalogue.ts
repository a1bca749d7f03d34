import type { PlainDate } from '../../../kernel/plain-date.ts';
import { applyOverlays } from './overlay.ts';
import type { Overlay } from './overlay.ts';
import type { AppliedOverlays, RefusedCertificate, ServiceItem } from './service-item.ts';

/** All versions of all service items with their overlays, held in memory. */
export interface Catalogue {
  readonly versions: readonly ServiceItem[];
  readonly overlays: readonly Overlay[];
  readonly refusedCertificates: readonly RefusedCertificate[];
  /**
   * The version that applies on that day; undefined before the first, after the end, or for an unknown id.
   * With an organisation, as it is done there: its own overlay over those of the organisations above it.
   */
  itemInForce(id: string, on: PlainDate, organisationId?: string): ServiceItem | undefined;
  /** The version a running case started on, with the overlays it started on. */
  itemVersion(id: string, version: number, applied?: AppliedOverlays): ServiceItem | undefined;
  /** Oldest first; empty for an unknown id. */
  versionsOf(id: string): readonly ServiceItem[];
  itemsInForce(on: PlainDate): readonly ServiceItem[];
  /** The last versions of items that were in force once and are no longer. */
  itemsEndedBefore(on: PlainDate): readonly ServiceItem[];
  /** All versions of an organisation's overlay, oldest first. */
  overlaysOf(id: string, organisationId: string): readonly Overlay[];
  /** The overlay that an organisation itself has on that day. */
  overlayInForce(id: string, on: PlainDate, organisationId: string): Overlay | undefined;
}

export interface CatalogueLayers {
  readonly overlays: readonly Overlay[];
  /** The organisation with all above it, largest first. */
  readonly pathOf: (organisationId: string) => readonly string[];
}

const WITHOUT_LAYERS: CatalogueLayers = { overlays: [], pathOf: () => [] };

// A day has a few hundred items in at most some hundred communities with an overlay; the bound guards against misuse.
const MOST_REMEMBERED = 5_000;

const keyOf = (itemId: string, organisationId: string): string => `${itemId} ${organisationId}`;

const grouped = <T extends { readonly version: number }>(
  list: readonly T[],
  key: (one: T) => string,
): ReadonlyMap<string, readonly T[]> => {
  const groups = Map.groupBy(list, key);
  for (const group of groups.values()) group.sort((a, b) => a.version - b.version);
  return groups;
};

/** A newer version takes over on its first day without the older one being edited. */
const latestStarted = <T extends { readonly validFrom: PlainDate; readonly validTo?: PlainDate }>(
  versions: readonly T[],
  on: PlainDate,
): T | undefined => {
  const latest = versions.findLast((one) => one.validFrom <= on);
  return latest === undefined || (latest.validTo !== undefined && latest.validTo < on) ? undefined : latest;
};

const rememberingOverlaid = () => {
  const made = new Map<string, ServiceItem>();
  return (item: ServiceItem, overlays: readonly Overlay[], on: PlainDate): ServiceItem => {
    if (overlays.length === 0) return item;
    const laid = overlays.map(({ organisationId, version }) => `${organisationId}:${version}`).join(' ');
    const key = `${item.id} ${item.version} ${on} ${laid}`;
    const fresh = made.get(key) ?? applyOverlays(item, overlays, on).item;
    if (made.size >= MOST_REMEMBERED) made.clear();
    made.set(key, fresh);
    return fresh;
  };
};

export const createCatalogue = (
  versions: readonly ServiceItem[],
  refusedCertificates: readonly RefusedCertificate[] = [],
  { overlays, pathOf }: CatalogueLayers = WITHOUT_LAYERS,
): Catalogue => {
  const byId = grouped(versions, ({ id }) => id);
  const overlaysByKey = grouped(overlays, ({ itemId, organisationId }) => keyOf(itemId, organisationId));
  const overlaid = new Set(overlays.map(({ itemId }) => itemId));
  const overlaidItem = rememberingOverlaid();

  const baseInForce = (id: string, on: PlainDate): ServiceItem | undefined => latestStarted(byId.get(id) ?? [], on);
  const overlayInForce = (id: string, on: PlainDate, organisationId: string): Overlay | undefined =>
    latestStarted(overlaysByKey.get(keyOf(id, organisationId)) ?? [], on);
  const overlaysFor = (id: string, on: PlainDate, organisationId: string): readonly Overlay[] =>
    overlaid.has(id) ? pathOf(organisationId).flatMap((one) => overlayInForce(id, on, one) ?? []) : [];

  return {
    versions,
    overlays,
    refusedCertificates,
    itemInForce: (id, on, organisationId) => {
      const item = baseInForce(id, on);
      return item === undefined || organisationId === undefined
        ? item
        : overlaidItem(item, overlaysFor(id, on, organisationId), on);
    },
    itemVersion: (id, version, applied) => {
      const item = byId.get(id)?.find((one) => one.version === version);
      if (item === undefined || applied === undefined) return item;
      const named = applied.overlays.map((one) =>
        overlaysByKey.get(keyOf(id, one.organisationId))?.find((overlay) => overlay.version === one.version),
      );
      // An overlay that is gone must not be passed over in silence: the case would go on under other rules.
      return named.every((overlay) => overlay !== undefined) ? overlaidItem(item, named, applied.on) : undefined;
    },
    versionsOf: (id) => byId.get(id) ?? [],
    itemsInForce: (on) => [...byId.keys()].flatMap((id) => baseInForce(id, on) ?? []),
    itemsEndedBefore: (on) =>
      [...byId.values()].flatMap((list) => {
        const last = list.at(-1);
        return last?.validTo !== undefined && last.validTo < on ? [last] : [];
      }),
    overlaysOf: (id, organisationId) => overlaysByKey.get(keyOf(id, organisationId)) ?? [],
    overlayInForce,
  };
};
