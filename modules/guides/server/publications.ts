import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { WritePart } from '../../../platform/db/combined-statement.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';

/** A published version of an item, or of an organisation's overlay. Never changed and never taken away. */
export interface Publication {
  readonly id: string;
  readonly itemId: string;
  /** Whose overlay; null for the base. */
  readonly organisationId: string | null;
  readonly version: number;
  readonly validFrom: PlainDate;
  readonly written: unknown;
  readonly writers: readonly string[];
  readonly reviewedBy: string;
  readonly publishedBy: string;
  readonly publishedAt: string;
}

const UNKNOWN: Statement = {
  name: 'new-catalogue-publications',
  text: `select id, item_id as "itemId", organisation_id as "organisationId", version, valid_from as "validFrom", written,
                writers, reviewed_by as "reviewedBy", published_by as "publishedBy", published_at as "publishedAt"
         from catalogue_publication where id <> all ($1::uuid[]) order by item_id, organisation_id, version`,
};

/** Publications that are not yet known; the known ones cannot have changed. */
export const readNewPublications = (tx: Tx, known: readonly string[]): Promise<Publication[]> =>
  tx.query<Publication>(UNKNOWN, [known]);

const LOCK: Statement = {
  name: 'lock-catalogue-item',
  text: `select pg_advisory_xact_lock(hashtextextended('catalogue/' || $1, 0))`,
};
const LATEST: Statement = {
  name: 'latest-catalogue-publication',
  text: `select version, valid_from as "validFrom" from catalogue_publication
         where item_id = $1 and organisation_id is not distinct from $2::uuid order by version desc limit 1`,
};

/** The newest published version; others that publish the same item wait until this transaction ends. */
export const lockLatest = async (
  tx: Tx,
  itemId: string,
  organisationId: string | null,
): Promise<{ readonly version: number; readonly validFrom: PlainDate } | undefined> => {
  await tx.query(LOCK, [itemId]);
  const [row] = await tx.query<{ version: number; validFrom: PlainDate }>(LATEST, [itemId, organisationId]);
  return row;
};

export const publicationPart = (publication: Publication): WritePart => ({
  name: 'catalogue_publication',
  sql: `insert into catalogue_publication
          (id, item_id, organisation_id, version, valid_from, written, writers, reviewed_by, published_by, published_at)
        values ($1, $2, $3, $4, $5, $6::jsonb, $7::uuid[], $8, $9, $10)`,
  values: [
    publication.id,
    publication.itemId,
    publication.organisationId,
    publication.version,
    publication.validFrom,
    JSON.stringify(publication.written),
    publication.writers,
    publication.reviewedBy,
    publication.publishedBy,
    publication.publishedAt,
  ],
});
