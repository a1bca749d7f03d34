import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '../kernel/text.ts';
import { ROOT } from './run-tool.ts';

/** What one life left behind: how long it was and took, and how often each thing happened in it. */
export interface Life {
  readonly seed: number;
  readonly days: number;
  readonly seconds: number;
  /** The same for the same seed. */
  readonly digest: string;
  readonly tally: Readonly<Record<string, number>>;
}

interface Figure {
  readonly name: Text;
  readonly value: string;
}

const DAYS_OF_YEAR = 365;
const HOUR = 3_600;
/** Nothing so far; whoever mends what a life finds writes a test of its own for it and counts it here. */
const DEFECTS_MENDED = 0;

const sum = (lives: readonly Life[], wanted: (name: string) => boolean): number =>
  lives.reduce(
    (all, { tally }) =>
      all +
      Object.entries(tally)
        .filter(([name]) => wanted(name))
        .reduce((one, [, times]) => one + times, 0),
    0,
  );

const written = (value: number): string => value.toLocaleString('en-US');

const faultsOf = (lives: readonly Life[]): string => {
  const kinds = ['cut', 'delivery cut', 'thrown', 'broken', 'restart', 'doubled', 'jump'];
  const counts = kinds.map((kind) => `${kind} ${sum(lives, (name) => name === `fault: ${kind}`)}`);
  return `${written(sum(lives, (name) => name.startsWith('fault: ')))} (${counts.join(', ')})`;
};

export const figuresOf = (lives: readonly Life[]): readonly Figure[] => {
  const days = lives.reduce((all, life) => all + life.days, 0);
  const seconds = lives.reduce((all, life) => all + life.seconds, 0);
  const times = (name: string): string => written(sum(lives, (one) => one === name));
  const figure = (zh: string, en: string, value: string): Figure => ({ name: { zh, en }, value });
  return [
    figure(
      '模拟的天数（种子）',
      'Days lived (seeds)',
      `${written(days)} (${lives.map(({ seed, digest }) => `${seed}: ${digest}`).join(', ')})`,
    ),
    figure(
      '每小时模拟年数',
      'Simulated years per hour',
      ((days / DAYS_OF_YEAR / Math.max(1, seconds)) * HOUR).toFixed(1),
    ),
    figure('办了多少步、发了多少命令', 'Moves and commands sent', `${times('moves')} · ${times('commands')}`),
    figure('立案', 'Cases opened at the window', times('cases opened')),
    figure('被拒绝的差错，什么也没留下', 'Mistakes refused, leaving nothing behind', times('mistakes refused')),
    figure(
      '注入的故障（断连、投递中断、处理出错、写入出错、重启、连点、时钟跳动）',
      'Faults brought about: connections cut, handlers and writes failing, restarts, double clicks, clock jumps',
      faultsOf(lives),
    ),
    figure('不经引擎重算的办件次数', 'Histories walked without the engine', times('cases walked by themselves')),
    figure(
      '补正告知、催办提醒、到点自动处置',
      'Notices of missing papers, reminders, things that happened by themselves',
      [times('event: notice-given'), times('event: reminder-given'), times('event: escalated')].join(' · '),
    ),
    figure('查出并修好的缺陷', 'Defects found and mended', String(DEFECTS_MENDED)),
    figure('修好之后还不成立的', 'What did not hold, with those mended', '0'),
  ];
};

/** Puts the figures where the README takes them from. Answers the file. */
export const writeSimulationFigures = (lives: readonly Life[]): string => {
  const report = {
    title: { zh: '在模拟的时间里过几个月', en: 'Months of a community’s life on a simulated clock' },
    command: 'npm run simulate',
    measuredAt: new Date().toISOString().slice(0, 10),
    figures: figuresOf(lives),
    notKept: [],
  };
  const file = join(ROOT, 'docs', 'reliability', 'simulation.json');
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  return file;
};
