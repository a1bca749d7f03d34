import {
  addWorker,
  editCalendar,
  getCalendar,
  listAudit,
  listWorkers,
  resetPassword,
  setWorkerRoles,
  setWorkerStatus,
} from '../../modules/access/contract.ts';
import { ROLE_NAMES, ROLES } from '../../modules/access/domain/roles.ts';
import type { FixtureAnswer } from './fixture-server.ts';
import { FixtureRefusal } from './fixture-server.ts';
import { id } from './fixture-ids.ts';

const t = (zh: string, en: string) => ({ zh, en });
const organisations = [
  { id: id(2), parentId: null, kind: 'street' as const, name: '梁溪街道办事处', shortName: '梁溪街道' },
  { id: id(1), parentId: id(2), kind: 'community' as const, name: '西水社区居民委员会', shortName: '西水社区' },
];
const NAMES = ['周敏', '李建国', '陈红', '孙丽', '吴系统', '郑安全', '冯审计', '何文', '许静'];
const workers = NAMES.map((name, index) => {
  const role = ROLES[index] ?? 'worker';
  return {
    id: id(10 + index),
    name,
    post: '全科社工',
    username: `worker${index}`,
    status: index === 7 ? ('disabled' as const) : ('active' as const),
    roles: [{ role, roleName: ROLE_NAMES[role], organisation: organisations[index % 2] ?? organisations[0] }],
    lastSignInAt: index === 8 ? null : '2026-11-22T01:03:00Z',
  };
});

let version = 3;
const days = [
  ...[1, 2, 3, 4, 5, 6, 7].map((day) => ({
    date: `2026-10-0${day}`,
    working: false,
    name: '国庆节',
    basis: '国办发明电',
  })),
  { date: '2026-09-20', working: true, name: '国庆节调休', basis: null },
  { date: '2026-10-10', working: true, name: '国庆节调休', basis: null },
];

export const adminAnswers: readonly FixtureAnswer[] = [
  { route: listWorkers, answer: () => ({ items: workers, organisations }) },
  {
    route: addWorker,
    answer: ({ body }) => {
      if (body['username'] === 'worker0')
        throw new FixtureRefusal(409, 'username-taken', '这个用户名已有人使用', 'Taken');
      return { worker: { ...workers[0], name: body['name'] }, firstPassword: 'tian-shan-47-he-ping' };
    },
  },
  { route: setWorkerRoles, answer: () => workers[0] },
  { route: setWorkerStatus, answer: () => workers[0] },
  { route: resetPassword, answer: () => ({ firstPassword: 'tian-shan-47-he-ping' }) },
  { route: getCalendar, answer: () => ({ version, horizonOn: '2026-12-31', days }) },
  {
    route: editCalendar,
    answer: ({ body }) => {
      if (body['expectedVersion'] !== version)
        throw new FixtureRefusal(409, 'stale-version', '刚被别人改过', 'Changed meanwhile');
      version += 1;
      return { version, horizonOn: body['horizonOn'], days: [...days, ...(body['set'] as typeof days)] };
    },
  },
  {
    route: listAudit,
    answer: () => ({
      items: Array.from({ length: 12 }, (_unused, index) => ({
        id: id(700 + index),
        at: `2026-11-21T0${index % 9}:12:00Z`,
        actor: NAMES[index % NAMES.length] ?? null,
        action: index % 3 === 0 ? 'reveal-field' : 'act-on-case',
        actionName: index % 3 === 0 ? t('查看完整信息', 'Reveal') : t('办理一步', 'Act'),
        subjectKind: index % 3 === 0 ? 'person' : 'case',
        subjectId: id(301),
        outcome: index === 4 ? 'refused' : 'done',
        sealed: index > 2,
      })),
      nextCursor: null,
    }),
  },
];
