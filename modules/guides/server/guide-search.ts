import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { ServiceItem } from '../domain/service-item.ts';
import { buildGuideIndex, guideIndexInSteps } from './search-index.ts';
import type { GuideIndex } from './search-index.ts';
import { NO_SEARCH_WORDS } from './search-words.ts';
import type { SearchWords } from './search-words.ts';
import { inSlices } from './stepwise.ts';

/** The index behind the search, kept up with the day and with what is published. */
export interface GuideSearch {
  /**
   * What to search with now. While a newer index is being made the last one serves: its items may be of yesterday,
   * so whoever shows them asks the catalogue for the version in force.
   */
  indexOn(on: PlainDate): GuideIndex;
  /** Makes the index of the present catalogue between other work; done when it is in use. */
  refresh(on: PlainDate): Promise<void>;
}

interface Built {
  readonly on: PlainDate;
  /** The catalogue's list of versions, by which a newer state is told. */
  readonly versions: unknown;
  readonly index: GuideIndex;
}

interface Made {
  readonly items: readonly ServiceItem[];
  readonly ended: readonly ServiceItem[];
  readonly index: GuideIndex;
}

/** By the words it was made with, the index made last: most days bring no other items into force, and then it goes on serving. */
const madeLast = new WeakMap<SearchWords, Made>();

const areSame = (these: readonly ServiceItem[], those: readonly ServiceItem[]): boolean =>
  these.length === those.length && these.every((item, place) => item === those[place]);

const madeOf = (items: readonly ServiceItem[], words: SearchWords, ended: readonly ServiceItem[]) => {
  const last = madeLast.get(words);
  return last !== undefined && areSame(last.items, items) && areSame(last.ended, ended) ? last.index : undefined;
};

export const createGuideSearch = (catalogue: Catalogue, words: SearchWords = NO_SEARCH_WORDS): GuideSearch => {
  let built: Built | undefined;
  let making: Promise<void> | undefined;

  const isPresent = (on: PlainDate): boolean => built?.on === on && built.versions === catalogue.versions;
  const material = (on: PlainDate) => [catalogue.itemsInForce(on), words, catalogue.itemsEndedBefore(on)] as const;
  const keep = ([items, , ended]: ReturnType<typeof material>, index: GuideIndex): GuideIndex => {
    madeLast.set(words, { items, ended, index });
    return index;
  };

  const make = async (on: PlainDate): Promise<void> => {
    while (!isPresent(on)) {
      const { versions } = catalogue;
      const present = material(on);
      const index = madeOf(...present) ?? keep(present, await inSlices(guideIndexInSteps(...present)));
      built = { on, versions, index };
    }
  };
  const makeAtOnce = (on: PlainDate): Built => {
    const present = material(on);
    const index = madeOf(...present) ?? keep(present, buildGuideIndex(...present));
    return { on, versions: catalogue.versions, index };
  };
  const refresh = (on: PlainDate): Promise<void> => {
    making ??= make(on).finally(() => {
      making = undefined;
    });
    return making;
  };

  return {
    indexOn: (on) => {
      built ??= makeAtOnce(on);
      if (!isPresent(on)) void refresh(on);
      return built.index;
    },
    refresh,
  };
};
