import { afterAll, describe, expect, it } from 'vitest';
import { processDefinitions } from '../../../catalogue/processes/index.ts';
import { transitionsOf } from '../../../modules/casework/domain/transitions.ts';
import { nameOfWay } from '../../casework/every-branch.ts';
import { useRunningOffice } from '../running-office.ts';
import { useColleagues } from './colleagues.ts';
import { answerByCode } from './answer-by-code.ts';
import type { Walk } from './walk.ts';
import { walkCase } from './walk-case.ts';
import { answerPlan, walkPlan } from './walk-plan.ts';
import { linesOf } from './walked-branches.ts';

const office = useRunningOffice();
const colleagues = useColleagues(office);
const lines: string[] = [];

afterAll(() => colleagues.leave());

describe('every branch of every process, walked by hand in the browser', () => {
  it.each(processDefinitions.map((definition) => [definition.id, definition] as const))(
    '%s',
    { timeout: 180_000 },
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
      lines.push(...linesOf(walk));
    },
  );

  it('is written down as it was walked', async () => {
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./walked-branches.txt');
  });
});
