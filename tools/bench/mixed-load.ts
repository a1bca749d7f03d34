import { lineOf, LATEST_MILLISECONDS, plain, writeFigures } from './load-report.ts';
import { readLoadSettings } from './load-settings.ts';
import { onLoadStand, type Log, type LoadStand } from './load-stand.ts';
import { checkMade, runCrowd, type Crowd, type Waited } from './users.ts';

/** One resident reads guides for every three workers at their desks. */
const WORKERS_PER_RESIDENT = 3;
const MOST_PEOPLE = 12_800;
const BISECTIONS = 2;

interface Step {
  readonly people: number;
  readonly waited: Waited;
}

const isCarried = ({ p99, failed, sentAway }: Waited): boolean =>
  p99 < LATEST_MILLISECONDS && failed === 0 && sentAway === 0;

const crowdOf = (people: number, think: number, seconds: number): Crowd => {
  const residents = Math.floor(people / (WORKERS_PER_RESIDENT + 1));
  return { workers: people - residents, residents, think, seconds };
};

/** Twice as many people until it breaks, then halfway between what held and what broke. */
const stepUp = async (measure: (people: number) => Promise<Waited>, first: number): Promise<readonly Step[]> => {
  const steps: Step[] = [];
  const held = async (people: number): Promise<boolean> => {
    const waited = await measure(people);
    steps.push({ people, waited });
    return isCarried(waited);
  };
  let [low, high] = [0, first];
  while (high <= MOST_PEOPLE && (await held(high))) [low, high] = [high, high * 2];
  for (let turn = 0; turn < BISECTIONS && high <= MOST_PEOPLE; turn += 1) {
    const middle = Math.round((low + high) / 2);
    if (await held(middle)) low = middle;
    else high = middle;
  }
  return steps;
};

/** `npm run bench -- mixed`: how many workers and residents one machine carries while 99 of 100 answers take under 200 ms. */
export const benchMixed = async (args: readonly string[], output: string, log: Log): Promise<void> => {
  const settings = readLoadSettings(args);
  const think = settings.quick ? 2 : 10;
  await onLoadStand(settings, output, log, async (stand: LoadStand) => {
    await runCrowd(stand, crowdOf(40, 0.5, Math.min(settings.seconds, 8)));
    const steps = await stepUp(
      async (people) => {
        const waited = await runCrowd(stand, crowdOf(people, think, settings.seconds));
        await checkMade(stand, waited.made);
        log(lineOf(`${people} people`, waited));
        return waited;
      },
      settings.quick ? 50 : 200,
    );
    const best = steps.filter(({ waited }) => isCarried(waited)).toSorted((a, b) => b.people - a.people)[0];
    const { workers, residents } = crowdOf(best?.people ?? 0, think, 0);
    log(
      best === undefined
        ? 'not even the smallest number of people was carried'
        : `carried: ${workers} workers and ${residents} residents, a click every ${think} s each (${best.waited.perSecond.toFixed(0)}/s), p99 ${best.waited.p99.toFixed(0)} ms`,
    );
    const figures = {
      quick: settings.quick,
      think,
      carried: { workers, residents },
      steps: steps.map(({ people, waited }) => ({ people, ...plain(waited) })),
    };
    log(writeFigures(output, 'mixed', figures));
    if (steps.some(({ waited }) => waited.failed > 0)) process.exitCode = 1;
  });
};
