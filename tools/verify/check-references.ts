import type pg from 'pg';
import type { ScopedDatabase, Statement } from '../../platform/db/scoped-database.ts';
import type { Checked, Finding } from './finding.ts';

const NOTIFICATIONS: Statement = {
  name: 'verify-notifications',
  text: `select n.id, n.case_id::text as "caseId", count(*) over () as all
         from notification n where n.community_id = $1 and n.case_id is not null and not exists (
           select from case_record c where c.community_id = n.community_id and c.id = n.case_id)
         order by n.id limit 1000`,
};
const MESSAGES: Statement = {
  name: 'verify-messages',
  text: `select o.id, o.payload->>'caseId' as "caseId"
         from outbox o where o.community_id = $1 and o.payload ? 'caseId' and not exists (
           select from case_record c where c.community_id = o.community_id and c.id::text = o.payload->>'caseId')
         order by o.id limit 1000`,
};
const COUNT: Statement = {
  name: 'verify-count-notifications',
  text: 'select count(*) as count from notification where community_id = $1',
};

interface Dangling {
  readonly id: string;
  readonly caseId: string;
}

/** What points to a case without a foreign key, because it outlives commands or travels as a message. */
export const checkReferences = async (database: ScopedDatabase, organisationId: string): Promise<Checked> =>
  database.read([organisationId], async (tx) => {
    const found =
      (kind: Finding['kind']) =>
      ({ id, caseId }: Dangling): Finding => ({ kind, organisationId, subjectId: id, detail: `case ${caseId}` });
    const notifications = await tx.query<Dangling>(NOTIFICATIONS, [organisationId]);
    const messages = await tx.query<Dangling>(MESSAGES, [organisationId]);
    const [counted] = await tx.query<{ count: number }>(COUNT, [organisationId]);
    return {
      counts: { notifications: counted?.count ?? 0 },
      findings: [
        ...notifications.map(found('notification-without-case')),
        ...messages.map(found('message-without-case')),
      ],
    };
  });

const WORKERS: Statement = {
  name: 'verify-workers',
  text: `select w.id, w.account_id as "accountId",
           (select r.organisation_id from worker_role r where r.worker_id = w.id order by r.since limit 1) as "organisationId"
         from worker w where w.status = 'active' and w.account_id is not null`,
};

interface WorkerRow {
  readonly id: string;
  readonly accountId: string;
  readonly organisationId: string | null;
}

/** Accounts lie behind another connection, so nothing in the database itself holds the two together. */
export const checkAccounts = async (database: ScopedDatabase, accountsPool: pg.Pool): Promise<Checked> => {
  const workers = await database.read([], (tx) => tx.query<WorkerRow>(WORKERS, []));
  const { rows } = await accountsPool.query<{ id: string }>('select id from auth."user" where id = any ($1)', [
    workers.map((worker) => worker.accountId),
  ]);
  const there = new Set(rows.map((row) => row.id));
  return {
    counts: { workers: workers.length },
    findings: workers
      .filter((worker) => !there.has(worker.accountId))
      .map((worker) => ({
        kind: 'account-missing',
        organisationId: worker.organisationId ?? '',
        subjectId: worker.id,
        detail: `account ${worker.accountId}`,
      })),
  };
};
