import { afterAll, beforeAll, expect } from 'vitest';
import { residentIdCheckCharacter } from '../../kernel/resident-id.ts';
import { signIn } from '../../modules/access/contract.ts';
import { openCase, type CaseReply } from '../../modules/casework/contract.ts';
import { registerPerson, type PersonReply } from '../../modules/people/contract.ts';
import type { RouteDefinition } from '../../platform/contract.ts';
import { useTestDatabase } from '../setup/test-database.ts';
import { callRoute, type Answer, type Request } from './call-route.ts';
import { PASSWORD, writeStaff, type Staff, type Who } from './office-staff.ts';
import { runApplication, type RunningApplication, type RunningSettings } from './running-application.ts';

/** Wednesday, 16 September 2026, 10 o'clock: two weeks before National Day. */
export const SEPTEMBER = '2026-09-16T02:00:00.000Z';

/** An item that is decided by the street's civil affairs within ten working days, and by delegation too. */
export const RELIEF = 'temporary-relief';
/** An item that is handled at once. */
export const SENIOR_CARD = 'senior-card';

export interface Caller {
  readonly cookie: string;
  call<R extends RouteDefinition>(route: R, request?: Request): Promise<Answer<R>>;
}

export interface Office {
  readonly running: () => RunningApplication;
  readonly staff: () => Staff;
  readonly communityId: () => string;
  readonly otherCommunityId: () => string;
  readonly foreignCommunityId: () => string;
  /** Signed in once and then remembered. */
  as(who: Who): Promise<Caller>;
  /** Nobody: without a cookie. */
  readonly stranger: () => Caller;
  /** Somebody of sixty-six with a phone, registered at the counter. */
  person(details?: { name?: string; phone?: string; idNumber?: string; address?: string }): Promise<PersonReply>;
  /** Ends the program and starts it anew; sessions, keys and everything stored are as they were. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  /** Rows per table, without those that record attempts. */
  countRows(): Promise<Readonly<Record<string, number>>>;
}

let lastSequence = 100;

/** A number with a right check character; each call another one. */
export const newIdNumber = (bornOn = '1960-03-04'): string => {
  lastSequence += 2;
  const first17 = `320211${bornOn.replaceAll('-', '')}${String(lastSequence).padStart(3, '0')}`;
  return first17 + residentIdCheckCharacter(first17);
};

/** Attempts may leave a trace although nothing was done. */
const TRACES = ['audit_entry', 'failed_attempt', 'session'];

const countRows = async ({ ownerPool }: RunningApplication): Promise<Readonly<Record<string, number>>> => {
  const { rows } = await ownerPool.query<{ schema: string; name: string }>(
    `select schemaname as schema, tablename as name from pg_tables
     where schemaname in ('public', 'auth') and tablename <> all ($1) order by 1, 2`,
    [TRACES],
  );
  const parts = rows.map(({ schema, name }) => `select '${name}' as name, count(*) as count from ${schema}."${name}"`);
  const counted = await ownerPool.query<{ name: string; count: number }>(parts.join(' union all '));
  return Object.fromEntries(counted.rows.map(({ name, count }) => [name, count]));
};

const signInAs = async ({ application }: RunningApplication, who: Who): Promise<string> => {
  const answer = await callRoute(application, signIn, { body: { username: who, password: PASSWORD } }, '');
  answer.reply();
  const cookies = [answer.headers['set-cookie'] ?? []].flat();
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
};

/** An office with its whole staff on a database of its own. Call it at the top of a test file. */
export const useOffice = (settings: Partial<RunningSettings> = {}): Office => {
  const database = useTestDatabase();
  let running: RunningApplication | undefined;
  let staff: Staff | undefined;
  const cookies = new Map<Who, Promise<string>>();
  const present = (): RunningApplication => {
    if (running === undefined) throw new Error('The office is open only while tests run.');
    return running;
  };
  const callerWith = (cookie: string): Caller => ({
    cookie,
    call: (route, request = {}) => callRoute(present().application, route, request, cookie),
  });
  beforeAll(async () => {
    running = await runApplication(database, { now: SEPTEMBER, ...settings });
    staff = await writeStaff(running.ownerPool, running.application.accounts);
    await running.application.refresh();
  });
  afterAll(() => running?.close());
  const place = (name: keyof Staff['organisationIds']): string => staff?.organisationIds[name] ?? '';
  const office: Office = {
    running: present,
    staff: () => {
      if (staff === undefined) throw new Error('The office is open only while tests run.');
      return staff;
    },
    communityId: () => place('community-a1'),
    otherCommunityId: () => place('community-a2'),
    foreignCommunityId: () => place('community-b1'),
    as: async (who) => {
      const cookie = cookies.get(who) ?? signInAs(present(), who);
      cookies.set(who, cookie);
      return callerWith(await cookie);
    },
    stranger: () => callerWith(''),
    person: async (details = {}) => {
      const body = { name: '甄宝玉', idNumber: newIdNumber(), phone: '13800138000', ...details };
      const params = { communityId: place('community-a1') };
      return (await (await office.as('worker')).call(registerPerson, { params, body })).reply();
    },
    restart: async (meanwhile) => {
      running = await present().restart(meanwhile);
    },
    countRows: () => countRows(present()),
  };
  return office;
};

/** Ids of the materials of an item that are brought in any case. */
export const materialIdsOf = (office: Office, itemId: string): readonly string[] =>
  office
    .running()
    .catalogue.guides.itemInForce(itemId, '2026-09-16')
    ?.materials.map((material) => material.id) ?? [];

export interface Matter {
  readonly processId: string;
  readonly itemId: string;
  readonly personId: string;
  /** Materials left at home. */
  readonly without?: readonly string[];
  readonly first?: { readonly action: string; readonly input?: Readonly<Record<string, unknown>> };
  readonly continues?: string;
}

/** What the counter sends for a matter whose conditions are all met. */
export const matterBody = (office: Office, { without = [], ...matter }: Matter) => ({
  ...matter,
  answers: matter.itemId === RELIEF ? { hasSuddenHardship: true, registeredInCity: true } : {},
  materials: materialIdsOf(office, matter.itemId)
    .filter((id) => !without.includes(id))
    .map((id) => ({ id, status: 'brought' })),
});

/** Opens a case at the counter of the first community. */
export const openMatter = async (office: Office, matter: Matter, who: Who = 'worker'): Promise<CaseReply> => {
  const caller = await office.as(who);
  const params = { communityId: office.communityId() };
  const answer = await caller.call(openCase, { params, body: matterBody(office, matter) });
  expect(answer.status).toBe(201);
  return answer.reply();
};
