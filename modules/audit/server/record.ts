import { newId } from '../../../platform/ids.ts';
import type { WritePart } from '../../../platform/db/combined-statement.ts';
import type { AuditEntry } from '../domain/audit-entry.ts';

/** An entry for the present transaction; the id is new each time. */
export const auditPart = (entry: Omit<AuditEntry, 'id'>): WritePart => ({
  name: 'audit',
  sql: 'insert into audit_entry (community_id, id, at, actor, action, subject_kind, subject_id, outcome, origin, details) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)',
  values: [
    entry.communityId,
    newId(),
    entry.at,
    entry.actor,
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.outcome,
    entry.origin,
    JSON.stringify(entry.details),
  ],
});
