import type { PlainDate } from '../../../kernel/plain-date.ts';
import { isInForce } from './service-item.ts';
import type { RefusedCertificate, ServiceItem } from './service-item.ts';

/** All versions of all service items, held in memory and never changed while the server runs. */
export interface Catalogue {
  readonly versions: readonly ServiceItem[];
  readonly refusedCertificates: readonly RefusedCertificate[];
  /** The version that applies on that day; undefined before the first, after the end, or for an unknown id. */
  itemInForce(id: string, on: PlainDate): ServiceItem | undefined;
  /** The version a running case started on. */
  itemVersion(id: string, version: number): ServiceItem | undefined;
  /** Oldest first; empty for an unknown id. */
  versionsOf(id: string): readonly ServiceItem[];
  itemsInForce(on: PlainDate): readonly ServiceItem[];
  /** The last versions of items that were in force once and are no longer. */
  itemsEndedBefore(on: PlainDate): readonly ServiceItem[];
}

export const createCatalogue = (
  versions: readonly ServiceItem[],
  refusedCertificates: readonly RefusedCertificate[] = [],
): Catalogue => {
  const byId = new Map<string, ServiceItem[]>();
  for (const item of versions) byId.set(item.id, [...(byId.get(item.id) ?? []), item]);
  for (const list of byId.values()) list.sort((a, b) => a.version - b.version);

  // A newer version takes over on its first day without the older one being edited.
  const itemInForce = (id: string, on: PlainDate): ServiceItem | undefined => {
    const started = (byId.get(id) ?? []).filter((item) => item.validFrom <= on);
    const latest = started.at(-1);
    return latest !== undefined && isInForce(latest, on) ? latest : undefined;
  };

  return {
    versions,
    refusedCertificates,
    itemInForce,
    itemVersion: (id, version) => byId.get(id)?.find((item) => item.version === version),
    versionsOf: (id) => byId.get(id) ?? [],
    itemsInForce: (on) =>
      [...byId.keys()].flatMap((id) => {
        const item = itemInForce(id, on);
        return item === undefined ? [] : [item];
      }),
    itemsEndedBefore: (on) =>
      [...byId.values()].flatMap((list) => {
        const last = list.at(-1);
        return last?.validTo !== undefined && last.validTo < on ? [last] : [];
      }),
  };
};
