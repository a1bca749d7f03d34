import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { ProcessDefinition } from '../domain/definition.ts';
import type { PublishedVariant } from './variants/stored-variants.ts';

/** Every version of every process; a case keeps the version it started on. */
export interface ProcessLibrary {
  /** What came with the program and what communities published. */
  readonly all: readonly ProcessDefinition[];
  /** The version a case opened on this day starts on: the community's own where it has one, else everybody's. */
  inForce(id: string, on: PlainDate, communityId?: string): ProcessDefinition | undefined;
  /** The version a case is on. A missing one is a fault: definitions are never taken away. */
  get(id: string, version: number): ProcessDefinition;
  find(id: string, version: number): ProcessDefinition | undefined;
  /** What a community published last for a process; without a definition it gave its version up. */
  variantOf(id: string, communityId: string): PublishedVariant | undefined;
  /** Takes in everything that communities published. */
  takeVariants(variants: readonly PublishedVariant[]): void;
}

const latest = <T>(list: readonly T[], order: (one: T, other: T) => number): T | undefined =>
  list.toSorted(order).at(-1);

const keyOf = (id: string, version: number): string => `${id}/${version}`;
const byKeys = (definitions: readonly ProcessDefinition[]): ReadonlyMap<string, ProcessDefinition> =>
  new Map(definitions.map((definition) => [keyOf(definition.id, definition.version), definition]));

export const createProcessLibrary = (shipped: readonly ProcessDefinition[]): ProcessLibrary => {
  let published: readonly PublishedVariant[] = [];
  let all = shipped;
  let byKey = byKeys(all);
  const find = (id: string, version: number) => byKey.get(keyOf(id, version));
  const shippedInForce = (id: string, on: PlainDate): ProcessDefinition | undefined =>
    latest(
      shipped.filter((definition) => definition.id === id && definition.validFrom <= on),
      (a, b) => a.version - b.version,
    );
  const ofCommunity = (id: string, communityId: string): readonly PublishedVariant[] =>
    published.filter((variant) => variant.processId === id && variant.communityId === communityId);
  return {
    get all() {
      return all;
    },
    inForce: (id, on, communityId) => {
      const own =
        communityId === undefined || published.length === 0
          ? undefined
          : latest(
              ofCommunity(id, communityId).filter(({ validFrom }) => validFrom <= on),
              (a, b) => a.validFrom.localeCompare(b.validFrom) || a.version - b.version,
            );
      return own === undefined || own.definition === null ? shippedInForce(id, on) : find(own.processId, own.version);
    },
    find,
    get: (id, version) => {
      const definition = find(id, version);
      if (definition === undefined) throw new Error(`process ${id} version ${version} is not in the library`);
      return definition;
    },
    variantOf: (id, communityId) => latest(ofCommunity(id, communityId), (a, b) => a.version - b.version),
    takeVariants: (variants) => {
      published = variants;
      // The same object for the same version, so that what was drawn from it once is not drawn again.
      const known = byKey;
      const definitions = variants.flatMap(({ processId, version, definition }) =>
        definition === null ? [] : [known.get(keyOf(processId, version)) ?? definition],
      );
      all = [...shipped, ...definitions];
      byKey = byKeys(all);
    },
  };
};
