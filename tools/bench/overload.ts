import { setTimeout as wait } from 'node:timers/promises';
import { createRandom } from '../demo/random.ts';
import { nextClick } from './clicks.ts';
import { lineOf, LATEST_MILLISECONDS, plain, writeFigures } from './load-report.ts';
import { readLoadSettings, USUAL_TIMES } from './load-settings.ts';
import { onLoadStand, type Log, type LoadStand } from './load-stand.ts';
import { checkMade, createTally, runCrowd, type Waited } from './users.ts';

/** So many at once, without a pause, keep both cores busy and are not yet sent away. */
const SATURATING = 32;
const SHARE_AFTERWARDS = 0.3;
const TICK_MILLISECONDS = 10;
/** More lines than this no proxy would open; what finds none counts as sent away by the client's own system. */
const MOST_LINES = 4_000;

/** Clicks that come at this rate whether those before them are answered or not, as from people who do not know of each other. */
const runArrivals = async (stand: LoadStand, perSecond: number, seconds: number): Promise<Waited> => {
  const tally = createTally(stand);
  const random = createRandom(`bench/arrivals/${perSecond}`);
  const began = performance.now();
  const underWay: Promise<void>[] = [];
  let sent = 0;
  for (let passed = 0; passed < seconds; passed = (performance.now() - began) / 1000) {
    for (; sent < passed * perSecond && stand.lines.underWay() < MOST_LINES; sent += 1) {
      const session = stand.sessions[sent % stand.sessions.length];
      if (session === undefined) throw new Error('Nobody is signed in.');
      underWay.push(tally.ask(nextClick(random.chance(0.75) ? 'worker' : 'resident', random, session, sent)));
    }
    await wait(TICK_MILLISECONDS);
  }
  await Promise.all(underWay);
  return tally.end();
};

/** The rate at which the machine is busy with answering and with nothing else. */
const saturate = (stand: LoadStand, seconds: number): Promise<Waited> =>
  runCrowd(stand, { workers: (SATURATING * 3) / 4, residents: SATURATING / 4, think: 0.002, seconds });

/** `npm run bench -- overload`: three times what can be done, or `--times`. Some are sent away, the others served, and afterwards all is well. */
export const benchOverload = async (args: readonly string[], output: string, log: Log): Promise<void> => {
  const settings = readLoadSettings(args);
  const { seconds, times } = settings;
  await onLoadStand(settings, output, log, async (stand) => {
    await saturate(stand, Math.min(seconds, 8));
    const full = await saturate(stand, seconds);
    log(lineOf('as much as can be done', full));
    const over = await runArrivals(stand, full.perSecond * times, seconds);
    log(lineOf(`${times} times as much`, over));
    const began = performance.now();
    while ((await stand.lines.ask({ path: '/guides?q=' }).catch(() => ({ status: 503 }))).status !== 200)
      await wait(50);
    const recoveredInMilliseconds = Math.round(performance.now() - began);
    const after = await runArrivals(stand, full.perSecond * SHARE_AFTERWARDS, seconds);
    log(lineOf('afterwards, a third', after));
    const checked = await checkMade(stand, [...full.made, ...over.made, ...after.made]);
    const isSound = over.failed + after.failed + full.failed === 0 && after.sentAway === 0;
    log(
      `${over.sentAway} of ${over.asked} were told to come back, 99 of 100 within ${over.toldAwayP99.toFixed(0)} ms; ready again after ${recoveredInMilliseconds} ms; ${checked} matters answered as opened are all there; afterwards p99 ${after.p99.toFixed(0)} ms (aim < ${LATEST_MILLISECONDS})`,
    );
    const figures = {
      quick: settings.quick,
      times,
      full: plain(full),
      over: plain(over),
      recoveredInMilliseconds,
      after: plain(after),
    };
    log(writeFigures(output, times === USUAL_TIMES ? 'overload' : `overload-${times}`, figures));
    if (!isSound) process.exitCode = 1;
  });
};
