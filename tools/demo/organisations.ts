import {
  DEMO_DISTRICT,
  DEMO_REGION,
  DISTRICT_DEPARTMENTS,
  OFFICE_HOURS,
  STREET_DEPARTMENTS,
} from '../../catalogue/demo/places.ts';
import type { DemoDepartment } from '../../catalogue/demo/places.ts';
import { DEMO_WORKERS } from '../../catalogue/demo/staff.ts';
import type { DemoPost } from '../../catalogue/demo/staff.ts';
import type { Role } from '../../modules/access/domain/roles.ts';
import type { Organisation, Worker } from '../../modules/access/server/index.ts';
import { streetName } from './communities.ts';
import type { PlannedCommunity } from './communities.ts';
import { pickGivenName, pickSurname } from './names.ts';
import type { Random } from './random.ts';

export interface DemoOrganisation extends Organisation {
  readonly regionCode: string | null;
}

/** All offices and workers of a demo, small enough to hold whole. */
export interface DemoStaff {
  readonly organisations: readonly DemoOrganisation[];
  readonly workers: readonly Worker[];
  /** Ids of the communities in the order of the plan. */
  readonly communityIds: readonly string[];
}

/** People at the window of a generated community that has no named staff. */
const UNNAMED_WORKERS = 5;
/** Where the fixed staff of the demo works: the first communities of the plan. */
const NAMED_COMMUNITIES = 3;

interface Making {
  readonly random: Random;
  readonly newId: () => string;
}

const office = (
  making: Making,
  kind: Organisation['kind'],
  parentId: string | null,
  name: string,
  more: Partial<DemoOrganisation> = {},
): DemoOrganisation => ({
  id: making.newId(),
  parentId,
  kind,
  name,
  shortName: name,
  receiptPrefix: null,
  departmentId: null,
  phone: '',
  address: '',
  officeHours: '',
  regionCode: null,
  ...more,
});

const department = (making: Making, parent: DemoOrganisation, one: DemoDepartment): DemoOrganisation =>
  office(making, 'department', parent.id, parent.kind === 'street' ? parent.name + one.name : one.name, {
    shortName: one.shortName,
    departmentId: one.departmentId,
  });

const code = (street: number, community: number): string =>
  `${DEMO_REGION}${String(101 + street).padStart(3, '0')}${String(community).padStart(3, '0')}`;

const community = (making: Making, streetId: string, plan: PlannedCommunity): DemoOrganisation =>
  office(making, 'community', streetId, plan.name.name, {
    shortName: plan.name.shortName,
    receiptPrefix: plan.name.receiptPrefix,
    phone: `0510-8000${String(1000 + (plan.place % 9000))}`,
    address: plan.name.address,
    officeHours: OFFICE_HOURS,
    regionCode: code(plan.street, 1 + (plan.place % 900)),
  });

const makeOrganisations = (making: Making, plans: readonly PlannedCommunity[]) => {
  const district = office(making, 'district', null, DEMO_DISTRICT.name, { regionCode: `${DEMO_REGION}000000` });
  const districtDepartments = DISTRICT_DEPARTMENTS.map((one) => department(making, district, one));
  const streets = [...new Set(plans.map((plan) => plan.street))].map((place) => {
    const { name, shortName } = streetName(place);
    return office(making, 'street', district.id, name, { shortName, regionCode: code(place, 0) });
  });
  const streetDepartments = streets.flatMap((street) =>
    STREET_DEPARTMENTS.map((one) => department(making, street, one)),
  );
  const communities = plans.map((plan) => community(making, streets[plan.street]?.id ?? '', plan));
  return { district, districtDepartments, streets, streetDepartments, communities };
};

type Offices = ReturnType<typeof makeOrganisations>;

const officeOf = (offices: Offices, post: DemoPost): string => {
  const [street] = offices.streets;
  const find = (list: readonly DemoOrganisation[], departmentId: string, parentId: string | undefined) =>
    list.find((one) => one.departmentId === departmentId && one.parentId === parentId);
  const found =
    'community' in post
      ? offices.communities[post.community]
      : 'streetDepartment' in post
        ? find(offices.streetDepartments, post.streetDepartment, street?.id)
        : 'districtDepartment' in post
          ? find(offices.districtDepartments, post.districtDepartment, offices.district.id)
          : street;
  if (found === undefined) throw new Error('A demo worker has a post that does not exist.');
  return found.id;
};

const worker = (id: string, username: string, name: string, post: string, roles: Worker['roles']): Worker => ({
  id,
  accountId: null,
  username,
  name,
  post,
  status: 'active',
  lastSignInAt: null,
  secondFactorSince: null,
  owes: null,
  roles,
});

const namedWorkers = (making: Making, offices: Offices): readonly Worker[] =>
  DEMO_WORKERS.map((one) =>
    worker(
      making.newId(),
      one.username,
      one.name,
      one.post,
      one.roles.map(({ role, at }) => ({ role, organisationId: officeOf(offices, at) })),
    ),
  );

const someName = (random: Random): string =>
  pickSurname(random) + pickGivenName(random, random.chance(0.6) ? 'female' : 'male', random.int(1970, 1999));

/** Staff without accounts for all further communities and streets: cases need somebody who handles and decides. */
const unnamedWorkers = (making: Making, offices: Offices): readonly Worker[] => {
  const hire = (username: string, post: string, role: Role, organisationId: string): Worker =>
    worker(making.newId(), username, someName(making.random), post, [{ role, organisationId }]);
  const window = offices.communities
    .slice(NAMED_COMMUNITIES)
    .flatMap((one, place) => [
      hire(`head-${place + 1}`, '社区负责人', 'head', one.id),
      ...Array.from({ length: UNNAMED_WORKERS }, (_, number) =>
        hire(`worker-${place + 1}-${number + 1}`, '全科社区工作者', 'worker', one.id),
      ),
    ]);
  const firstStreet = offices.streets[0]?.id;
  const approvers = offices.streetDepartments
    .filter((one) => one.parentId !== firstStreet)
    .map((one, place) => hire(`approver-${place + 1}`, '审批人员', 'approver', one.id));
  return [...window, ...approvers];
};

export const makeStaff = (random: Random, newId: () => string, plans: readonly PlannedCommunity[]): DemoStaff => {
  const making: Making = { random, newId };
  const offices = makeOrganisations(making, plans);
  return {
    organisations: [
      offices.district,
      ...offices.districtDepartments,
      ...offices.streets,
      ...offices.streetDepartments,
      ...offices.communities,
    ],
    workers: [...namedWorkers(making, offices), ...unnamedWorkers(making, offices)],
    communityIds: offices.communities.map((one) => one.id),
  };
};
