import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { isDatabaseAway } from '../../platform/db/database-away.ts';

const PATIENCE_MILLISECONDS = 240_000;

/** Asks again until the database answers: connections of the one that looks on die with it too. */
const look = async <T>(ask: () => Promise<T>): Promise<T> => {
  const end = performance.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    try {
      return await ask();
    } catch (failure) {
      if (!isDatabaseAway(failure) || performance.now() > end) throw failure;
      await wait(100);
    }
  }
};

/** What a matter has left in the tables: the same for every matter that came as far, whatever happened meanwhile. */
export interface Traces {
  readonly version: number;
  readonly stateVersion: number;
  readonly kind: string;
  readonly events: number;
  readonly documents: number;
  readonly audit: number;
  readonly outbox: number;
  readonly replies: number;
}

const TRACES = `
  select c.id, c.version, (c.state->>'version')::int as "stateVersion", c.kind,
    (select count(*) from case_event e where e.community_id = c.community_id and e.case_id = c.id)::int as events,
    (select count(*) from issued_document d where d.community_id = c.community_id and d.case_id = c.id)::int as documents,
    (select count(*) from audit_entry a where a.community_id = c.community_id and a.outcome = 'done'
       and a.action <> 'read-case' and a.subject_id = c.id::text)::int as audit,
    (select count(*) from outbox o where o.community_id = c.community_id and o.payload->>'caseId' = c.id::text)::int as outbox,
    (select count(*) from idempotency_key k where k.community_id = c.community_id
       and (k.key = $3 || '-case' or k.key = $3 || '-approve' or k.key = $3 || '-deliver'))::int as replies
  from case_record c where c.community_id = $1 and c.id = $2`;

/** The traces of one matter; undefined when its case is not there. */
export const tracesOf = async (
  owner: pg.Pool,
  communityId: string,
  caseId: string,
  name: string,
): Promise<Traces | undefined> =>
  (await look(() => owner.query<Traces>(TRACES, [communityId, caseId, name]))).rows.map(without)[0];

const without = (row: Traces): Traces => {
  const { version, stateVersion, kind, events, documents, audit, outbox, replies } = row;
  return { version, stateVersion, kind, events, documents, audit, outbox, replies };
};

/** Which of these people, cases and keys are not in the database. */
export const missingOf = async (
  owner: pg.Pool,
  communityId: string,
  acknowledged: {
    readonly people: readonly string[];
    readonly cases: readonly string[];
    readonly keys: readonly string[];
  },
): Promise<readonly string[]> => {
  const { rows } = await look(() =>
    owner.query<{ missing: string }>(
      `select 'person ' || wanted as missing from unnest($2::uuid[]) given(wanted)
       where not exists (select from person p where p.community_id = $1 and p.id = wanted)
     union all select 'case ' || wanted from unnest($3::uuid[]) given(wanted)
       where not exists (select from case_record c where c.community_id = $1 and c.id = wanted)
     union all select 'reply ' || wanted from unnest($4::text[]) given(wanted)
       where not exists (select from idempotency_key k where k.community_id = $1 and k.key = wanted)`,
      [communityId, acknowledged.people, acknowledged.cases, acknowledged.keys],
    ),
  );
  return rows.map(({ missing }) => missing);
};

/** How many people and cases the commands of a run have made, told by the name that all its people bear. */
export const countEffects = async (owner: pg.Pool, communityId: string, name: string) => {
  const { rows } = await look(() =>
    owner.query<{ people: number; cases: number }>(
      `with named as (select id from person where community_id = $1 and name = $2)
     select (select count(*) from named)::int as people,
       (select count(*) from case_record c join named on named.id = c.person_id where c.community_id = $1)::int as cases`,
      [communityId, name],
    ),
  );
  return rows[0] ?? { people: 0, cases: 0 };
};

/** Jobs that somebody has locked for longer than any of ours takes. */
export const countStuckJobs = async (owner: pg.Pool): Promise<number> => {
  const { rows } = await owner.query<{ count: number }>(
    `select count(*)::int as count from graphile_worker.jobs
     where locked_at < now() - interval '20 seconds' or (attempts >= max_attempts and locked_at is null)`,
  );
  return rows[0]?.count ?? 0;
};
