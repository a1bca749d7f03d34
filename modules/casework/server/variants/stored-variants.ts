import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { WritePart } from '../../../../platform/db/combined-statement.ts';
import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import type { ProcessDefinition } from '../../domain/definition.ts';
import { completeChanges } from '../../domain/variant-changes.ts';
import type { VariantChanges } from '../../domain/variant-changes.ts';

/** A published version of a community. Never changed and never taken away; without a definition it gives the last one up. */
export interface PublishedVariant {
  readonly processId: string;
  readonly version: number;
  readonly communityId: string;
  readonly variantOf: number;
  readonly validFrom: PlainDate;
  readonly changes: VariantChanges;
  readonly definition: ProcessDefinition | null;
  readonly writers: readonly string[];
  readonly reviewedBy: string;
  readonly publishedBy: string;
  readonly publishedAt: string;
}

/** Versions of communities count from here, so that they never meet those that come with the program. */
const BEFORE_FIRST = 1000;

const ALL: Statement = {
  name: 'published-variants',
  text: `select process_id as "processId", version, organisation_id as "communityId", variant_of as "variantOf",
                valid_from as "validFrom", changes, definition, writers, reviewed_by as "reviewedBy",
                published_by as "publishedBy", published_at as "publishedAt"
         from process_variant order by process_id, version`,
};

export const readVariants = async (tx: Tx): Promise<PublishedVariant[]> =>
  (await tx.query<PublishedVariant>(ALL, [])).map((row) => ({ ...row, changes: completeChanges(row.changes) }));

const LOCK: Statement = {
  name: 'lock-process-variants',
  text: `select pg_advisory_xact_lock(hashtextextended('process-variant/' || $1, 0))`,
};
const LATEST: Statement = {
  name: 'latest-process-variant',
  text: 'select max(version) as version from process_variant where process_id = $1',
};

/** The number of the next published version; others that publish the same process wait until this transaction ends. */
export const nextVariantVersion = async (tx: Tx, processId: string): Promise<number> => {
  await tx.query(LOCK, [processId]);
  const [row] = await tx.query<{ version: number | null }>(LATEST, [processId]);
  return (row?.version ?? BEFORE_FIRST) + 1;
};

export const publishedPart = (variant: PublishedVariant): WritePart => ({
  name: 'published_variant',
  sql: `insert into process_variant
          (process_id, version, organisation_id, variant_of, valid_from, changes, definition, writers, reviewed_by, published_by, published_at)
        values ($1, $2, $3, $4, $5, $6::json, $7::json, $8::uuid[], $9, $10, $11)`,
  values: [
    variant.processId,
    variant.version,
    variant.communityId,
    variant.variantOf,
    variant.validFrom,
    JSON.stringify(variant.changes),
    variant.definition === null ? null : JSON.stringify(variant.definition),
    variant.writers,
    variant.reviewedBy,
    variant.publishedBy,
    variant.publishedAt,
  ],
});
