import type { Basis } from '../../kernel/text.ts';
import type { Checklist, Question } from '../../modules/visits/domain/checklist.ts';
import { danger, everywhere, someoneNeedsCare, wishAndQuestion, words } from './parts.ts';

const FROM = '2025-08-01';
const own = (where: string): Basis => ({ source: '本平台默认，社区可改', where });

const HEALTH: Question = {
  id: 'health',
  ask: words('身体怎么样', 'Health'),
  type: 'choice',
  choices: [
    { id: 'well', name: words('平稳', 'Steady') },
    { id: 'worse', name: words('比上次差', 'Worse than last time') },
    { id: 'ill', name: words('生病', 'Ill') },
  ],
  raises: [
    someoneNeedsCare('身体变差，要关心', 'Health is worse', { is: 'worse' }),
    someoneNeedsCare('生病，要关心', 'Ill', { is: 'ill' }),
  ],
};

/** What is asked during visits, by group. Short on purpose: a visit is a talk, not a survey. */
export const CHECKLISTS: readonly Checklist[] = [
  {
    id: 'elder-home',
    name: words('老人走访', 'Visit to an elder'),
    basis: own('助老走访记录内容'),
    validFrom: FROM,
    questions: [
      HEALTH,
      {
        id: 'falls',
        ask: words('最近一个月摔倒过几次', 'Falls within the last month'),
        type: 'number',
        unit: words('次', 'times'),
        raises: [danger('老人摔倒，查看扶手和地面', 'An elder fell: look at rails and floors', { above: 0 })],
      },
      {
        id: 'meals',
        ask: words('吃饭怎么解决', 'How meals are had'),
        type: 'choice',
        choices: [
          { id: 'self', name: words('自己做', 'Cooks') },
          { id: 'family', name: words('家人送', 'Family brings them') },
          { id: 'canteen', name: words('助餐点', 'Canteen') },
          { id: 'none', name: words('没有着落', 'Not taken care of') },
        ],
        raises: [someoneNeedsCare('吃饭没有着落', 'Meals are not taken care of', { is: 'none' })],
      },
      {
        id: 'family',
        ask: words('家人多久没来看望或来电', 'Days since family last came or called'),
        type: 'number',
        unit: words('天', 'days'),
        optional: true,
        raises: [someoneNeedsCare('家人很久没有联系', 'Family has not been in touch for long', { above: 30 })],
      },
      {
        id: 'inCareHome',
        ask: words('是不是住进了养老机构', 'Lives in a care home now'),
        type: 'yes-no',
        fact: { factId: 'livesInCareHome', lastsDays: 365 },
      },
      ...everywhere,
      ...wishAndQuestion,
    ],
  },
  {
    id: 'child-home',
    name: words('困境儿童走访', 'Visit to a child in hardship'),
    basis: { source: '社区服务合同', where: '困境儿童（1）（4）；所问内容为本平台默认' },
    validFrom: FROM,
    questions: [
      {
        id: 'guardian',
        ask: words('平时谁照顾', 'Who takes care of the child'),
        type: 'choice',
        choices: [
          { id: 'parents', name: words('父母', 'Parents') },
          { id: 'relatives', name: words('祖辈或亲戚', 'Grandparents or relatives') },
          { id: 'nobody', name: words('没有人好好照顾', 'Nobody properly') },
        ],
        raises: [someoneNeedsCare('儿童无人好好照顾', 'A child is not taken care of', { is: 'nobody' })],
      },
      {
        id: 'school',
        ask: words('到了上学年龄，有没有正常上学', 'Of school age: goes to school'),
        type: 'yes-no',
        optional: true,
        raises: [someoneNeedsCare('儿童没有正常上学', 'A child does not go to school', { is: false })],
      },
      {
        id: 'harmed',
        ask: words('有没有受伤、受欺负的迹象', 'Signs of injury or harm'),
        type: 'yes-no',
        raises: [someoneNeedsCare('儿童疑似受伤害，按强制报告办', 'A child may be harmed: report at once')],
      },
      ...everywhere,
      ...wishAndQuestion,
    ],
  },
  {
    id: 'relief-home',
    name: words('困难家庭走访', 'Visit to a household in hardship'),
    basis: { source: '社区服务合同', where: '低保、低边、特困、残疾人走访；所问内容为本平台默认' },
    validFrom: FROM,
    questions: [
      HEALTH,
      {
        id: 'changed',
        ask: words('收入或家里人口有没有变化', 'Have income or members changed'),
        type: 'yes-no',
        raises: [someoneNeedsCare('家庭情况有变化，要核对救助', 'Circumstances changed: check the support')],
      },
      {
        id: 'allowance',
        ask: words('该发的钱按时到账了吗', 'Is support paid in time'),
        type: 'yes-no',
        optional: true,
        raises: [someoneNeedsCare('救助金没有按时到账', 'Support was not paid in time', { is: false })],
      },
      ...everywhere,
      ...wishAndQuestion,
    ],
  },
  {
    id: 'occasion',
    name: words('遇事走访', 'Visit on an occasion'),
    basis: own('遇事走访记录内容'),
    validFrom: FROM,
    questions: [
      { id: 'situation', ask: words('情况怎么样', 'How things stand'), type: 'text' },
      {
        id: 'needsHelp',
        ask: words('要不要社区帮忙', 'Is help needed'),
        type: 'yes-no',
        raises: [someoneNeedsCare('遇事需要帮助', 'Help is needed')],
      },
      ...everywhere,
      ...wishAndQuestion,
    ],
  },
];
