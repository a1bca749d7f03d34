import { setTimeout as wait } from 'node:timers/promises';
import { brokenIn } from './database-killed.ts';
import { checkKept } from './fault-office.ts';
import { NOT_PERMITTED, withFullDiskOffice, type FullDiskOffice, type SmallDisk } from './full-disk-office.ts';
import { startLoad } from './load.ts';
import { commandOf } from './matter-at-desk.ts';
import { figure, spread, type Figure, type Scenario } from './scenario.ts';

const PLACES = 3;
const WORKING_MILLISECONDS = 1_500;
/** How long the disk stays full once the first command was refused. */
const FULL_MILLISECONDS = 4_000;
const REFUSED_WITHIN_MILLISECONDS = 60_000;
const PROBE_MILLISECONDS = 100;

interface Phase {
  readonly run: string;
  readonly disk: SmallDisk;
  /** Makes the database need room; may fail, as everything may meanwhile. */
  readonly press: () => Promise<unknown>;
}

interface Outcome {
  readonly broken: readonly string[];
  readonly refusals: ReadonlyMap<string, number>;
  readonly acknowledged: number;
  readonly recovery: number;
}

/** Sends commands of its own, each once, and counts by code how they were refused; no answer at all counts as one too. */
const probe = async (
  { desk }: FullDiskOffice,
  { run, press }: Phase,
  refusals: Map<string, number>,
): Promise<readonly string[]> => {
  const wrong: string[] = [];
  const end = performance.now() + REFUSED_WITHIN_MILLISECONDS;
  let firstAt: number | undefined;
  for (let at = 0; performance.now() < (firstAt === undefined ? end : firstAt + FULL_MILLISECONDS); at += 1) {
    await press().catch(() => undefined);
    const answered = await desk.ask(commandOf(`probe${run}-${at}`, 'person', new Map()));
    if (answered === null || answered.status >= 300) {
      firstAt ??= performance.now();
      const code = answered === null ? 'no answer' : (JSON.parse(answered.body) as { code: string }).code;
      refusals.set(code, (refusals.get(code) ?? 0) + 1);
      if (answered === null || answered.status !== 503) wrong.push(`refused with ${answered?.status} ${code}`);
    }
    await wait(PROBE_MILLISECONDS);
  }
  return firstAt === undefined ? ['nothing was refused: the disk was not full'] : wrong;
};

const fillAndClear = async (office: FullDiskOffice, phase: Phase): Promise<Outcome> => {
  const { desk, owner, communityId, sound, dataDirectory } = office;
  const load = startLoad(desk, phase.run, PLACES);
  const refusals = new Map<string, number>();
  await wait(WORKING_MILLISECONDS);
  phase.disk.fill();
  const wrong = await probe(office, phase, refusals);
  phase.disk.clear();
  const recovery = await load.nextAnswer();
  await wait(WORKING_MILLISECONDS);
  await load.stop();
  const kept = await checkKept({
    owner,
    communityId,
    run: phase.run,
    sound: sound.get('deliver'),
    acknowledged: load.acknowledged,
    finished: load.finished,
    made: load.finished.length,
    environment: { QUANKE_DATA: dataDirectory },
  });
  const broken = [...new Set([...wrong, ...brokenIn(kept, load.refused)])].map((line) => `${phase.run}: ${line}`);
  return { broken, refusals, acknowledged: load.acknowledged.keys.length, recovery };
};

const figuresOf = (zh: string, en: string, { refusals, acknowledged, recovery }: Outcome): readonly Figure[] => [
  figure(
    `${zh}：期间的答复`,
    `${en}: answers meanwhile`,
    [...refusals].map(([code, times]) => `${code} ${times}`).join(', '),
  ),
  figure(`${zh}：已答复的写入（丢失 0 才算成立）`, `${en}: writes acknowledged (none may be lost)`, acknowledged),
  figure(`${zh}：腾出空间到恢复办理`, `${en}: from room made to the next answer`, spread([recovery])),
];

export const diskFull: Scenario = {
  id: 'disk-full',
  report: 'faults',
  title: { zh: '磁盘写满', en: 'The disk is full' },
  times: 1,
  run: async () => {
    const broken: string[] = [];
    const figures: Figure[] = [];
    const isTried = await withFullDiskOffice(async (office) => {
      const onData = await fillAndClear(office, { run: 'data', disk: office.data, press: async () => undefined });
      const press = () => office.owner.query(`select pg_logical_emit_message(false, 'faults', repeat('x', 4000000))`);
      const onLog = await fillAndClear(office, { run: 'log', disk: office.log, press });
      broken.push(...onData.broken, ...onLog.broken);
      figures.push(...figuresOf('数据', 'Data', onData), ...figuresOf('日志', 'Log', onLog));
    });
    return isTried ? { broken, figures } : { broken, figures, skipped: NOT_PERMITTED };
  },
};
