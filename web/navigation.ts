import type { Role } from '../modules/access/domain/roles.ts';
import { paths } from './paths.ts';
import type { TextKey } from './texts.tsx';

export interface NavigationEntry {
  readonly path: string;
  readonly label: TextKey;
  /** Shown to these roles; the server decides what they may read. */
  readonly roles: readonly Role[];
  /** Other addresses that belong to the same entry. */
  readonly also?: RegExp;
  /** Not needed every hour: kept behind "more" where there are too many to stand in a row. */
  readonly seldom?: true;
}

/** Entries that fit beside the brand and the search at 1366 pixels. */
const MOST_IN_A_ROW = 7;

/** What stands in the row and what behind "more", for somebody with these roles. */
export const arrangedFor = (
  has: (...roles: readonly Role[]) => boolean,
): { readonly row: readonly NavigationEntry[]; readonly more: readonly NavigationEntry[] } => {
  const all = NAVIGATION.filter(({ roles }) => has(...roles));
  if (all.length <= MOST_IN_A_ROW) return { row: all, more: [] };
  return { row: all.filter(({ seldom }) => seldom !== true), more: all.filter(({ seldom }) => seldom === true) };
};

const OFFICE: readonly Role[] = ['worker', 'head'];
/** The same with those who work on their own processes. */
const STAFF: readonly Role[] = [...OFFICE, 'grid-worker', 'social-worker'];

export const NAVIGATION: readonly NavigationEntry[] = [
  { path: paths.workbench(), label: 'shell.nav-workbench', roles: STAFF },
  { path: paths.counter(), label: 'shell.nav-counter', roles: OFFICE },
  { path: paths.cases(), label: 'shell.nav-cases', roles: [...STAFF, 'manager'], also: /\/cases\// },
  {
    path: paths.people(),
    label: 'shell.nav-people',
    roles: [...OFFICE, 'social-worker'],
    also: /\/(people|households)\//,
  },
  {
    path: paths.visits(),
    label: 'visits.nav',
    roles: STAFF,
    also: /^\/(visits\/|field)|\/(visit-forms|field-records)\//,
  },
  {
    path: paths.places(),
    label: 'places.nav',
    seldom: true,
    roles: STAFF,
    also: /^\/places\/|\/(buildings|dwellings)\//,
  },
  { path: paths.calls(), label: 'calls.nav', seldom: true, roles: STAFF, also: /\/roll-calls\// },
  { path: paths.imports(), label: 'imports.nav', seldom: true, roles: OFFICE, also: /\/imports\// },
  { path: paths.documents(), label: 'shell.nav-documents', seldom: true, roles: OFFICE, also: /^\/documents\// },
  { path: paths.desk(), label: 'shell.nav-desk', roles: ['approver'] },
  {
    path: paths.guides(),
    label: 'shell.nav-guides',
    roles: [...OFFICE, 'grid-worker', 'social-worker', 'approver', 'manager'],
    also: /^\/guides\//,
  },
  {
    path: paths.processes(),
    label: 'processes.nav',
    seldom: true,
    roles: [...STAFF, 'approver', 'manager', 'system-administrator'],
    also: /\/(processes|process-variants)\//,
  },
  {
    path: paths.training(),
    label: 'training.nav',
    seldom: true,
    roles: [...OFFICE, 'grid-worker', 'social-worker'],
    also: /^\/(training|service-language)/,
  },
  { path: paths.trainingColleagues(), label: 'training.nav', seldom: true, roles: ['manager'], also: /^\/training\// },
  { path: paths.duty(), label: 'duty.nav', seldom: true, roles: [...STAFF, 'manager'] },
  {
    path: paths.adminWorkers(),
    label: 'shell.nav-workers',
    roles: ['system-administrator', 'security-administrator', 'manager'],
  },
  { path: paths.adminRegions(), label: 'regions.title', seldom: true, roles: ['system-administrator'] },
  { path: paths.adminCalendar(), label: 'shell.nav-calendar', seldom: true, roles: ['system-administrator'] },
  {
    path: paths.catalogue(),
    label: 'editor.nav',
    seldom: true,
    roles: ['system-administrator', 'manager', 'head'],
    also: /^\/catalogue\//,
  },
  { path: paths.adminAudit(), label: 'shell.nav-audit', roles: ['audit-administrator'] },
];

export const isPresent = (entry: NavigationEntry, pathname: string): boolean =>
  pathname === entry.path || (entry.also?.test(pathname) ?? false);

/** The first page of a person: where signing in leads, and where `/` leads those without a workbench. */
export const homePath = (roles: readonly Role[]): string =>
  NAVIGATION.find((entry) => entry.roles.some((role) => roles.includes(role)))?.path ?? paths.guides();
