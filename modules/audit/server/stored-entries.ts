import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { AuditEntry } from '../domain/audit-entry.ts';

interface Row {
  readonly community_id: string;
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string | null;
  readonly outcome: string;
  readonly origin: string;
  readonly details: Record<string, unknown>;
}

const COLUMNS = 'community_id, id, at, actor, action, subject_kind, subject_id, outcome, origin, details';

const entryOf = (row: Row): AuditEntry => ({
  communityId: row.community_id,
  id: row.id,
  at: row.at,
  actor: row.actor,
  action: row.action,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  outcome: row.outcome,
  origin: row.origin,
  details: row.details,
});

const UNSEALED: Statement = {
  name: 'unsealed-audit-entries',
  text: `select ${COLUMNS} from audit_entry where community_id = $1 and seal_number is null order by id limit $2 for update skip locked`,
};

/** Communities with entries that wait to be sealed. */
export const WITH_UNSEALED: Statement = {
  name: 'communities-with-unsealed-entries',
  text: 'select distinct community_id as id from audit_entry where community_id = any ($1::uuid[]) and seal_number is null',
};

const SEALED: Statement = {
  name: 'sealed-audit-entries',
  text: `select ${COLUMNS} from audit_entry where community_id = $1 and seal_number = $2 order by id`,
};

export const findUnsealed = async (tx: Tx, communityId: string, most: number): Promise<AuditEntry[]> =>
  (await tx.query<Row>(UNSEALED, [communityId, most])).map(entryOf);

export const listSealed = async (tx: Tx, communityId: string, sealNumber: number): Promise<AuditEntry[]> =>
  (await tx.query<Row>(SEALED, [communityId, sealNumber])).map(entryOf);

export interface Seal {
  readonly sealNumber: number;
  readonly entries: number;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

interface SealRow {
  readonly seal_number: number;
  readonly entries: number;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

const LAST_SEAL: Statement = {
  name: 'last-audit-seal',
  text: 'select seal_number, entries, previous_hash, hash from audit_seal where community_id = $1 order by seal_number desc limit 1',
};

const ALL_SEALS: Statement = {
  name: 'all-audit-seals',
  text: 'select seal_number, entries, previous_hash, hash from audit_seal where community_id = $1 order by seal_number',
};

const sealOf = (row: SealRow): Seal => ({
  sealNumber: row.seal_number,
  entries: row.entries,
  previousHash: row.previous_hash,
  hash: row.hash,
});

export const findLastSeal = async (tx: Tx, communityId: string): Promise<Seal | undefined> => {
  const [row] = await tx.query<SealRow>(LAST_SEAL, [communityId]);
  return row && sealOf(row);
};

export const listSeals = async (tx: Tx, communityId: string): Promise<Seal[]> =>
  (await tx.query<SealRow>(ALL_SEALS, [communityId])).map(sealOf);
