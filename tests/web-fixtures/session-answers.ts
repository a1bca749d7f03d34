import { getSession, getStart, setUp, signIn, signOut } from '../../modules/access/contract.ts';
import type { SessionReply } from '../../modules/access/contract.ts';
import { ROLE_NAMES } from '../../modules/access/domain/roles.ts';
import type { Role } from '../../modules/access/domain/roles.ts';
import { FixtureRefusal } from './fixture-server.ts';
import type { FixtureAnswer } from './fixture-server.ts';
import { id } from './fixture-ids.ts';

export const COMMUNITY = id(1);
const street = {
  id: id(2),
  parentId: null,
  kind: 'street' as const,
  name: '梁溪街道办事处',
  shortName: '梁溪街道',
};
const community = {
  id: COMMUNITY,
  parentId: street.id,
  kind: 'community' as const,
  name: '西水社区居民委员会',
  shortName: '西水社区',
};

interface Account {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly tryThis: { readonly zh: string; readonly en: string };
}
const ACCOUNTS: readonly Account[] = [
  {
    username: 'zhoumin',
    name: '周敏',
    role: 'worker',
    tryThis: { zh: '接待王秀英，办高龄补贴', en: 'Receive Wang Xiuying and open the allowance for the very old' },
  },
  {
    username: 'lijianguo',
    name: '李建国',
    role: 'worker',
    tryThis: { zh: '处理今天到期的办件', en: 'Work through what is due today' },
  },
  {
    username: 'chenhong',
    name: '陈红',
    role: 'head',
    tryThis: { zh: '看超期和一次性告知的例外', en: 'Look at overdue cases and exceptions to the one-time notice' },
  },
  {
    username: 'sunli',
    name: '孙丽',
    role: 'approver',
    tryThis: { zh: '审批各社区送来的办件', en: 'Decide what the communities passed on' },
  },
  {
    username: 'xitong',
    name: '吴系统',
    role: 'system-administrator',
    tryThis: { zh: '维护工作日历', en: 'Maintain the working calendar' },
  },
];

const sessionOf = ({ name, role }: Account): SessionReply => ({
  worker: { id: id(10), name, post: '全科社工' },
  roles: [{ role, roleName: ROLE_NAMES[role], organisation: role === 'approver' ? street : community }],
  communities: role.includes('administrator')
    ? []
    : [
        { id: COMMUNITY, name: '西水社区', streetName: '梁溪街道' },
        ...(role === 'approver' ? [{ id: id(3), name: '东林社区', streetName: '梁溪街道' }] : []),
      ],
  demo: true,
});

let present: Account | undefined;
const WRONG = new FixtureRefusal(401, 'credentials-wrong', '用户名或密码不对', 'Wrong user name or password');

export const sessionAnswers: readonly FixtureAnswer[] = [
  {
    route: getStart,
    answer: () => ({
      setUpNeeded: process.env['FIXTURE_SET_UP'] === '1',
      demo: {
        password: 'quanke-demo',
        accounts: ACCOUNTS.map((account) => ({
          ...account,
          roleName: ROLE_NAMES[account.role],
          organisationName: account.role === 'approver' ? '梁溪街道' : '西水社区',
        })),
      },
    }),
  },
  {
    route: signIn,
    answer: ({ body }) => {
      present = ACCOUNTS.find(({ username }) => username === body['username'] && body['password'] === 'quanke-demo');
      if (present === undefined) throw WRONG;
      return sessionOf(present);
    },
  },
  {
    route: getSession,
    answer: () => {
      if (present === undefined) throw new FixtureRefusal(401, 'sign-in-needed', '请先登录', 'Please sign in');
      return sessionOf(present);
    },
  },
  {
    route: signOut,
    answer: () => {
      present = undefined;
      return { signedOut: true };
    },
  },
  {
    route: setUp,
    answer: () => {
      throw new FixtureRefusal(422, 'set-up-code-wrong', '初始化码不对', 'The set-up code is wrong');
    },
  },
];
