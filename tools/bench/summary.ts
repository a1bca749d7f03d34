import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT } from '../run-tool.ts';
import { writeReliability } from '../test-reliability.ts';
import type { Log } from './load-stand.ts';
import type { BenchReport } from './report.ts';
import type { Waited } from './users.ts';

const PLACE = join(ROOT, 'docs', 'reliability', 'speed.json');

interface Figure {
  readonly name: { readonly zh: string; readonly en: string };
  readonly value: string;
}

interface Machine {
  readonly at: string;
  readonly load?: number;
  readonly quick?: boolean;
}

type Shown = Omit<Waited, 'made'>;

/** The newest file of a measurement, or undefined where there is none yet. */
const newest = <T>(output: string, pattern: string): (T & Machine) | undefined => {
  const file = globSync(pattern, { cwd: output })
    .toSorted((a, b) => basename(a).localeCompare(basename(b)))
    .at(-1);
  return file === undefined ? undefined : (JSON.parse(readFileSync(join(output, file), 'utf8')) as T & Machine);
};

/** On what machine it was: figures of a busy or small run are no more than that. */
const under = ({ load, quick }: Machine): string =>
  `(${[quick === true ? 'quick' : null, load === undefined ? null : `load ${load}`].filter((part) => part !== null).join(', ')})`;

const whole = (value: number): string => value.toFixed(0);

const writes = (output: string): readonly Figure[] => {
  const report = newest<BenchReport>(output, '*T??-??-??{,-quick}.json');
  // Runs from before processor time was measured hold rates alone, which a busy machine moves at will.
  if (report?.measurements[0]?.processorRatio === undefined) return [];
  const machine = { at: report.at, quick: report.quick, load: report.loadBefore };
  return report.measurements
    .filter(({ kind, aimReached }) => kind === 'write' && aimReached !== null)
    .map((one) => ({
      name: { zh: `写入与裸驱动之比：${one.name}`, en: `Writing beside the bare driver: ${one.name}` },
      value: `${one.ratio.toFixed(2)} of rate, ${one.processorRatio.toFixed(2)} by processor time, ${whole(one.http.perSecond)}/s ${under(machine)}`,
    }));
};

interface Mixed {
  readonly think: number;
  readonly carried: { readonly workers: number; readonly residents: number };
}

const loads = (output: string): readonly Figure[] => {
  const mixed = newest<Mixed>(output, '*-mixed.json');
  const over = newest<{ over: Shown; after: Shown; recoveredInMilliseconds: number }>(output, '*-overload.json');
  const soak = newest<{ minutes: number; growth: number; looks: readonly { heapMegabytes: number }[] }>(
    output,
    '*-soak.json',
  );
  const district = newest<Shown & { percentOfOneCore: number; secondsBetweenClicks: number }>(
    output,
    '*-district.json',
  );
  return [
    mixed && {
      name: { zh: '一台两核机器同时承载（p99 < 200 毫秒）', en: 'Carried at once by two cores (p99 < 200 ms)' },
      value: `${mixed.carried.workers} workers, ${mixed.carried.residents} residents, a click every ${mixed.think} s ${under(mixed)}`,
    },
    over && {
      name: { zh: '三倍超载', en: 'Three times as much as can be done' },
      value: `${over.over.sentAway} of ${over.over.asked} told to come back, ${over.over.failed} failed, ready again after ${over.recoveredInMilliseconds} ms, then p99 ${whole(over.after.p99)} ms ${under(over)}`,
    },
    soak && {
      name: { zh: '持续负载下的内存', en: 'Living memory under lasting load' },
      value: `${soak.minutes} min: ${soak.looks[0]?.heapMegabytes} → ${soak.looks.at(-1)?.heapMegabytes} MB, ${soak.growth.toFixed(2)} times ${under(soak)}`,
    },
    district && {
      name: { zh: '100 个社区工作时间占一个核', en: 'A district of 100 communities at working hours, of one core' },
      value: `${district.percentOfOneCore.toFixed(1)} %, ${whole(district.perSecond)} clicks/s ${under(district)}`,
    },
  ].filter((figure) => figure !== undefined);
};

interface ListFigures {
  readonly rows: number;
  readonly phases: readonly {
    readonly name: string;
    readonly rowsPerSecond: number;
    readonly othersP99: number;
    readonly memoryMegabytes: number;
  }[];
}

const mostMemory = ({ phases }: ListFigures): number =>
  Math.max(...phases.map(({ memoryMegabytes }) => memoryMegabytes));

const amounts = (output: string): readonly Figure[] => {
  const boards = newest<{ few: number; many: number; pages: readonly { page: string; slower: number }[] }>(
    output,
    '*-dashboards.json',
  );
  const people = newest<{ people: number; found: readonly { kind: string; p99: number }[] }>(output, '*-people.json');
  const brought = newest<{ lists: readonly ListFigures[] }>(output, '*-import.json');
  const list = brought?.lists.at(-1);
  const worst = boards?.pages.toSorted((a, b) => b.slower - a.slower)[0];
  const slowest = people?.found.toSorted((a, b) => b.p99 - a.p99)[0];
  const written = list?.phases.find(({ name }) => name === 'write');
  return [
    boards && {
      name: { zh: '历史十倍时的统计与列表页', en: 'Pages that count and list, with ten times the history' },
      value: `${boards.few} → ${boards.many} cases: slowest change ${worst?.slower.toFixed(2)} times (${worst?.page}) ${under(boards)}`,
    },
    people && {
      name: { zh: '在大量居民中查找', en: 'Finding one of many residents' },
      value: `${people.people} residents: slowest p99 ${slowest?.p99.toFixed(0)} ms (${slowest?.kind}) ${under(people)}`,
    },
    brought &&
      list && {
        name: { zh: '导入名单', en: 'Bringing a list in' },
        value: `${list.rows} rows: ${whole(written?.rowsPerSecond ?? Number.NaN)} rows/s written, others waited p99 ${whole(written?.othersP99 ?? Number.NaN)} ms, memory of the server ${brought.lists.map(mostMemory).join(' → ')} MB at ${brought.lists.map(({ rows }) => rows).join(' → ')} rows ${under(brought)}`,
      },
  ].filter((figure) => figure !== undefined);
};

interface Kept {
  readonly figures?: readonly Figure[];
  readonly notKept?: readonly unknown[];
}

/** What was not measured again keeps the figure it had, in its place. */
const withKept = (before: readonly Figure[], measured: readonly Figure[]): readonly Figure[] => {
  const again = (figure: Figure): Figure | undefined => measured.find(({ name }) => name.en === figure.name.en);
  const added = measured.filter((figure) => before.every(({ name }) => name.en !== figure.name.en));
  return [...before.map((figure) => again(figure) ?? figure), ...added];
};

/** `npm run bench -- summary`: the newest figure of each measurement, for the section on reliability in both READMEs. */
export const summarise = async (_args: readonly string[], output: string, log: Log): Promise<void> => {
  const measured = [...writes(output), ...loads(output), ...amounts(output)];
  const before: Kept = existsSync(PLACE) ? (JSON.parse(readFileSync(PLACE, 'utf8')) as Kept) : {};
  const trial = {
    title: { zh: '速度', en: 'Speed' },
    command: 'npm run bench -- mixed|overload|soak|district|dashboards|people|import',
    measuredAt: new Date().toISOString().slice(0, 10),
    figures: withKept(before.figures ?? [], measured),
    notKept: before.notKept ?? [],
  };
  writeFileSync(PLACE, `${JSON.stringify(trial, null, 2)}\n`);
  log(`${measured.length} figures; changed: ${[...writeReliability()].join(', ')}`);
};
