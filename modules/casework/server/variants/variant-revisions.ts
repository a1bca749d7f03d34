import type { WritePart } from '../../../../platform/db/combined-statement.ts';
import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import type { RevisionStatus, RevisionStep } from '../../../guides/domain/revision.ts';
import { completeChanges } from '../../domain/variant-changes.ts';
import type { VariantChanges } from '../../domain/variant-changes.ts';

export interface TakenStep {
  readonly step: RevisionStep;
  readonly at: string;
  readonly workerId: string;
  readonly reason: string | null;
}

/** A version of a process that a community is writing or has published. */
export interface VariantRevision {
  readonly communityId: string;
  readonly id: string;
  readonly processId: string;
  readonly ends: boolean;
  readonly basedOn: number;
  readonly status: RevisionStatus;
  readonly changes: VariantChanges;
  readonly writers: readonly string[];
  readonly reviewedBy: string | null;
  readonly publishedVersion: number | null;
  readonly steps: readonly TakenStep[];
  readonly createdAt: string;
  readonly changedAt: string;
  readonly version: number;
}

const COLUMNS = `community_id as "communityId", id, process_id as "processId", ends, based_on as "basedOn", status, changes,
  writers, reviewed_by as "reviewedBy", published_version as "publishedVersion", steps, created_at as "createdAt",
  changed_at as "changedAt", version`;

const FIND: Statement = {
  name: 'find-variant-revision',
  text: `select ${COLUMNS} from process_variant_revision where community_id = $1 and id = $2`,
};
const LOCK: Statement = { name: 'lock-variant-revision', text: `${FIND.text} for update` };
const MOST_LISTED = 200;
const LIST: Statement = {
  name: 'list-variant-revisions',
  text: `select ${COLUMNS} from process_variant_revision where community_id = $1
         order by changed_at desc, id limit ${MOST_LISTED}`,
};
const UNDER_WAY: Statement = {
  name: 'variant-revision-under-way',
  text: `select id from process_variant_revision
         where community_id = $1 and process_id = $2 and status in ('writing', 'in-review', 'approved')`,
};

const read = async (tx: Tx, statement: Statement, values: readonly unknown[]): Promise<VariantRevision[]> =>
  (await tx.query<VariantRevision>(statement, values)).map((row) => ({
    ...row,
    changes: completeChanges(row.changes),
  }));

export const findRevision = async (tx: Tx, communityId: string, id: string): Promise<VariantRevision | undefined> =>
  (await read(tx, FIND, [communityId, id]))[0];

/** Locks the row, so that of two steps at once the second sees what the first did. */
export const lockRevision = async (tx: Tx, communityId: string, id: string): Promise<VariantRevision | undefined> =>
  (await read(tx, LOCK, [communityId, id]))[0];

export const listRevisions = (tx: Tx, communityId: string): Promise<VariantRevision[]> => read(tx, LIST, [communityId]);

export const isUnderWay = async (tx: Tx, communityId: string, processId: string): Promise<boolean> =>
  (await tx.query(UNDER_WAY, [communityId, processId])).length > 0;

export const newRevisionPart = (revision: VariantRevision): WritePart => ({
  name: 'new_variant_revision',
  sql: `insert into process_variant_revision
          (community_id, id, process_id, ends, based_on, status, changes, writers, reviewed_by, published_version, steps, created_at, changed_at, version)
        values ($1, $2, $3, $4, $5, $6, $7::json, $8::uuid[], $9, $10, $11::jsonb, $12, $13, $14)`,
  values: [
    revision.communityId,
    revision.id,
    revision.processId,
    revision.ends,
    revision.basedOn,
    revision.status,
    JSON.stringify(revision.changes),
    revision.writers,
    revision.reviewedBy,
    revision.publishedVersion,
    JSON.stringify(revision.steps),
    revision.createdAt,
    revision.changedAt,
    revision.version,
  ],
});

export const changedRevisionPart = (revision: VariantRevision): WritePart => ({
  name: 'changed_variant_revision',
  sql: `update process_variant_revision set status = $3, changes = $4::json, writers = $5::uuid[], reviewed_by = $6,
          published_version = $7, steps = $8::jsonb, changed_at = $9, version = $10
        where community_id = $1 and id = $2`,
  values: [
    revision.communityId,
    revision.id,
    revision.status,
    JSON.stringify(revision.changes),
    revision.writers,
    revision.reviewedBy,
    revision.publishedVersion,
    JSON.stringify(revision.steps),
    revision.changedAt,
    revision.version,
  ],
});
