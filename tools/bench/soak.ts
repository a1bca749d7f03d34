import { lineOf, plain, writeFigures } from './load-report.ts';
import { readLoadSettings } from './load-settings.ts';
import { onLoadStand, type Log, type LoadStand } from './load-stand.ts';
import { openServerHeap, type ServerHeap } from './server-heap.ts';
import { checkMade, runCrowd, type Waited } from './users.ts';

const CROWD = { workers: 90, residents: 30, think: 2 };
/** Caches fill and code is made fast first; memory counts from here on. */
const WARM_UP_SHARE = 0.1;
const PARTS = 10;
const MOST_GROWTH = 1.1;
const MEGABYTE = 1_048_576;

interface Look {
  readonly minute: number;
  readonly heapMegabytes: number;
  readonly residentMegabytes: number;
}

const lookAt = async (stand: LoadStand, heap: ServerHeap, minute: number): Promise<Look> => ({
  minute: Number(minute.toFixed(1)),
  heapMegabytes: Number(((await heap.usedAfterCollection()) / MEGABYTE).toFixed(1)),
  residentMegabytes: Math.round(stand.server.memory() / MEGABYTE),
});

const soak = async (
  stand: LoadStand,
  heap: ServerHeap,
  minutes: number,
  log: Log,
): Promise<{ looks: Look[]; parts: Waited[] }> => {
  await runCrowd(stand, { ...CROWD, seconds: minutes * 60 * WARM_UP_SHARE });
  const looks = [await lookAt(stand, heap, 0)];
  const parts: Waited[] = [];
  const each = (minutes * (1 - WARM_UP_SHARE)) / PARTS;
  for (let part = 1; part <= PARTS; part += 1) {
    const waited = await runCrowd(stand, { ...CROWD, seconds: each * 60 });
    await checkMade(stand, waited.made);
    const look = await lookAt(stand, heap, part * each);
    looks.push(look);
    parts.push(waited);
    log(lineOf(`minute ${look.minute}: heap ${look.heapMegabytes} MB`, waited));
  }
  return { looks, parts };
};

/** `npm run bench -- soak --minutes 60`: the same load for long; living memory must not grow. */
export const benchSoak = async (args: readonly string[], output: string, log: Log): Promise<void> => {
  const settings = readLoadSettings(args);
  const inspectPort = settings.port + 1;
  await onLoadStand({ ...settings, inspectPort }, output, log, async (stand) => {
    const heap = await openServerHeap(inspectPort);
    const { looks, parts } = await soak(stand, heap, settings.minutes, log).finally(() => heap.close());
    const [first, middle, last] = [looks[0], looks[PARTS / 2], looks[PARTS]].map((look) => look?.heapMegabytes ?? 0);
    const growth = (last ?? 0) / (first ?? 1);
    log(
      `living memory at start ${first} MB, middle ${middle} MB, end ${last} MB: ${growth.toFixed(2)} times (aim ≤ ${MOST_GROWTH})`,
    );
    log(writeFigures(output, 'soak', { minutes: settings.minutes, growth, looks, parts: parts.map(plain) }));
    if (growth > MOST_GROWTH || parts.some(({ failed }) => failed > 0)) process.exitCode = 1;
  });
};
