import { plainDateOf, type Instant } from '../../../kernel/plain-date.ts';
import { organisationsWithDeeds } from '../../audit/server/index.ts';
import type { VisitsDeps } from './deps.ts';
import { planAllVisits } from './plan-community.ts';

/** What is done to cases; no plan of visits is made from them. */
const TO_CASES = ['open-case', 'open-finding-case', 'change-case', 'close', 'take-back', 'push-message'];
/** A deed bears the moment at which it began and is seen only when it is committed. */
const MARGIN_MILLISECONDS = 120_000;

export interface KeptPlans {
  /** Communities whose plan was made anew. */
  readonly communities: number;
  /** Planned visits that differ from before. */
  readonly changes: number;
}

export interface PlanKeeper {
  /** Makes the plans anew of all communities on a new day, and else of those in which something was done. */
  keep(organisations: readonly string[], communities: readonly string[], now: Instant): Promise<KeptPlans>;
}

const before = (moment: Instant): Instant => new Date(Date.parse(moment) - MARGIN_MILLISECONDS).toISOString();

/**
 * Keeps the plans up to date without making all of them every time: with a hundred communities that would take a
 * tenth of a processor all day, for plans that come out as they were. What is done, by whichever program on this
 * database, by people or by a job, is known from the audit trail. What is done above the communities, as to the
 * calendar or to somebody's roles, may concern all.
 */
export const createPlanKeeper = (deps: VisitsDeps): PlanKeeper => {
  let last: Instant | undefined;
  /** Those whose plan is still to be made, because it could not be the time before. */
  const waiting = new Set<string>();
  const toPlan = async (
    organisations: readonly string[],
    communities: readonly string[],
    now: Instant,
  ): Promise<readonly string[]> => {
    if (last === undefined || plainDateOf(last) !== plainDateOf(now)) return communities;
    const touched = await organisationsWithDeeds(deps.database, organisations, before(last), TO_CASES);
    return touched.every((id) => communities.includes(id)) ? touched : communities;
  };
  return {
    keep: async (organisations, communities, now) => {
      for (const id of await toPlan(organisations, communities, now)) waiting.add(id);
      last = now;
      const these = [...waiting];
      const changes = await planAllVisits(deps, these, plainDateOf(now), (id) => waiting.delete(id));
      return { communities: these.length, changes };
    },
  };
};
