import { isDatabaseAway } from './database-away.ts';

/**
 * Does one piece of work. What fails is kept in mind under its id and answered as undefined, and so it is without
 * another try when it comes again in the same round.
 */
export type Alone = <Value>(id: string, work: () => Promise<Value>) => Promise<Value | undefined>;

/**
 * Goes through much that does not depend on each other, so that one that fails keeps none behind it waiting. When all
 * others are done, throws an AggregateError of those that failed. Where the database is away there is nothing to go on
 * with: that fault is thrown at once. `what` says what is done, for whoever reads the queue of jobs.
 */
export const eachForItself = async <Result>(
  what: string,
  goThrough: (alone: Alone) => Promise<Result>,
): Promise<Result> => {
  const failures = new Map<string, unknown>();
  const alone: Alone = async (id, work) => {
    if (failures.has(id)) return undefined;
    return work().catch((failure: unknown) => {
      if (isDatabaseAway(failure)) throw failure;
      failures.set(id, failure);
      return undefined;
    });
  };
  const result = await goThrough(alone);
  const [first] = failures;
  if (first === undefined) return result;
  // The message goes into the queue of jobs, where no word of a row may stand.
  throw new AggregateError([...failures.values()], `${what}: ${failures.size} failed, the first of them ${first[0]}`, {
    cause: first[1],
  });
};

/** The same for one piece of work in each of many communities or the like: the sum of what each answers. */
export const sumOfEach = (
  what: string,
  ids: readonly string[],
  work: (id: string) => Promise<number>,
): Promise<number> =>
  eachForItself(what, async (alone) => {
    let sum = 0;
    for (const id of ids) sum += (await alone(id, () => work(id))) ?? 0;
    return sum;
  });
