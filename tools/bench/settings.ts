import { parseArgs } from 'node:util';

export interface BenchSettings {
  readonly quick: boolean;
  readonly residents: number;
  readonly cases: number;
  readonly rounds: number;
  readonly secondsPerRound: number;
  readonly port: number;
  /** A prepared data folder to make or to use again; without it a fresh one is made and deleted. */
  readonly keep: string | undefined;
  /** Owner's connection to a database of one's own, such as the coordinator of a city; without it the embedded one. */
  readonly database: string | undefined;
  /** Runs only the scenarios whose id contains this. */
  readonly only: string;
  /** Folder for a CPU profile of the server. */
  readonly profile: string | undefined;
}

/** Simultaneous connections of the client, over HTTP and of the bare driver alike. */
export const CONNECTIONS = 16;

const FULL = { residents: 200_000, cases: 200_000, rounds: 3, secondsPerRound: 3 };
const QUICK = { residents: 3_000, cases: 3_000, rounds: 2, secondsPerRound: 0.4 };

const isFigure = (given: string | undefined): given is string => given !== undefined && /^\d+(\.\d+)?$/.test(given);

/** Reads `--quick`, `--port`, `--keep`, `--database`, `--only`, `--profile` and single sizes; unknown options are a fault. */
export const readBenchSettings = (args: readonly string[]): BenchSettings => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      port: { type: 'string', default: '3160' },
      keep: { type: 'string' },
      database: { type: 'string' },
      only: { type: 'string', default: '' },
      profile: { type: 'string' },
      residents: { type: 'string' },
      cases: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
    },
  });
  const size = values.quick ? QUICK : FULL;
  const figure = (given: string | undefined, otherwise: number): number =>
    isFigure(given) ? Number(given) : otherwise;
  return {
    quick: values.quick,
    residents: figure(values.residents, size.residents),
    cases: figure(values.cases, size.cases),
    rounds: figure(values.rounds, size.rounds),
    secondsPerRound: figure(values.seconds, size.secondsPerRound),
    port: Number(values.port),
    keep: values.keep,
    database: values.database,
    only: values.only,
    profile: values.profile,
  };
};
