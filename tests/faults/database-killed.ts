import { checkKept, type Kept } from './fault-office.ts';
import { missingOf } from './kept-rows.ts';
import { killDatabase, type Victim } from './kill-database.ts';
import { startLoad, type Load } from './load.ts';
import { withRunningOffice, type RunningOffice } from './running-office.ts';
import { figure, spread, type Scenario, type ScenarioResult, type ScenarioSettings } from './scenario.ts';
import { createChance } from '../setup/seeded-chance.ts';

const PLACES = 4;

interface Struck {
  readonly victim: Victim;
  readonly recovery: number | undefined;
}

/** In words, what of the end's checks did not hold. */
export const brokenIn = (kept: Kept, refused: readonly string[]): readonly string[] => [
  ...kept.lost.map((one) => `lost: ${one}`),
  ...kept.differing.map((one) => `not all or none: ${one}`),
  ...refused.map((one) => `refused: ${one}`),
  ...(kept.doubled === 0 ? [] : [`${kept.doubled} people or cases that nobody was told of, or twice`]),
  ...(kept.stuckJobs === 0 ? [] : [`${kept.stuckJobs} jobs or audit entries stuck`]),
  ...(kept.findings === '' ? [] : [kept.findings]),
];

/** Whenever the database is up again, whatever was acknowledged so far is looked up. */
const strikeOften = async (office: RunningOffice, load: Load, settings: ScenarioSettings) => {
  const { dataDirectory, owner, communityId } = office;
  const chance = createChance(settings.seed);
  const struck: Struck[] = [];
  const lost: string[] = [];
  while (struck.length < settings.times && performance.now() < settings.endsAt) {
    struck.push(await killDatabase(dataDirectory, chance, load.nextAnswer));
    if (struck.at(-1)?.recovery !== undefined) lost.push(...(await missingOf(owner, communityId, load.acknowledged)));
    if (struck.length % 20 === 0)
      settings.log(`${struck.length} kills, ${load.acknowledged.keys.length} commands answered`);
  }
  return { struck, lost };
};

const resultOf = (struck: readonly Struck[], load: Load, broken: readonly string[], lost: number): ScenarioResult => {
  const killed = (victim: Victim): number => struck.filter((one) => one.victim === victim).length;
  return {
    broken,
    figures: [
      figure(
        '数据库被强行终止（主进程 / 一个后台进程 / 全部进程）',
        'Database killed (first process / one backend / all of them)',
        `${struck.length} (${killed('postmaster')} / ${killed('backend')} / ${killed('everything')})`,
      ),
      figure('其间已答复的写入', 'Writes acknowledged meanwhile', load.acknowledged.keys.length),
      figure('丢失的已答复写入', 'Acknowledged writes lost', lost),
      figure('因此重发的次数', 'Sendings repeated for it', load.sentAgain()),
      figure('办结的事项', 'Matters carried to their end', load.finished.length),
      figure(
        '从终止到恢复办理',
        'From the kill to the next answer',
        spread(struck.flatMap(({ recovery }) => recovery ?? [])),
      ),
    ],
  };
};

export const databaseKilled: Scenario = {
  id: 'database-killed',
  report: 'faults',
  title: { zh: '忙碌时数据库被强行终止', en: 'The database is killed at random moments under load' },
  times: 200,
  run: (settings) =>
    withRunningOffice(async (office) => {
      const load = startLoad(office.desk, 'run', PLACES);
      const { struck, lost } = await strikeOften(office, load, settings);
      await load.stop();
      const { owner, communityId, sound, dataDirectory } = office;
      const kept = await checkKept({
        owner,
        communityId,
        run: 'run',
        sound: sound.get('deliver'),
        acknowledged: load.acknowledged,
        finished: load.finished,
        made: load.finished.length,
        environment: { QUANKE_DATA: dataDirectory },
      });
      const broken = [...new Set([...lost.map((one) => `lost: ${one}`), ...brokenIn(kept, load.refused)])];
      return resultOf(struck, load, broken, new Set([...lost, ...kept.lost]).size);
    }),
};
