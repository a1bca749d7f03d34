import type { InputField } from '../../../modules/casework/domain/definition.ts';
import { choice, field, optional, words } from '../parts/writing.ts';

const long = (id: string, zh: string, en: string): InputField =>
  field('long-text', id, words(zh, en), { sensitive: true });

export const intakeFields: readonly InputField[] = [
  field('choice', 'source', words('怎么来的', 'Source'), {
    choices: [
      choice('self', '本人求助', 'Came by themselves'),
      choice('family', '家属邻里介绍', 'Family or neighbours'),
      choice('found', '走访发现', 'Found on a visit'),
      choice('referred', '单位转来', 'Referred by a body'),
    ],
  }),
  field('choice', 'clientType', words('服务对象类型', 'Type of client'), {
    choices: [
      choice('elder', '老年人', 'Elder'),
      choice('child', '未成年人', 'Child or teenager'),
      choice('disabled', '残疾人', 'Disabled person'),
      choice('family', '家庭', 'Family'),
      choice('correction', '社区矫正和安置帮教', 'Community correction'),
      choice('addiction', '戒毒康复', 'Recovery from addiction'),
      choice('other', '其他', 'Another'),
    ],
  }),
  long('helpSeeking', '求助经过', 'Course of seeking help'),
];

export const assessmentFields: readonly InputField[] = [
  long('problem', '存在的问题', 'Problem'),
  long('lifeHistory', '生活经历', 'Life history'),
  long('behaviour', '行为特征', 'Behaviour'),
  long('environment', '所处环境', 'Systems around the client'),
  long('helping', '有利因素', 'Helping factors'),
  long('hindering', '不利因素', 'Hindering factors'),
];

export const planFields: readonly InputField[] = [
  long('aims', '目的', 'Aims'),
  long('goals', '目标', 'Goals'),
  long('target', '关注的问题和对象', 'Problems and target'),
  long('strategy', '介入策略', 'Strategy'),
  long('procedure', '具体程序', 'Procedure'),
  long('timetable', '时间安排', 'Timetable'),
];

export const sessionFields: readonly InputField[] = [
  field('date-time', 'sessionAt', words('什么时候', 'When')),
  field('choice', 'intervention', words('介入方式', 'Intervention'), {
    choices: [choice('direct', '直接介入', 'Direct'), choice('indirect', '间接介入', 'Indirect')],
  }),
  long('sessionContent', '做了什么', 'What was done'),
  long('clientResponse', '服务对象的反应和变化', 'Response and change'),
  optional('long-text', 'nextStep', words('下次计划', 'Plan for the next time'), { sensitive: true }),
];

export const evaluationFields: readonly InputField[] = [
  long('clientProgress', '服务对象的进步', 'Progress of the client'),
  field('choice', 'goalsReached', words('目标实现程度', 'Goals reached'), {
    choices: [
      choice('all', '全部实现', 'All'),
      choice('most', '大部分实现', 'Most'),
      choice('some', '部分实现', 'Some'),
      choice('none', '没有实现', 'None'),
    ],
  }),
];

/** What the standard lists for the closing record; what was recorded before is carried into it by the document. */
export const closingFields: readonly InputField[] = [
  field('choice', 'closedBecause', words('为什么结案', 'Why it is closed'), {
    choices: [
      choice('problem-solved', '问题已解决', 'The problem is solved'),
      choice('can-go-on-alone', '本人已有能力自己解决', 'The client can go on alone'),
    ],
  }),
  long('background', '背景资料', 'Background'),
  long('mainProblem', '主要问题', 'Main problem'),
  long('analysis', '问题分析', 'Analysis'),
  long('plan', '服务计划小结', 'Plan'),
  long('course', '介入过程小结', 'Course of the intervention'),
  long('evaluation', '服务评估', 'Evaluation'),
  long('reflection', '个案反思', 'Reflection'),
];
