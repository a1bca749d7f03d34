import { type ClonedDatabase } from '../../platform/postgres/template-database.ts';
import { cloneCity } from '../setup/city-template.ts';
import type { CityServers } from './city-servers.ts';
import type { PreparedCity } from './prepare-city.ts';

/** A line of the table on a city, as `docs/reliability/city.json` holds it. */
export interface Figure {
  readonly name: { readonly zh: string; readonly en: string };
  readonly value: string;
}

/** What every part of the trial works on. */
export interface CityTrial {
  readonly servers: CityServers;
  readonly city: PreparedCity;
  /** The first port that a part may listen on. */
  readonly port: number;
  /** PgBouncer's program, where one is to be tried. */
  readonly pooler?: string;
  readonly log: (line: string) => void;
}

/** Does something there and says what came of it; what does not hold is thrown. */
export type CityPart = (trial: CityTrial) => Promise<readonly Figure[]>;

/** A spread database of its own for the length of `work`. */
export const onCopy = async <T>(trial: CityTrial, work: (copy: ClonedDatabase) => Promise<T>): Promise<T> => {
  const copy = await cloneCity(trial.city.templateUrls);
  try {
    return await work(copy);
  } finally {
    await copy.drop();
  }
};

/** Throws with these words unless it holds. */
export const must = (holds: boolean, words: string): void => {
  if (!holds) throw new Error(words);
};
