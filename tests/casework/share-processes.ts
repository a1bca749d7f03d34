import type { ProcessDefinition } from '../../modules/casework/domain/definition.ts';
import { transitionsOf } from '../../modules/casework/domain/transitions.ts';

/** Shares processes out into so many parts of about the same number of ways, each process in one of them. */
export const shareProcesses = (
  all: readonly ProcessDefinition[],
  parts: number,
): readonly (readonly ProcessDefinition[])[] => {
  const shares = Array.from({ length: parts }, () => ({ ways: 0, processes: [] as ProcessDefinition[] }));
  const weighed = all.map((definition) => ({ definition, ways: transitionsOf(definition).length }));
  for (const { definition, ways } of weighed.toSorted((one, other) => other.ways - one.ways)) {
    const [lightest] = shares.toSorted((one, other) => one.ways - other.ways);
    lightest?.processes.push(definition);
    if (lightest !== undefined) lightest.ways += ways;
  }
  return shares.map(({ processes }) => processes);
};
