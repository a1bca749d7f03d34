import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { implementPublic } from '../../../platform/http/call.ts';
import type { Implementation } from '../../../platform/http/call.ts';
import { checkGuide, getGuide, searchGuides } from '../contract.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { inDepartmentOrder } from '../domain/department-order.ts';
import { checkFacts } from '../domain/known-facts.ts';
import type { GuideSearch } from './guide-search.ts';
import { toCheckReply, toGuideHit, toGuideReply, toKnownFacts } from './replies.ts';
import { searchGuideIndex } from './search-guides.ts';
import type { GuideMatch } from './search-guides.ts';
import { findRefusedCertificates } from './search-index.ts';
import type { GuideIndex } from './search-index.ts';

const everyMatch = (index: GuideIndex, words: string): readonly GuideMatch[] =>
  searchGuideIndex(index, words, index.items.length);

/** Matches of an index that may be a moment old, in the versions that are in force. */
const presentMatches = (catalogue: Catalogue, matches: readonly GuideMatch[], on: PlainDate): readonly GuideMatch[] =>
  matches.flatMap((match) => {
    const item = catalogue.itemInForce(match.item.id, on);
    return item === undefined ? [] : [{ ...match, item }];
  });

export const guidesImplementations = (catalogue: Catalogue, search: GuideSearch): readonly Implementation[] => [
  implementPublic(searchGuides, async (_tx, { query, now }) => {
    const on = plainDateOf(now);
    const matches: readonly GuideMatch[] =
      query.q.trim() === ''
        ? inDepartmentOrder(catalogue.itemsInForce(on)).map((item) => ({ item, score: 0, reasons: [] }))
        : presentMatches(catalogue, everyMatch(search.indexOn(on), query.q), on);
    const kept = matches.filter(
      ({ item }) =>
        (query.category === undefined || item.category === query.category) &&
        (query.legalKind === undefined || item.legalKind === query.legalKind),
    );
    return ok({
      items: kept.slice(0, query.limit).map((match) => toGuideHit(match, on)),
      total: kept.length,
      refusedCertificates: findRefusedCertificates(
        catalogue.refusedCertificates,
        query.q,
        search.indexOn(on).words,
      ).map(({ id, name, instead, basis }) => ({ id, name, instead, basis: { ...basis } })),
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
