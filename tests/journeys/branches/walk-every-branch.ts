import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { processDefinitions } from '../../../catalogue/processes/index.ts';
import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { transitionsOf } from '../../../modules/casework/domain/transitions.ts';
import { nameOfWay } from '../../casework/every-branch.ts';
import { shareProcesses } from '../../casework/share-processes.ts';
import { useRunningOffice } from '../running-office.ts';
import { answerByCode } from './answer-by-code.ts';
import { useColleagues } from './colleagues.ts';
import type { Walk } from './walk.ts';
import { walkCase } from './walk-case.ts';
import { answerPlan, walkPlan } from './walk-plan.ts';
import { linesOf } from './walked-branches.ts';

/** Test files that walk; they share all processes among them, so that nothing is left out whatever their number. */
const WALKERS = readdirSync(import.meta.dirname)
  .filter((name) => /^every-branch-\d+\.test\.ts$/.test(name))
  .toSorted();

const processesOf = (file: string): readonly ProcessDefinition[] => {
  const place = WALKERS.indexOf(basename(file));
  if (place < 0) throw new Error(`${file} is not called every-branch-<number>.test.ts.`);
  return shareProcesses(processDefinitions, WALKERS.length)[place] ?? [];
};

/** Walks the processes that fall to this test file and writes down of each what was walked. */
export const walkEveryBranch = (file: string): void => {
  const office = useRunningOffice();
  const colleagues = useColleagues(office);
  afterAll(() => colleagues.leave());

  describe('every branch of every process, walked by hand in the browser', () => {
    it.each(processesOf(file).map((definition) => [definition.id, definition] as const))(
      '%s',
      { timeout: 600_000 },
      async (_, definition) => {
        const walk: Walk = {
          definition,
          colleagues,
          community: await colleagues.community(),
          ways: [],
          refusals: new Map(),
        };
        for (const planned of walkPlan(definition)) await walkCase(walk, planned);
        for (const planned of answerPlan(definition)) await answerByCode(walk, planned);
        expect(new Set(walk.ways.map(({ way }) => way))).toEqual(new Set(transitionsOf(definition).map(nameOfWay)));
        expect(colleagues.faults()).toEqual([]);
        await expect(`${linesOf(walk).join('\n')}\n`).toMatchFileSnapshot(`./walked/${definition.id}.txt`);
      },
    );
  });
};
