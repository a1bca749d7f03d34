/**
 * `npm run bench:search`: how well and how fast the guides are found by what residents say. Prints the shares
 * of both halves of catalogue/search-utterances; only the reporting half says how good the search is, the
 * tuning half may be looked at with `--missed`.
 */
import { join } from 'node:path';
import {
  buildGuideIndex,
  describeMistakes,
  halfOf,
  loadCatalogue,
  loadSearchWords,
  loadUtterances,
  scoreSearch,
  searchGuideIndex,
} from '../modules/guides/server/index.ts';
import type { GuideIndex, Half, Read, Utterance } from '../modules/guides/server/index.ts';
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

const build = (): { readonly index: GuideIndex; readonly milliseconds: number } => {
  const catalogue = need(loadCatalogue(join(ROOT, 'catalogue/service-items')));
  const words = need(loadSearchWords(join(ROOT, 'catalogue/search-words')));
  const today = plainDateOf(new Date().toISOString());
  const began = performance.now();
  const index = buildGuideIndex(catalogue.itemsInForce(today), words, catalogue.itemsEndedBefore(today));
  return { index, milliseconds: performance.now() - began };
};

const reportHalf = (half: Half, index: GuideIndex, utterances: readonly Utterance[]): void => {
  const search = (words: string): readonly string[] => searchGuideIndex(index, words, 3).map(({ item }) => item.id);
  const score = scoreSearch(
    search,
    utterances.filter((utterance) => halfOf(utterance) === half),
  );
  console.log(
    `${half.padEnd(10)} ${String(score.utterances).padStart(5)} utterances   top-1 ${percent(score.topOne)}   top-3 ${percent(score.topThree)}`,
  );
  if (half !== 'tuning' || !process.argv.includes('--missed')) return;
  for (const { utterance, found } of score.missed)
    console.log(`  ${utterance.say} → ${utterance.items[0] ?? ''}, found ${found.join(', ') || 'nothing'}`);
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

const { index, milliseconds } = build();
const utterances = need(loadUtterances(join(ROOT, 'catalogue/search-utterances')));
console.log(
  `index      ${index.items.length} items, built in ${milliseconds.toFixed(0)} ms (aim < ${AIM.buildMilliseconds} ms)`,
);
reportHalf('tuning', index, utterances);
reportHalf('reporting', index, utterances);
console.log(`aim on reporting: top-1 ${percent(AIM.topOne)}, top-3 ${percent(AIM.topThree)}`);
const times = timesOf(index, utterances);
console.log(
  `one search p50 ${percentile(times, 0.5).toFixed(2)} ms   p99 ${percentile(times, 0.99).toFixed(2)} ms (aim < ${AIM.p99Milliseconds} ms, one core, ${times.length} searches)`,
);
