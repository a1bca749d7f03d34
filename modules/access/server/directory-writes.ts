import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { OrganisationKind, WorkerRole } from './directory.ts';

export interface NewOrganisation {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly shortName: string;
  readonly receiptPrefix: string | null;
  readonly regionCode: string | null;
  readonly phone: string;
  readonly address: string;
  readonly officeHours: string;
}

export const addOrganisation = (tx: Tx, organisation: NewOrganisation): void =>
  tx.write({
    name: 'organisation',
    sql: 'insert into organisation (id, parent_id, kind, name, short_name, receipt_prefix, region_code, phone, address, office_hours) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    values: [
      organisation.id,
      organisation.parentId,
      organisation.kind,
      organisation.name,
      organisation.shortName,
      organisation.receiptPrefix,
      organisation.regionCode,
      organisation.phone,
      organisation.address,
      organisation.officeHours,
    ],
  });

export interface NewWorker {
  readonly id: string;
  readonly accountId: string;
  readonly username: string;
  readonly name: string;
  readonly post: string;
  /** The password was passed on by hand, so the person chooses another before anything else. */
  readonly passwordToChange: boolean;
}

export const addWorkerRow = (tx: Tx, worker: NewWorker): void =>
  tx.write({
    name: 'worker',
    sql: 'insert into worker (id, account_id, username, name, post, password_to_change) values ($1, $2, $3, $4, $5, $6)',
    values: [worker.id, worker.accountId, worker.username, worker.name, worker.post, worker.passwordToChange],
  });

/** Replaces a worker's roles by the given ones; what stays keeps its date. */
export const setRoles = (tx: Tx, workerId: string, roles: readonly WorkerRole[]): void => {
  const given = JSON.stringify(roles.map((held) => ({ role: held.role, organisation_id: held.organisationId })));
  tx.write({
    name: 'dropped_roles',
    sql: `delete from worker_role where worker_id = $1 and not exists (
            select from jsonb_to_recordset($2::jsonb) as kept(role text, organisation_id uuid)
            where kept.role = worker_role.role and kept.organisation_id = worker_role.organisation_id)`,
    values: [workerId, given],
  });
  tx.write({
    name: 'added_roles',
    sql: `insert into worker_role (worker_id, role, organisation_id)
          select $1, role, organisation_id from jsonb_to_recordset($2::jsonb) as given(role text, organisation_id uuid)
          on conflict do nothing`,
    values: [workerId, given],
  });
};

export const setStatus = (tx: Tx, workerId: string, status: 'active' | 'disabled'): void =>
  tx.write({ name: 'worker_status', sql: 'update worker set status = $2 where id = $1', values: [workerId, status] });

export const setPasswordToChange = (tx: Tx, workerId: string, toChange: boolean): void =>
  tx.write({
    name: 'password_to_change',
    sql: 'update worker set password_to_change = $2 where id = $1',
    values: [workerId, toChange],
  });

/** What the list of workers shows; whether a code is asked for is known where accounts are. */
export const setSecondFactorSince = (tx: Tx, workerId: string, since: string | null): void =>
  tx.write({
    name: 'second_factor_since',
    sql: 'update worker set second_factor_since = $2 where id = $1',
    values: [workerId, since],
  });
