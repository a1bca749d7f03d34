import type pg from 'pg';
import type { Role } from '../../modules/access/domain/roles.ts';
import type { Accounts } from '../../platform/auth/accounts.ts';
import { newId } from '../../platform/ids.ts';

export const PASSWORD = 'window-in-the-rain';

export type Place =
  | 'district'
  | 'street-a'
  | 'street-b'
  | 'civil-a'
  | 'housing-a'
  | 'civil-b'
  | 'community-a1'
  | 'community-a2'
  | 'community-b1';

interface Organisation {
  readonly kind: string;
  readonly parent: Place | null;
  readonly name: string;
  readonly shortName: string;
  readonly prefix?: string;
  readonly departmentId?: string;
}

const ORGANISATIONS: Readonly<Record<Place, Organisation>> = {
  district: { kind: 'district', parent: null, name: '试验区', shortName: '试验' },
  'street-a': { kind: 'street', parent: 'district', name: '甲街道', shortName: '甲' },
  'street-b': { kind: 'street', parent: 'district', name: '乙街道', shortName: '乙' },
  'civil-a': {
    kind: 'department',
    parent: 'street-a',
    name: '甲街道民政办',
    shortName: '甲民',
    departmentId: 'civil-affairs',
  },
  'housing-a': {
    kind: 'department',
    parent: 'street-a',
    name: '甲街道住建办',
    shortName: '甲建',
    departmentId: 'housing',
  },
  'civil-b': {
    kind: 'department',
    parent: 'street-b',
    name: '乙街道民政办',
    shortName: '乙民',
    departmentId: 'civil-affairs',
  },
  'community-a1': { kind: 'community', parent: 'street-a', name: '东园社区', shortName: '东园', prefix: 'TA' },
  'community-a2': { kind: 'community', parent: 'street-a', name: '西园社区', shortName: '西园', prefix: 'TB' },
  'community-b1': { kind: 'village', parent: 'street-b', name: '南塘村', shortName: '南塘', prefix: 'TC' },
};

/** One person per role in the first community and its street, and those from elsewhere whom nothing there concerns. */
export const STAFF = {
  worker: { name: '甄小雨', roles: [['worker', 'community-a1']] },
  'second-worker': { name: '甄小雪', roles: [['worker', 'community-a1']] },
  head: { name: '甄大河', roles: [['head', 'community-a1']] },
  'grid-worker': { name: '甄田野', roles: [['grid-worker', 'community-a1']] },
  'social-worker': { name: '甄若水', roles: [['social-worker', 'community-a1']] },
  approver: { name: '甄明远', roles: [['approver', 'civil-a']] },
  'second-approver': { name: '甄明月', roles: [['approver', 'civil-a']] },
  'housing-approver': { name: '甄广厦', roles: [['approver', 'housing-a']] },
  manager: { name: '甄长街', roles: [['manager', 'street-a']] },
  'system-administrator': { name: '甄机', roles: [['system-administrator', 'street-a']] },
  'security-administrator': { name: '甄安', roles: [['security-administrator', 'street-a']] },
  'audit-administrator': { name: '甄审', roles: [['audit-administrator', 'street-a']] },
  'neighbour-worker': { name: '甄西风', roles: [['worker', 'community-a2']] },
  'foreign-worker': { name: '甄南山', roles: [['worker', 'community-b1']] },
} as const satisfies Readonly<
  Record<string, { readonly name: string; readonly roles: readonly (readonly [Role, Place])[] }>
>;

export type Who = keyof typeof STAFF;
export const EVERYBODY = Object.keys(STAFF) as readonly Who[];

export interface Staff {
  readonly organisationIds: Readonly<Record<Place, string>>;
  readonly workerIds: Readonly<Record<Who, string>>;
}

const writeOrganisations = async (owner: pg.Pool): Promise<Staff['organisationIds']> => {
  const ids = Object.fromEntries(Object.keys(ORGANISATIONS).map((place) => [place, newId()])) as Record<Place, string>;
  for (const [place, one] of Object.entries(ORGANISATIONS) as [Place, Organisation][])
    await owner.query(
      `insert into organisation (id, parent_id, kind, name, short_name, receipt_prefix, department_id, phone, address)
       values ($1, $2, $3, $4, $5, $6, $7, '0510-80001234', '东园路 1 号')`,
      [
        ids[place],
        one.parent === null ? null : ids[one.parent],
        one.kind,
        one.name,
        one.shortName,
        one.prefix ?? null,
        one.departmentId ?? null,
      ],
    );
  return ids;
};

/** Two streets with three communities and everybody who works there, written as the owner. */
export const writeStaff = async (owner: pg.Pool, accounts: Accounts): Promise<Staff> => {
  const organisationIds = await writeOrganisations(owner);
  const workerIds = Object.fromEntries(EVERYBODY.map((who) => [who, newId()])) as Record<Who, string>;
  for (const who of EVERYBODY) {
    const { name, roles } = STAFF[who];
    const accountId = await accounts.create({ username: who, password: PASSWORD, name });
    await owner.query('insert into worker (id, account_id, username, name) values ($1, $2, $3, $4)', [
      workerIds[who],
      accountId,
      who,
      name,
    ]);
    for (const [role, place] of roles)
      await owner.query('insert into worker_role (worker_id, role, organisation_id) values ($1, $2, $3)', [
        workerIds[who],
        role,
        organisationIds[place],
      ]);
  }
  return { organisationIds, workerIds };
};
