import type { Instant, PlainDate } from '../../../kernel/plain-date.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { FactValue } from '../domain/person-file.ts';
import type { PeopleDeps } from './deps.ts';
import { factValues, SET_FACT } from './fact-routes.ts';
import { valueOfFact } from './person-file-rows.ts';
import type { StoredFact } from './person-file-rows.ts';
import { keepReplaced } from './replaced-values.ts';

/** Facts that somebody learned at another occasion than at the file itself, such as a visit. */
export interface LearnedFacts {
  readonly communityId: string;
  readonly personId: string;
  /** Of several values for one fact the last one counts. */
  readonly facts: readonly {
    readonly factId: string;
    readonly value: FactValue;
    readonly expiresOn: PlainDate | null;
  }[];
  readonly source: string;
  readonly asOf: PlainDate;
  readonly reason: string;
  readonly workerId: string;
  readonly now: Instant;
}

const STORED: Statement = {
  name: 'facts-to-replace',
  text: `select fact_id as id, value, encode(value_sealed, 'base64') as sealed, source, as_of as "asOf", expires_on as "expiresOn"
    from person_fact where community_id = $1 and person_id = $2 and fact_id = any ($3::text[]) for update`,
};

/**
 * Writes facts into a file as the page of the person does: sensitive ones sealed, what stood before set aside with its
 * source and the reason. A fact known from a later day stays. Answers the ids of those that were written; facts that
 * the catalogue does not know are left out.
 */
export const keepFacts = async (
  tx: Tx,
  deps: Pick<PeopleDeps, 'keyRing' | 'catalogue'>,
  learned: LearnedFacts,
): Promise<readonly string[]> => {
  const { communityId, personId, source, asOf, reason, workerId, now } = learned;
  const known = new Set(deps.catalogue.facts.map(({ id }) => id));
  const facts = [...new Map(learned.facts.map((fact) => [fact.factId, fact])).values()].filter(({ factId }) =>
    known.has(factId),
  );
  const rows = await tx.query<StoredFact>(STORED, [communityId, personId, facts.map(({ factId }) => factId)]);
  const stored = new Map(rows.map((row) => [row.id, row]));
  const written: string[] = [];
  for (const { factId, value, expiresOn } of facts) {
    const old = stored.get(factId);
    if (old !== undefined && old.asOf > asOf) continue;
    const was = old === undefined ? undefined : valueOfFact(deps.keyRing, communityId, personId, old);
    if (old !== undefined && was !== undefined && was !== value)
      keepReplaced(tx, deps.keyRing, {
        communityId,
        personId,
        field: factId,
        value: was,
        source: old.source,
        asOf: old.asOf,
        expiresOn: old.expiresOn,
        reason,
        workerId,
        now,
      });
    const [plain, sealed] = factValues(deps, communityId, personId, { id: factId, value });
    await tx.query(SET_FACT, [communityId, personId, factId, plain, sealed, source, asOf, expiresOn]);
    written.push(factId);
  }
  return written;
};
