import type { DemoProgress } from './seed-demo.ts';

const WIDTH = 28;

const duration = (seconds: number): string =>
  seconds >= 90 ? `${Math.round(seconds / 60)} min` : `${Math.max(Math.round(seconds), 0)} s`;

/** One line that says how far the demo is, how fast it goes and how long it will take. Pure, so that it can be tested. */
export const progressLine = (progress: DemoProgress, elapsedSeconds: number): string => {
  const { residents, ofResidents, cases } = progress;
  const share = Math.min(residents / Math.max(ofResidents, 1), 1);
  const filled = Math.round(share * WIDTH);
  const rate = residents / Math.max(elapsedSeconds, 0.001);
  const left = (ofResidents - residents) / Math.max(rate, 0.001);
  const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
  const counts = `${residents.toLocaleString('en')}/${ofResidents.toLocaleString('en')} 居民 residents · ${cases.toLocaleString('en')} 办件 cases`;
  const pace = `${Math.round(rate).toLocaleString('en')}/s · ${share >= 1 ? duration(elapsedSeconds) : `还需 ${duration(left)} left`}`;
  return `${bar} ${String(Math.floor(share * 100)).padStart(3)}% ${counts} · ${pace}`;
};

/** Shows the progress on a terminal in one line that is overwritten, elsewhere as a line for every tenth. */
export const createProgressBar = (
  output: { readonly isTTY?: boolean; write(text: string): unknown },
  now: () => number,
): ((progress: DemoProgress) => void) => {
  const began = now();
  let lastTenth = -1;
  return (progress) => {
    const line = progressLine(progress, (now() - began) / 1000);
    const tenth = Math.floor((progress.residents / Math.max(progress.ofResidents, 1)) * 10);
    const finished = progress.residents >= progress.ofResidents;
    if (output.isTTY === true) output.write(`\r${line}${finished ? '\n' : ''}`);
    else if (tenth > lastTenth || finished) output.write(`${line}\n`);
    lastTenth = tenth;
  };
};
