import { z } from 'zod';
import { ok } from '../../../kernel/result.ts';
import type { Text } from '../../../kernel/text.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { openCursor, makeCursor } from '../../../platform/http/cursor.ts';
import type { Statement } from '../../../platform/db/scoped-database.ts';
import { listAudit } from '../contract.ts';
import type { AccessDeps } from './deps.ts';

const LIST: Statement = {
  name: 'list-audit',
  text: `select id, at, actor, action, subject_kind, subject_id, outcome, seal_number is not null as sealed
         from audit_entry
         where community_id = any ($1::uuid[]) and ($2::text is null or action = $2)
           and ($3::timestamptz is null or (at, id) < ($3::timestamptz, $4::uuid))
         order by at desc, id desc limit $5`,
};

const PlaceSchema = z.tuple([z.iso.datetime(), z.uuid()]);

interface Row {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string | null;
  readonly outcome: string;
  readonly sealed: boolean;
}

/** Auditors see who did what to which record; the records themselves stay closed to them. */
export const auditRoutes = (deps: AccessDeps, actionName: (action: string) => Text): readonly Implementation[] => [
  implement(listAudit, async (tx, call) => {
    const { organisation, action, limit } = call.query;
    const after = openCursor(call.query.cursor, PlaceSchema);
    if (!after.ok) return after;
    const scope = organisation === undefined ? tx.communities : tx.communities.filter((id) => id === organisation);
    const rows = await tx.query<Row>(LIST, [
      scope,
      action ?? null,
      after.value?.[0] ?? null,
      after.value?.[1] ?? null,
      limit + 1,
    ]);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return ok({
      items: items.map((row) => ({
        id: row.id,
        at: row.at,
        actor: deps.directory.worker(row.actor)?.name ?? null,
        action: row.action,
        actionName: actionName(row.action),
        subjectKind: row.subject_kind,
        subjectId: row.subject_id,
        outcome: row.outcome,
        sealed: row.sealed,
      })),
      nextCursor: rows.length > limit && last !== undefined ? makeCursor([last.at, last.id]) : null,
    });
  }),
];
