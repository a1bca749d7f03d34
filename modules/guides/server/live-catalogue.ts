import { assembleItem } from '../domain/assemble-item.ts';
import type { CatalogueParts } from '../domain/assemble-item.ts';
import { assembleOverlay } from '../domain/assemble-overlay.ts';
import { createCatalogue } from '../domain/catalogue.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { Overlay } from '../domain/overlay.ts';
import type { ServiceItem } from '../domain/service-item.ts';
import { itemSchema } from '../domain/written-item.ts';
import type { WrittenItem } from '../domain/written-item.ts';
import { overlaySchema } from '../domain/written-overlay.ts';
import type { WrittenOverlay } from '../domain/written-overlay.ts';
import type { ScopedDatabase } from '../../../platform/db/scoped-database.ts';
import { StartupError } from '../../../platform/startup-error.ts';
import { readNewPublications } from './publications.ts';
import type { Publication } from './publications.ts';

/** What came with the program. */
export interface ShippedItems {
  readonly catalogue: Catalogue;
  readonly parts: CatalogueParts;
  readonly written: readonly WrittenItem[];
}

/**
 * The catalogue as it runs: shipped files and publications. `catalogue` always shows the present state, so whoever
 * holds it need not be told; one question is answered from one state, and a state never changes.
 */
export interface LiveCatalogue {
  readonly catalogue: Catalogue;
  readonly parts: CatalogueParts;
  writtenItem(itemId: string, version: number): WrittenItem | undefined;
  writtenOverlay(itemId: string, organisationId: string, version: number): WrittenOverlay | undefined;
  /** Undefined for what came with the program. */
  publication(itemId: string, organisationId: string | null, version: number): Publication | undefined;
  /** Takes in what was published since, here or by another process. */
  refresh(): Promise<void>;
}

interface Layers {
  readonly database: ScopedDatabase;
  readonly shipped: ShippedItems;
  /** The organisation with all above it, largest first. */
  readonly pathOf: (organisationId: string) => readonly string[];
}

type Assembled =
  | { readonly publication: Publication; readonly written: WrittenItem; readonly item: ServiceItem }
  | { readonly publication: Publication; readonly written: WrittenOverlay; readonly overlay: Overlay };

const keyOf = (itemId: string, organisationId: string | null, version: number): string =>
  `${itemId} ${organisationId ?? ''} ${version}`;

/** It was sound when it was published; if this program cannot read it any more, going on would change what people get. */
const unreadable = ({ itemId, version }: Publication, why: string): StartupError =>
  new StartupError('publication-unreadable', {
    zh: `已发布的事项“${itemId}”第 ${version} 版读不出来，请换回能读它的程序版本：${why}`,
    en: `The published version ${version} of "${itemId}" cannot be read; go back to a program that can: ${why}`,
  });

const assemble = (publication: Publication, parts: CatalogueParts): Assembled => {
  const { organisationId } = publication;
  if (organisationId === null) {
    const { data: written, error } = itemSchema.safeParse(publication.written);
    if (written === undefined) throw unreadable(publication, error.message);
    const assembled = assembleItem(written, parts);
    if (!assembled.ok) throw unreadable(publication, assembled.mistakes.map(({ rule }) => rule).join('; '));
    return { publication, written, item: assembled.item };
  }
  const { data: written, error } = overlaySchema.safeParse(publication.written);
  if (written === undefined) throw unreadable(publication, error.message);
  const assembled = assembleOverlay(written, organisationId, parts);
  if (!assembled.ok) throw unreadable(publication, assembled.mistakes.map(({ rule }) => rule).join('; '));
  return { publication, written, overlay: assembled.overlay };
};

/** Shipped versions and published ones. Where both have a number, the published one stays: cases were opened on it. */
const layered = (
  { catalogue }: ShippedItems,
  published: readonly Assembled[],
  pathOf: Layers['pathOf'],
  before?: Catalogue,
): Catalogue => {
  const items = published.flatMap((one) => ('item' in one ? [one.item] : []));
  const taken = new Set(items.map(({ id, version }) => keyOf(id, null, version)));
  const shipped = catalogue.versions.filter(({ id, version }) => !taken.has(keyOf(id, null, version)));
  const overlays = published.flatMap((one) => ('overlay' in one ? [one.overlay] : []));
  const versions = [...shipped, ...items];
  // Where only overlays came, the list stays the very same, and the search knows that it need not begin anew.
  const same =
    before?.versions.length === versions.length && before.versions.every((version, at) => version === versions[at]);
  return createCatalogue(same ? before.versions : versions, catalogue.refusedCertificates, { overlays, pathOf });
};

/** Hands every question on to the state of the moment. */
const following = (present: () => Catalogue): Catalogue => ({
  get versions() {
    return present().versions;
  },
  get overlays() {
    return present().overlays;
  },
  get refusedCertificates() {
    return present().refusedCertificates;
  },
  itemInForce: (id, on, organisationId) => present().itemInForce(id, on, organisationId),
  itemVersion: (id, version, applied) => present().itemVersion(id, version, applied),
  versionsOf: (id) => present().versionsOf(id),
  itemsInForce: (on) => present().itemsInForce(on),
  itemsEndedBefore: (on) => present().itemsEndedBefore(on),
  overlaysOf: (id, organisationId) => present().overlaysOf(id, organisationId),
  overlayInForce: (id, on, organisationId) => present().overlayInForce(id, on, organisationId),
});

export const openLiveCatalogue = async ({ database, shipped, pathOf }: Layers): Promise<LiveCatalogue> => {
  const published = new Map<string, Assembled>();
  const byKey = new Map<string, Assembled>();
  const shippedWritten = new Map(shipped.written.map((one) => [keyOf(one.id, null, one.version), one]));
  let present = layered(shipped, [], pathOf);

  const load = async (): Promise<void> => {
    const found = await database.aside([], async (tx) => ({
      keep: true,
      value: await readNewPublications(tx, [...published.keys()]),
    }));
    if (found.length === 0) return;
    // All of them are assembled before any is taken in, so that a fault leaves the present state whole.
    for (const one of found.map((publication) => assemble(publication, shipped.parts))) {
      const { id, itemId, organisationId, version } = one.publication;
      published.set(id, one);
      byKey.set(keyOf(itemId, organisationId, version), one);
    }
    present = layered(shipped, [...published.values()], pathOf, present);
  };

  // One after the other: two at once would take the same publications in twice.
  let last: Promise<void> = Promise.resolve();
  const refresh = (): Promise<void> => {
    last = last.then(load, load);
    return last;
  };
  await refresh();

  return {
    catalogue: following(() => present),
    parts: shipped.parts,
    writtenItem: (itemId, version) => {
      const one = byKey.get(keyOf(itemId, null, version));
      return one !== undefined && 'item' in one ? one.written : shippedWritten.get(keyOf(itemId, null, version));
    },
    writtenOverlay: (itemId, organisationId, version) => {
      const one = byKey.get(keyOf(itemId, organisationId, version));
      return one !== undefined && 'overlay' in one ? one.written : undefined;
    },
    publication: (itemId, organisationId, version) => byKey.get(keyOf(itemId, organisationId, version))?.publication,
    refresh,
  };
};
