import { ProblemError } from '../http.ts';

/** Something read from the server, as `useReply` and `usePagedList` give it; `data` undefined until it is here. */
export interface Reading<Data> {
  readonly data: Data | undefined;
  /** Of the last time it was asked for; what was read before may stand in `data` all the same. */
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
}

/**
 * Whether the server answered and will not show it (any more), as against a line that broke, a fault, too many
 * questions at once or a session that ran out, which say nothing about what was read before. While there is no session
 * the whole page is covered.
 */
export const isWithheld = (error: Error): boolean =>
  error instanceof ProblemError &&
  error.problem.status >= 400 &&
  error.problem.status < 500 &&
  ![401, 429].includes(error.problem.status);

/** Two readings that are shown only together; asked again, only what failed is. */
export const together = <A, B>(first: Reading<A>, second: Reading<B>): Reading<readonly [A, B]> => ({
  data: first.data === undefined || second.data === undefined ? undefined : [first.data, second.data],
  error: first.error ?? second.error,
  refetch: () => Promise.all([first, second].filter(({ error }) => error !== null).map(({ refetch }) => refetch())),
});
