import type { Chance } from '../setup/seeded-chance.ts';

const MOST_KEPT = 60;

const NAME_OF_SEGMENT: Readonly<Record<string, string>> = {
  people: 'person',
  processes: 'process',
  dwellings: 'dwelling',
};

/** `/api/communities/{communityId}/cases` speaks of cases, so an `id` in its answers is a `caseId`. */
const nameOf = (path: string): string => {
  const segment = path.split('/').findLast((one) => one !== '' && !one.startsWith('{')) ?? '';
  return `${NAME_OF_SEGMENT[segment] ?? segment.replace(/s$/, '')}Id`;
};

interface StoredCase {
  readonly version: number;
  readonly actions: readonly {
    readonly id: string;
    readonly input: readonly {
      readonly id: string;
      readonly type: string;
      readonly choices?: readonly { readonly id: string }[];
    }[];
  }[];
}

/** What answers told so far: ids to ask for again, also after what they name is gone, and what cases allow next. */
export interface KnownValues {
  learn(path: string, answer: unknown): void;
  forName(name: string, random: Chance): string | undefined;
  caseOf(id: string): StoredCase | undefined;
}

export const createKnownValues = (): KnownValues => {
  const byName = new Map<string, string[]>();
  const cases = new Map<string, StoredCase>();
  const keep = (name: string, value: string): void => {
    const known = byName.get(name) ?? [];
    byName.set(name, known);
    if (known.includes(value)) return;
    known.push(value);
    if (known.length > MOST_KEPT) known.shift();
  };
  const walk = (value: unknown, idName: string, depth: number): void => {
    if (value === null || typeof value !== 'object' || depth > 6) return;
    if (Array.isArray(value)) {
      for (const one of value.slice(0, 20)) walk(one, idName, depth + 1);
      return;
    }
    const entries = value as Readonly<Record<string, unknown>>;
    const { id, version, availableActions } = entries;
    if (typeof id === 'string' && typeof version === 'number')
      cases.set(id, { version, actions: Array.isArray(availableActions) ? availableActions : [] });
    for (const [key, inner] of Object.entries(entries)) {
      if (typeof inner === 'string' && (key === 'id' || /(Id|code|Code|cursor|Cursor)$/.test(key)))
        keep(key === 'id' ? idName : key, inner);
      else walk(inner, idName, depth + 1);
    }
  };
  return {
    learn: (path, answer) => walk(answer, nameOf(path), 0),
    forName: (name, random) => {
      const known = byName.get(name === 'cursor' ? 'nextCursor' : name) ?? [];
      return known.length === 0 ? undefined : random.pick(known);
    },
    caseOf: (id) => cases.get(id),
  };
};
