import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { ProcessDefinition } from '../domain/definition.ts';

/** Every version of every process; a case keeps the version it started on. */
export interface ProcessLibrary {
  readonly all: readonly ProcessDefinition[];
  inForce(id: string, on: PlainDate): ProcessDefinition | undefined;
  /** The version a case is on. A missing one is a fault: definitions are never taken away. */
  get(id: string, version: number): ProcessDefinition;
  find(id: string, version: number): ProcessDefinition | undefined;
}

export const createProcessLibrary = (all: readonly ProcessDefinition[]): ProcessLibrary => {
  const byKey = new Map(all.map((definition) => [`${definition.id}/${definition.version}`, definition]));
  const find = (id: string, version: number) => byKey.get(`${id}/${version}`);
  return {
    all,
    inForce: (id, on) =>
      all
        .filter((definition) => definition.id === id && definition.validFrom <= on)
        .toSorted((a, b) => a.version - b.version)
        .at(-1),
    find,
    get: (id, version) => {
      const definition = find(id, version);
      if (definition === undefined) throw new Error(`process ${id} version ${version} is not in the library`);
      return definition;
    },
  };
};
