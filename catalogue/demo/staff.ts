import type { Text } from '../../kernel/text.ts';
import type { Role } from '../../modules/access/domain/roles.ts';

/** Where a demo worker belongs: a community by its place in the list, a department, the street or the district. */
export type DemoPost =
  | { readonly community: number }
  | { readonly streetDepartment: string }
  | { readonly districtDepartment: string }
  | { readonly street: true };

export interface DemoWorker {
  readonly username: string;
  readonly name: string;
  readonly post: string;
  readonly roles: readonly { readonly role: Role; readonly at: DemoPost }[];
  /** What to try, where the sign-in page offers this account with one click. */
  readonly tryThis?: Text;
}

const at = (community: number): DemoPost => ({ community });

const windowWorker = (username: string, name: string, community: number, tryThis?: Text): DemoWorker => ({
  username,
  name,
  post: '全科社区工作者',
  roles: [
    { role: 'worker', at: at(community) },
    { role: 'grid-worker', at: at(community) },
  ],
  ...(tryThis === undefined ? {} : { tryThis }),
});

const headOf = (username: string, name: string, community: number, tryThis?: Text): DemoWorker => ({
  username,
  name,
  post: '社区党组织书记、居委会主任',
  roles: [{ role: 'head', at: at(community) }],
  ...(tryThis === undefined ? {} : { tryThis }),
});

const gridWorker = (username: string, name: string, community: number, tryThis?: Text): DemoWorker => ({
  username,
  name,
  post: '网格员',
  roles: [{ role: 'grid-worker', at: at(community) }],
  ...(tryThis === undefined ? {} : { tryThis }),
});

/** Everybody has the same password in the demo, and only there. */
export const DEMO_PASSWORD = 'quanke-demo';

/** The 25 people who work in the demo: every role at least once. */
export const DEMO_WORKERS: readonly DemoWorker[] = [
  windowWorker('zhoumin', '周敏', 0, {
    zh: '在受理页找到“王秀英”，为她办高龄老人生活补贴',
    en: 'On the counter page, find 王秀英 and open the old-age allowance for her',
  }),
  windowWorker('lijianguo', '李建国', 0),
  windowWorker('chenxia', '陈霞', 0),
  windowWorker('xulei', '徐磊', 0),
  headOf('gumeihua', '顾美华', 0, {
    zh: '看看哪些办件快到期，谁手上最多，差评跟进得怎样',
    en: 'See what is nearly due, who holds most, and how bad ratings are followed up',
  }),
  gridWorker('qianfeng', '钱锋', 0, {
    zh: '看今天的走访路线；再打开“手机外勤版”，没有信号也能记',
    en: "See today's walk; then open the app for the phone, which records without signal too",
  }),
  windowWorker('wutingting', '吴婷婷', 1),
  windowWorker('zhangwei', '张伟', 1),
  windowWorker('sunli', '孙莉', 1),
  windowWorker('maqiang', '马强', 1),
  headOf('caowenjun', '曹文军', 1),
  gridWorker('huangjuan', '黄娟', 1),
  windowWorker('luyan', '陆燕', 2),
  windowWorker('hechao', '何超', 2),
  windowWorker('xiejing', '谢静', 2),
  headOf('zhuguoping', '朱国平', 2),
  {
    username: 'linyue',
    name: '林悦',
    post: '社会工作师',
    roles: [
      { role: 'social-worker', at: at(0) },
      { role: 'social-worker', at: at(1) },
    ],
    tryThis: { zh: '查看居民与家庭情况', en: 'Look at residents and households' },
  },
  {
    username: 'fanghong',
    name: '方红',
    post: '民政专员',
    roles: [{ role: 'approver', at: { streetDepartment: 'civil-affairs' } }],
    tryThis: {
      zh: '在审批台逐件审核三个社区送来的办件，可退回补正一次',
      en: 'Decide what three communities passed on; send back once where papers lack',
    },
  },
  {
    username: 'jianghao',
    name: '蒋浩',
    post: '住房保障专员',
    roles: [{ role: 'approver', at: { streetDepartment: 'housing' } }],
  },
  {
    username: 'shenying',
    name: '沈莹',
    post: '就业社保专员',
    roles: [
      { role: 'approver', at: { streetDepartment: 'labour-and-social-security' } },
      { role: 'approver', at: { streetDepartment: 'party-organisation' } },
    ],
  },
  {
    username: 'tangjun',
    name: '唐俊',
    post: '区级审批人员',
    roles: [
      { role: 'approver', at: { districtDepartment: 'civil-affairs' } },
      { role: 'approver', at: { districtDepartment: 'housing' } },
    ],
  },
  {
    username: 'yuwei',
    name: '余伟',
    post: '街道副主任',
    roles: [{ role: 'manager', at: { street: true } }],
    tryThis: { zh: '查看三个社区的办件', en: 'See the cases of three communities' },
  },
  {
    username: 'xitong',
    name: '秦川',
    post: '系统管理员',
    roles: [{ role: 'system-administrator', at: { street: true } }],
    tryThis: { zh: '维护工作日历，新增人员', en: 'Edit the working calendar, add a worker' },
  },
  {
    username: 'anquan',
    name: '石岩',
    post: '安全管理员',
    roles: [{ role: 'security-administrator', at: { street: true } }],
    tryThis: { zh: '调整人员角色，停用账号', en: 'Change roles, disable an account' },
  },
  {
    username: 'shenji',
    name: '康宁',
    post: '审计管理员',
    roles: [{ role: 'audit-administrator', at: { street: true } }],
    tryThis: { zh: '查看审计日志：谁在何时看过什么', en: 'Read the audit trail: who looked at what, and when' },
  },
];
