import { parseArgs } from 'node:util';

/** So many times is what the table of reliability tells of. */
export const USUAL_TIMES = 3;

/** What the measurements under load are told on the command line. */
export interface LoadSettings {
  readonly quick: boolean;
  readonly residents: number;
  readonly cases: number;
  readonly port: number;
  /** A prepared data folder to make or to use again; without it a fresh one is made and deleted. */
  readonly keep: string | undefined;
  /** How long one step of the measurement lasts. */
  readonly seconds: number;
  /** How long the soak lasts. */
  readonly minutes: number;
  /** Folder for a CPU profile of the server. */
  readonly profile: string | undefined;
  /** How many times what can be done is sent as overload. */
  readonly times: number;
}

/** Reads `--quick`, `--port`, `--keep`, `--residents`, `--cases`, `--seconds`, `--minutes`, `--profile` and `--times`; others are a fault. */
export const readLoadSettings = (args: readonly string[]): LoadSettings => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      port: { type: 'string', default: '3160' },
      keep: { type: 'string' },
      residents: { type: 'string' },
      cases: { type: 'string' },
      seconds: { type: 'string' },
      minutes: { type: 'string' },
      profile: { type: 'string' },
      times: { type: 'string' },
    },
  });
  const { quick } = values;
  return {
    quick,
    residents: Number(values.residents ?? (quick ? 6_000 : 50_000)),
    cases: Number(values.cases ?? (quick ? 2_000 : 20_000)),
    port: Number(values.port),
    keep: values.keep,
    seconds: Number(values.seconds ?? (quick ? 4 : 20)),
    minutes: Number(values.minutes ?? (quick ? 0.5 : 60)),
    profile: values.profile,
    times: Number(values.times ?? USUAL_TIMES),
  };
};
