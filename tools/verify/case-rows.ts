import type { CaseEvent } from '../../modules/casework/domain/case-events.ts';
import type { CaseState } from '../../modules/casework/domain/case-state.ts';
import type { Statement } from '../../platform/db/scoped-database.ts';

export interface EventRow {
  readonly ordinal: number;
  readonly type: string;
  readonly workerId: string | null;
  readonly role: string;
  readonly atAgrees: boolean;
  readonly body: CaseEvent;
}

export interface CaseRow {
  readonly id: string;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly state: CaseState;
  readonly personId: string | null;
  readonly personThere: boolean;
  readonly events: readonly EventRow[];
  readonly documents: readonly { readonly id: string; readonly kind: string }[];
  readonly missingLinks: readonly string[];
}

/**
 * A case with everything that must agree with it, read by one statement: what the office writes meanwhile
 * is then either all in it or not at all.
 */
export const CASES: Statement = {
  name: 'verify-cases',
  text: `select c.id, c.state, c.person_id as "personId",
      (c.person_id is null or exists (select from person p where p.community_id = $1 and p.id = c.person_id)) as "personThere",
      jsonb_build_object('process_id', c.process_id, 'process_version', c.process_version, 'item_id', c.item_id,
        'item_version', c.item_version, 'step', c.step, 'kind', c.kind, 'responsible', c.responsible, 'outcome', c.outcome,
        'due_on', c.due_on, 'due_provisional', c.due_provisional, 'next_mark_on', c.next_mark_on,
        'first_worker_id', c.first_worker_id, 'notice_exceptions', c.notice_exceptions, 'rating', c.rating,
        'linked_from', c.linked_from, 'version', c.version,
        'opened_at', (extract(epoch from c.opened_at) * 1000)::bigint,
        'closed_at', (extract(epoch from c.closed_at) * 1000)::bigint) as columns,
      (select coalesce(jsonb_agg(jsonb_build_object('ordinal', e.ordinal, 'type', e.type, 'workerId', e.worker_id,
          'role', e.role, 'atAgrees', e.at = (e.body->>'at')::timestamptz, 'body', e.body) order by e.ordinal), '[]')
        from case_event e where e.community_id = $1 and e.case_id = c.id) as events,
      (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind) order by d.id), '[]')
        from issued_document d where d.community_id = $1 and d.case_id = c.id) as documents,
      array(select named.id from (
          select c.state->>'linkedFrom' as id union all
          select link->>'caseId' from jsonb_array_elements(c.state->'links') as link) named
        where named.id is not null and not exists (
          select from case_record other where other.community_id = $1 and other.id::text = named.id)) as "missingLinks"
    from case_record c where c.community_id = $1 and c.id > $2 order by c.id limit $3`,
};
