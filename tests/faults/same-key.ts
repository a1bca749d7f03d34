import { countEffects, tracesOf } from './kept-rows.ts';
import { commandOf, nameOf, STAGES, type Stage } from './matter-at-desk.ts';
import { withRunningOffice, type RunningOffice } from './running-office.ts';
import { figure, type Scenario } from './scenario.ts';

const AT_ONCE = 50;

/** Every command of one matter is sent fifty times at once under one key. */
const matterFiftyfold = async (office: RunningOffice, name: string): Promise<readonly string[]> => {
  const { desk, owner, communityId, sound } = office;
  const answers = new Map<Stage, string>();
  const broken: string[] = [];
  for (const stage of STAGES) {
    const command = commandOf(name, stage, answers);
    const all = await Promise.all(Array.from({ length: AT_ONCE }, () => desk.send(command)));
    const bodies = new Set(all.map(({ body }) => body));
    if (bodies.size !== 1) broken.push(`${command.key}: ${bodies.size} different answers`);
    answers.set(stage, all[0]?.body ?? '{}');
  }
  const { id } = JSON.parse(answers.get('case') ?? '{}') as { id: string };
  const left = JSON.stringify(await tracesOf(owner, communityId, id, name));
  const wanted = JSON.stringify(sound.get('deliver'));
  return left === wanted ? broken : [...broken, `${name}: ${left} instead of ${wanted}`];
};

/** For an office that is at work already: so many matters, each command fifty times at once. */
export const fiftyAtOnce = async (office: RunningOffice, matters: number): Promise<readonly string[]> => {
  const broken: string[] = [];
  for (let at = 0; at < matters; at += 1) broken.push(...(await matterFiftyfold(office, `same-${at}`)));
  const { people, cases } = await countEffects(office.owner, office.communityId, nameOf('same'));
  return people === matters && cases === matters
    ? broken
    : [...broken, `${people} people and ${cases} cases instead of ${matters}`];
};

export const sameKey: Scenario = {
  id: 'same-key',
  report: 'faults',
  title: { zh: '同一个键同时来五十次', en: 'The same key fifty times at once' },
  times: 10,
  run: ({ times }) =>
    withRunningOffice(async (office) => {
      const broken = await fiftyAtOnce(office, times);
      return {
        broken,
        figures: [
          figure('同时发出的请求', 'Requests sent at once', times * STAGES.length * AT_ONCE),
          figure('产生的效果', 'Effects', times * STAGES.length),
        ],
      };
    }),
};
