import type { WritePart } from '../../../platform/db/combined-statement.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { RevisionPurpose, RevisionStatus, RevisionStep } from '../domain/revision.ts';

export interface TakenStep {
  readonly step: RevisionStep;
  readonly at: string;
  readonly workerId: string;
  readonly reason: string | null;
}

/** A revision as stored. */
export interface Revision {
  readonly id: string;
  readonly purpose: RevisionPurpose;
  readonly itemId: string;
  readonly organisationId: string | null;
  readonly basedOn: number | null;
  readonly status: RevisionStatus;
  readonly written: Readonly<Record<string, unknown>>;
  readonly writers: readonly string[];
  readonly reviewedBy: string | null;
  readonly publicationId: string | null;
  readonly steps: readonly TakenStep[];
  readonly createdAt: string;
  readonly changedAt: string;
  readonly version: number;
}

const COLUMNS = `id, purpose, item_id as "itemId", organisation_id as "organisationId", based_on as "basedOn", status, written,
  writers, reviewed_by as "reviewedBy", publication_id as "publicationId", steps, created_at as "createdAt",
  changed_at as "changedAt", version`;

const FIND: Statement = { name: 'find-revision', text: `select ${COLUMNS} from catalogue_revision where id = $1` };
const LOCK: Statement = { name: 'lock-revision', text: `${FIND.text} for update` };
const UNDER_WAY: Statement = {
  name: 'revisions-under-way',
  text: `select ${COLUMNS} from catalogue_revision where status in ('writing', 'in-review', 'approved') order by changed_at desc, id`,
};
const MOST_ENDED = 200;
const ENDED: Statement = {
  name: 'revisions-ended',
  text: `select ${COLUMNS} from catalogue_revision where status in ('published', 'withdrawn') order by changed_at desc, id limit ${MOST_ENDED}`,
};

export const findRevision = async (tx: Tx, id: string): Promise<Revision | undefined> =>
  (await tx.query<Revision>(FIND, [id]))[0];

/** Locks the row, so that of two steps at once the second sees what the first did. */
export const lockRevision = async (tx: Tx, id: string): Promise<Revision | undefined> =>
  (await tx.query<Revision>(LOCK, [id]))[0];

export const revisionsUnderWay = (tx: Tx): Promise<Revision[]> => tx.query<Revision>(UNDER_WAY, []);

/** The latest ones that were published or given up. */
export const revisionsEnded = (tx: Tx): Promise<Revision[]> => tx.query<Revision>(ENDED, []);

export const newRevisionPart = (revision: Revision): WritePart => ({
  name: 'new_revision',
  sql: `insert into catalogue_revision
          (id, purpose, item_id, organisation_id, based_on, status, written, writers, reviewed_by, publication_id, steps, created_at, changed_at, version)
        values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::uuid[], $9, $10, $11::jsonb, $12, $13, $14)`,
  values: [
    revision.id,
    revision.purpose,
    revision.itemId,
    revision.organisationId,
    revision.basedOn,
    revision.status,
    JSON.stringify(revision.written),
    revision.writers,
    revision.reviewedBy,
    revision.publicationId,
    JSON.stringify(revision.steps),
    revision.createdAt,
    revision.changedAt,
    revision.version,
  ],
});

export const changedRevisionPart = (revision: Revision): WritePart => ({
  name: 'changed_revision',
  sql: `update catalogue_revision set based_on = $2, status = $3, written = $4::jsonb, writers = $5::uuid[], reviewed_by = $6,
          publication_id = $7, steps = $8::jsonb, changed_at = $9, version = $10
        where id = $1`,
  values: [
    revision.id,
    revision.basedOn,
    revision.status,
    JSON.stringify(revision.written),
    revision.writers,
    revision.reviewedBy,
    revision.publicationId,
    JSON.stringify(revision.steps),
    revision.changedAt,
    revision.version,
  ],
});
