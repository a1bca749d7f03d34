/**
 * `npm run bench:search`: how well and how fast the guides are found by what residents say. The search learns
 * from the tuning half of catalogue/search-utterances, so that half is asked in five parts, each answered by what
 * was learned from the other four; `--missed` lists what it missed. Only the reporting half, from which nothing
 * is learned and of which nobody looks at single answers, says how good the search is.
 */
import { join } from 'node:path';
import {
  buildGuideIndex,
  describeMistakes,
  examplesOf,
  foldsOf,
  halfOf,
  loadCatalogue,
  loadSearchWords,
  loadUtterances,
  scoreSearch,
  searchGuideIndex,
} from '../modules/guides/server/index.ts';
import type { AskedExample, GuideIndex, Read, SearchScore, Utterance } from '../modules/guides/server/index.ts';
import { plainDateOf } from '../kernel/plain-date.ts';
import { ROOT } from './run-tool.ts';

const ROUNDS = 5;
const AIM = { topOne: 0.9, topThree: 0.98, p99Milliseconds: 20, buildMilliseconds: 1000 };

const need = <T>(read: Read<T>): T => {
  if (read.ok) return read.value;
  throw new Error(describeMistakes(read.mistakes));
};

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const catalogue = need(loadCatalogue(join(ROOT, 'catalogue/service-items')));
const words = need(loadSearchWords(join(ROOT, 'catalogue/search-words')));
const utterances = need(loadUtterances(join(ROOT, 'catalogue/search-utterances')));
const today = plainDateOf(new Date().toISOString());

const build = (examples: readonly AskedExample[]): GuideIndex =>
  buildGuideIndex(catalogue.itemsInForce(today), { ...words, examples }, catalogue.itemsEndedBefore(today));

const scoreWith = (index: GuideIndex, asked: readonly Utterance[]): SearchScore =>
  scoreSearch((said) => searchGuideIndex(index, said, 3).map(({ item }) => item.id), asked);

const tell = (name: string, scores: readonly SearchScore[]): void => {
  const all = scores.reduce((sum, score) => sum + score.utterances, 0);
  const share = (of: 'topOne' | 'topThree'): string =>
    percent(scores.reduce((sum, score) => sum + score[of] * score.utterances, 0) / all);
  console.log(
    `${name.padEnd(26)} ${String(all).padStart(5)} utterances   top-1 ${share('topOne')}   top-3 ${share('topThree')}`,
  );
};

const reportTuning = (): void => {
  const folds = foldsOf(utterances).map(({ asked, examples }) => {
    const index = build(examples);
    const fresh = asked.filter(({ known }) => !known);
    return { all: scoreWith(index, asked), fresh: scoreWith(index, fresh) };
  });
  tell(
    'tuning, cross-validated',
    folds.map(({ all }) => all),
  );
  tell(
    '  not known beforehand',
    folds.map(({ fresh }) => fresh),
  );
  if (!process.argv.includes('--missed')) return;
  for (const { utterance, found } of folds.flatMap(({ all }) => all.missed))
    console.log(`  ${utterance.say} → ${utterance.items[0] ?? ''}, found ${found.join(', ') || 'nothing'}`);
};

const reportReporting = (index: GuideIndex): void => {
  const reporting = utterances.filter((utterance) => halfOf(utterance) === 'reporting');
  tell('reporting', [scoreWith(index, reporting)]);
  for (const round of new Set(reporting.map((one) => one.round)))
    tell(`  ${round}`, [
      scoreWith(
        index,
        reporting.filter((one) => one.round === round),
      ),
    ]);
  console.log(`aim on reporting: top-1 ${percent(AIM.topOne)}, top-3 ${percent(AIM.topThree)}`);
};

const timesOf = (index: GuideIndex, utterances: readonly Utterance[]): readonly number[] => {
  for (const { say } of utterances) searchGuideIndex(index, say, 20);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { say } of utterances) {
      const began = performance.now();
      searchGuideIndex(index, say, 20);
      times.push(performance.now() - began);
    }
  return times.toSorted((a, b) => a - b);
};

const began = performance.now();
const index = build(examplesOf(utterances));
const milliseconds = performance.now() - began;
console.log(
  `index      ${index.items.length} items, built in ${milliseconds.toFixed(0)} ms (aim < ${AIM.buildMilliseconds} ms)`,
);
reportTuning();
reportReporting(index);
const times = timesOf(index, utterances);
console.log(
  `one search p50 ${percentile(times, 0.5).toFixed(2)} ms   p99 ${percentile(times, 0.99).toFixed(2)} ms (aim < ${AIM.p99Milliseconds} ms, one core, ${times.length} searches)`,
);
