import type { ScopedDatabase, Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { owedBy, type Owed } from '../domain/owed.ts';
import { ROLES, type Role } from '../domain/roles.ts';

export type OrganisationKind = 'city' | 'district' | 'street' | 'community' | 'village' | 'department' | 'agency';

export interface Organisation {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly shortName: string;
  readonly receiptPrefix: string | null;
  /** Of a department: its line of work as the catalogue names it. */
  readonly departmentId: string | null;
  readonly phone: string;
  readonly address: string;
  readonly officeHours: string;
}

export interface WorkerRole {
  readonly role: Role;
  readonly organisationId: string;
}

export interface Worker {
  readonly id: string;
  readonly accountId: string | null;
  readonly username: string;
  readonly name: string;
  readonly post: string;
  readonly status: 'active' | 'disabled';
  readonly lastSignInAt: string | null;
  readonly secondFactorSince: string | null;
  /** What everything is answered with until the person has seen to the own account. */
  readonly owes: Owed | null;
  readonly roles: readonly WorkerRole[];
}

/** Whether somebody with these roles must have a second factor here. */
export type SecondFactorNeed = (roles: readonly Role[]) => boolean;

/** Organisations, workers and roles: small, read with every request, so kept in memory and reloaded when told. */
export interface Directory {
  organisation(id: string): Organisation | undefined;
  organisations(): readonly Organisation[];
  worker(id: string): Worker | undefined;
  workers(): readonly Worker[];
  workerOfAccount(accountId: string): Worker | undefined;
  /** Communities that an organisation covers: itself, those below it, and for a department those of the organisation it belongs to. */
  communitiesOf(organisationId: string): readonly string[];
  /** The organisation itself and every one below it, departments included. */
  organisationsUnder(organisationId: string): readonly string[];
  communityOfReceiptPrefix(prefix: string): Organisation | undefined;
  reload(): Promise<void>;
}

interface WorkerRow {
  readonly id: string;
  readonly account_id: string | null;
  readonly username: string;
  readonly name: string;
  readonly post: string;
  readonly status: 'active' | 'disabled';
  readonly last_sign_in_at: string | null;
  readonly password_to_change: boolean;
  readonly second_factor_since: string | null;
  readonly roles: WorkerRole[] | null;
}

const ORGANISATIONS: Statement = {
  name: 'all-organisations',
  text: `select id, parent_id as "parentId", kind, name, short_name as "shortName", receipt_prefix as "receiptPrefix",
                department_id as "departmentId",
                phone, address, office_hours as "officeHours"
         from organisation order by kind, name`,
};

const WORKERS: Statement = {
  name: 'all-workers',
  text: `select id, account_id, username, name, post, status, last_sign_in_at,
                password_to_change, second_factor_since,
                (select jsonb_agg(jsonb_build_object('role', role, 'organisationId', organisation_id) order by since, role)
                 from worker_role where worker_id = worker.id) as roles
         from worker order by username`,
};

const isCommunity = (organisation: Organisation): boolean =>
  organisation.kind === 'community' || organisation.kind === 'village';

type Children = ReadonlyMap<string | null, readonly Organisation[]>;

/** An organisation with all that lie below it. */
const tree = (root: Organisation, children: Children): readonly Organisation[] => [
  root,
  ...(children.get(root.id) ?? []).flatMap((child) => tree(child, children)),
];

const coverage = (
  organisations: readonly Organisation[],
  children: Children,
): ReadonlyMap<string, readonly string[]> => {
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  const rootOf = (organisation: Organisation): Organisation => {
    const attached = organisation.kind === 'department' || organisation.kind === 'agency';
    const parent = organisation.parentId === null ? undefined : byId.get(organisation.parentId);
    return attached && parent !== undefined ? parent : organisation;
  };
  return new Map(
    organisations.map((organisation) => [
      organisation.id,
      tree(rootOf(organisation), children)
        .filter(isCommunity)
        .map(({ id }) => id),
    ]),
  );
};

const workerOf = (row: WorkerRow, needed: SecondFactorNeed): Worker => ({
  id: row.id,
  accountId: row.account_id,
  username: row.username,
  name: row.name,
  post: row.post,
  status: row.status,
  lastSignInAt: row.last_sign_in_at,
  secondFactorSince: row.second_factor_since,
  owes: owedBy(
    { passwordToChange: row.password_to_change, secondFactorSince: row.second_factor_since },
    needed((row.roles ?? []).map(({ role }) => role)),
  ),
  roles: (row.roles ?? []).toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role)),
});

const childrenOf = (organisations: readonly Organisation[]): Children =>
  Map.groupBy(organisations, ({ parentId }) => parentId);

const snapshot = (
  organisations: readonly Organisation[],
  workers: readonly Worker[],
  children = childrenOf(organisations),
) => ({
  organisations,
  workers,
  organisationById: new Map(organisations.map((organisation) => [organisation.id, organisation])),
  workerById: new Map(workers.map((worker) => [worker.id, worker])),
  workerByAccount: new Map(
    workers.flatMap((worker) => (worker.accountId === null ? [] : [[worker.accountId, worker] as const])),
  ),
  communityByPrefix: new Map(
    organisations.flatMap((organisation) =>
      organisation.receiptPrefix === null ? [] : [[organisation.receiptPrefix, organisation] as const],
    ),
  ),
  covered: coverage(organisations, children),
  under: new Map(
    organisations.map((organisation) => [organisation.id, tree(organisation, children).map(({ id }) => id)]),
  ),
});

const readAll = async (tx: Tx) => ({
  organisations: await tx.query<Organisation>(ORGANISATIONS, []),
  workers: await tx.query<WorkerRow>(WORKERS, []),
});

export const createDirectory = async (database: ScopedDatabase, needed: SecondFactorNeed): Promise<Directory> => {
  const load = async () => {
    // Read beside the command that changed it, which waits for this.
    const { organisations, workers } = await database.aside([], async (tx) => ({
      keep: true,
      value: await readAll(tx),
    }));
    return snapshot(
      organisations,
      workers.map((row) => workerOf(row, needed)),
    );
  };
  let present = await load();
  return {
    organisation: (id) => present.organisationById.get(id),
    organisations: () => present.organisations,
    worker: (id) => present.workerById.get(id),
    workers: () => present.workers,
    workerOfAccount: (accountId) => present.workerByAccount.get(accountId),
    communitiesOf: (organisationId) => present.covered.get(organisationId) ?? [],
    organisationsUnder: (organisationId) => present.under.get(organisationId) ?? [],
    communityOfReceiptPrefix: (prefix) => present.communityByPrefix.get(prefix),
    reload: async () => {
      present = await load();
    },
  };
};
