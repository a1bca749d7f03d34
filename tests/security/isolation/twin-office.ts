import type { Application } from '../../../server/application.ts';
import { signIn } from '../../../modules/access/contract.ts';
import { registerPerson } from '../../../modules/people/contract.ts';
import { newId } from '../../../platform/ids.ts';
import { callRoute, type Answer, type Request } from '../../server/call-route.ts';
import { type Caller, newIdNumber, type Office } from '../../server/office.ts';
import { EVERYBODY, PASSWORD, type Place, STAFF, type Staff, type Who } from '../../server/office-staff.ts';

/** A community elsewhere with the same staff as the first one and people whose names carry a mark of their own. */
export interface Twin {
  readonly office: Office;
  /** A character that is in every Chinese word written here and nowhere else. */
  readonly mark: string;
}

export interface TwinSettings {
  readonly mark: string;
  /** What stands there for the first community, its street and its departments. */
  readonly places: Readonly<Partial<Record<Place, Place>>>;
  /** Colleagues are known to each other: their names are not marked. */
  readonly areColleagues?: boolean;
}

/** Doors and units are looked up by their names, so those stay as they are. */
const isMarkable = (text: string): boolean => /\p{Script=Han}/u.test(text) && !/(单元|室)$/u.test(text);

const mapTexts = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change)]));
};

/** Marks what is sent and takes the mark off what comes back, so that fixtures find what they wrote. */
const markingCaller = (application: Application, cookie: string, mark: string): Caller => ({
  cookie,
  call: async (route, request: Request = {}) => {
    const marked = mapTexts(request.body, (text) => (isMarkable(text) && !text.includes(mark) ? text + mark : text));
    const answer: Answer<typeof route> = await callRoute(application, route, { ...request, body: marked }, cookie);
    return {
      ...answer,
      reply: () => mapTexts(answer.reply(), (text) => text.replaceAll(mark, '')) as ReturnType<typeof answer.reply>,
    };
  },
});

const usernameOf = (who: Who, places: TwinSettings['places']): string =>
  `${who}.${places['community-a1']?.replace('community-', '')}`;

const writeTwinStaff = async (
  office: Office,
  { mark, places, areColleagues = false }: TwinSettings,
): Promise<Staff> => {
  const { ownerPool, application } = office.running();
  const home = office.staff();
  const there = (place: Place): string => home.organisationIds[places[place] ?? place];
  const workerIds: Record<Who, string> = { ...home.workerIds };
  for (const who of EVERYBODY) {
    if (!STAFF[who].roles.some(([, place]) => places[place] !== undefined)) continue;
    // Whoever writes the base of the catalogue is named to everybody who keeps it.
    const name = `${STAFF[who].name}${areColleagues || who === 'system-administrator' ? '' : mark}`;
    const username = usernameOf(who, places);
    const accountId = await application.accounts.create({ username, password: PASSWORD, name });
    workerIds[who] = newId();
    await ownerPool.query('insert into worker (id, account_id, username, name) values ($1, $2, $3, $4)', [
      workerIds[who],
      accountId,
      username,
      name,
    ]);
    for (const [role, place] of STAFF[who].roles)
      await ownerPool.query('insert into worker_role (worker_id, role, organisation_id) values ($1, $2, $3)', [
        workerIds[who],
        role,
        there(place),
      ]);
  }
  const organisationIds = { ...home.organisationIds };
  for (const [from, to] of Object.entries(places) as [Place, Place][]) organisationIds[from] = home.organisationIds[to];
  return { organisationIds, workerIds };
};

const signInTwin = async (application: Application, username: string): Promise<string> => {
  const answer = await callRoute(application, signIn, { body: { username, password: PASSWORD } }, '');
  answer.reply();
  return [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
};

/** Staffs another community like the first one; what its people then write is marked. */
export const openTwin = async (office: Office, settings: TwinSettings): Promise<Twin> => {
  const { mark, places } = settings;
  const staff = await writeTwinStaff(office, settings);
  const { application } = office.running();
  await application.refresh();
  const communityId = staff.organisationIds['community-a1'];
  const cookies = new Map<Who, Promise<string>>();
  const as = async (who: Who): Promise<Caller> => {
    const isTwin = staff.workerIds[who] !== office.staff().workerIds[who];
    const username = isTwin ? usernameOf(who, places) : who;
    const cookie = cookies.get(who) ?? signInTwin(application, username);
    cookies.set(who, cookie);
    return markingCaller(application, await cookie, mark);
  };
  const twin: Office = {
    ...office,
    as,
    staff: () => staff,
    communityId: () => communityId,
    otherCommunityId: () => communityId,
    person: async (details = {}) => {
      const body = { name: '甄宝玉', idNumber: newIdNumber(), phone: '13900139000', ...details };
      return (await (await as('worker')).call(registerPerson, { params: { communityId }, body })).reply();
    },
  };
  return { office: twin, mark };
};
