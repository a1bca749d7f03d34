import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { implementPublic } from '../../../platform/http/call.ts';
import type { Implementation } from '../../../platform/http/call.ts';
import { checkGuide, getGuide, searchGuides } from '../contract.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { checkFacts } from '../domain/known-facts.ts';
import { toCheckReply, toGuideHit, toGuideReply, toKnownFacts } from './replies.ts';
import { buildGuideIndex, findRefusedCertificates, searchGuideIndex } from './search-index.ts';
import type { GuideIndex, GuideMatch } from './search-index.ts';

/** The index of the items in force on a day, built again when the day changes. */
const dailyIndex = (catalogue: Catalogue): ((on: PlainDate) => GuideIndex) => {
  let built: { readonly on: PlainDate; readonly index: GuideIndex } | undefined;
  return (on) => {
    if (built?.on !== on) built = { on, index: buildGuideIndex(catalogue.itemsInForce(on)) };
    return built.index;
  };
};

export const guidesImplementations = (catalogue: Catalogue): readonly Implementation[] => {
  const indexOn = dailyIndex(catalogue);
  return [
    implementPublic(searchGuides, async (_tx, { query, now }) => {
      const on = plainDateOf(now);
      const { items } = indexOn(on);
      const matches: readonly GuideMatch[] =
        query.q.trim() === ''
          ? items.map(({ item }) => ({ item, score: 0, reasons: [] }))
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
          ? catalogue.itemInForce(params.itemId, on)
          : catalogue.itemVersion(params.itemId, query.version);
      return item === undefined ? refuse('not-found') : ok(toGuideReply(item, catalogue, on));
    }),
    implementPublic(checkGuide, async (_tx, { params, body, now }) => {
      const item = catalogue.itemInForce(params.itemId, plainDateOf(now));
      if (item === undefined) return refuse('not-found');
      const facts = checkFacts(item.facts, toKnownFacts(body.facts));
      return facts.ok ? ok(toCheckReply(item, facts.value)) : facts;
    }),
  ];
};
