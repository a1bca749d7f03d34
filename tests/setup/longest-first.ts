import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Test files that take longest. They start first, so that no worker is left with one at the end; a fresh clone knows
 * nothing of earlier runs and would begin with the longest texts.
 */
const LONGEST = [/\/journeys\/branches\//, /\/journeys\/every-page/, /\/journeys\/phone-/, /\/faults\/faults\.db/];

const isLong = ({ moduleId }: TestSpecification): boolean => LONGEST.some((name) => name.test(moduleId));

/** The order in which test files start. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- the order of the sequencer, which is no list
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
