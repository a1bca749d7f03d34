/** One operation by one of the simultaneous clients. Throws when the answer is not what it must be. */
export type Operation = (client: number) => Promise<void>;

export interface Measured {
  readonly operations: number;
  readonly errors: number;
  /** The first error's words, so that a failing run says why. */
  readonly firstError: string | null;
  readonly seconds: number;
  readonly milliseconds: readonly number[];
}

export interface Figures {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly operations: number;
  readonly errors: number;
}

/** Work ran out before the time did: the round ends here and counts up to now. */
export class WorkRanOut extends Error {}

const message = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));

/** Keeps `clients` operations under way for `seconds`; what is under way at the end is finished and counted. */
export const runRound = async (operation: Operation, clients: number, seconds: number): Promise<Measured> => {
  const milliseconds: number[] = [];
  let errors = 0;
  let firstError: string | null = null;
  const began = performance.now();
  const until = began + seconds * 1000;
  const runClient = async (client: number): Promise<void> => {
    while (performance.now() < until) {
      const started = performance.now();
      const fault = await operation(client).then(
        () => null,
        (reason: unknown) => reason,
      );
      if (fault instanceof WorkRanOut) return;
      if (fault === null) milliseconds.push(performance.now() - started);
      else {
        errors += 1;
        firstError ??= message(fault);
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => runClient(client)));
  return {
    operations: milliseconds.length,
    errors,
    firstError,
    seconds: (performance.now() - began) / 1000,
    milliseconds,
  };
};

/** Nearest rank: the smallest value that at least this share of all values does not exceed. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;

export const figuresOf = (rounds: readonly Measured[]): Figures => {
  const sorted = rounds.flatMap((round) => round.milliseconds).toSorted((a, b) => a - b);
  const seconds = rounds.reduce((sum, round) => sum + round.seconds, 0);
  return {
    perSecond: sorted.length / seconds,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    operations: sorted.length,
    errors: rounds.reduce((sum, round) => sum + round.errors, 0),
  };
};
