import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { Instant, PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { implementPublic } from '../../../platform/http/call.ts';
import type { Implementation } from '../../../platform/http/call.ts';
import { checkGuide, getGuide, searchGuides } from '../contract.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { inDepartmentOrder } from '../domain/department-order.ts';
import { checkFacts } from '../domain/known-facts.ts';
import { toCheckReply, toGuideHit, toGuideReply, toKnownFacts } from './replies.ts';
import { searchGuideIndex } from './search-guides.ts';
import type { GuideMatch } from './search-guides.ts';
import { buildGuideIndex, findRefusedCertificates } from './search-index.ts';
import type { GuideIndex } from './search-index.ts';
import { NO_SEARCH_WORDS } from './search-words.ts';
import type { SearchWords } from './search-words.ts';

/** The index of the items in force on a day, built again when the day or the catalogue changes. */
const dailyIndex = (catalogue: Catalogue, words: SearchWords): ((on: PlainDate) => GuideIndex) => {
  let built: { readonly on: PlainDate; readonly versions: unknown; readonly index: GuideIndex } | undefined;
  return (on) => {
    const { versions } = catalogue;
    if (built?.on !== on || built.versions !== versions)
      built = {
        on,
        versions,
        index: buildGuideIndex(catalogue.itemsInForce(on), words, catalogue.itemsEndedBefore(on)),
      };
    return built.index;
  };
};

export const guidesImplementations = (
  catalogue: Catalogue,
  words: SearchWords = NO_SEARCH_WORDS,
  startedAt?: Instant,
): readonly Implementation[] => {
  const indexOn = dailyIndex(catalogue, words);
  // Nobody should wait for the index: that of the first day is built as the server starts.
  if (startedAt !== undefined) indexOn(plainDateOf(startedAt));
  return [
    implementPublic(searchGuides, async (_tx, { query, now }) => {
      const on = plainDateOf(now);
      const { items } = indexOn(on);
      const matches: readonly GuideMatch[] =
        query.q.trim() === ''
          ? inDepartmentOrder(items.map(({ item }) => item)).map((item) => ({ item, score: 0, reasons: [] }))
          : searchGuideIndex(indexOn(on), query.q, items.length);
      const kept = matches.filter(
        ({ item }) =>
          (query.category === undefined || item.category === query.category) &&
          (query.legalKind === undefined || item.legalKind === query.legalKind),
      );
      return ok({
        items: kept.slice(0, query.limit).map((match) => toGuideHit(match, on)),
        total: kept.length,
        refusedCertificates: findRefusedCertificates(catalogue.refusedCertificates, query.q).map(
          ({ id, name, instead, basis }) => ({ id, name, instead, basis: { ...basis } }),
        ),
      });
    }),
    implementPublic(getGuide, async (_tx, { params, query, now }) => {
      const on = plainDateOf(now);
      const item =
        query.version === undefined
          ? catalogue.itemInForce(params.itemId, on, query.communityId)
          : catalogue.itemVersion(params.itemId, query.version);
      return item === undefined ? refuse('not-found') : ok(toGuideReply(item, catalogue, on));
    }),
    implementPublic(checkGuide, async (_tx, { params, body, now }) => {
      const item = catalogue.itemInForce(params.itemId, plainDateOf(now), body.communityId);
      if (item === undefined) return refuse('not-found');
      const facts = checkFacts(item.facts, toKnownFacts(body.facts));
      return facts.ok ? ok(toCheckReply(item, facts.value)) : facts;
    }),
  ];
};
