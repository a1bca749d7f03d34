import { days, minutes, oneOf, type DemoStory } from './story.ts';

const questions = oneOf(
  '高龄补贴几月份发，打到哪张卡上',
  '居住证快到期了，怎么续签',
  '孩子九月上一年级，学籍怎么报名',
  '医保断了两个月，还能补缴吗',
  '楼上漏水，物业不管，找谁',
  '想给老母亲申请居家养老服务，要什么条件',
  '公租房今年什么时候开始受理',
  '残疾证过期了在哪里换',
  '灵活就业社保补贴怎么申请',
  '小区装充电桩要谁同意',
  '独生子女费还能领吗',
  '流动党员的组织关系放哪里',
);
const answers = oneOf(
  '每月十五日前发到社保卡，没到账的带卡来查一次。',
  '到期前三十天内来窗口，带身份证和租房备案就行。',
  '七月上旬网上报名，材料清单已经打印给本人。',
  '可以补缴，三个月内不影响待遇，已告知办理地点。',
  '先由物业勘查，社区约双方周五面谈，电话已给。',
  '年满六十、经评估符合等级就可以，已代约评估。',
  '由街道统一公告，一公布就电话通知。',
  '区残联窗口，社区可以代送，材料清单已给。',
);

/** Questions, visits to people who cannot come, referrals and help with matters of departments. */
export const WINDOW_STORIES: readonly DemoStory[] = [
  {
    processId: 'consultation',
    perYear: 95,
    channel: 'counter',
    opening: { matter: questions, askerName: '@name', askerSex: oneOf('female', 'male') },
    moves: [{ do: 'answer', after: minutes(1, 6), input: { answer: answers } }],
  },
  {
    processId: 'consultation',
    perYear: 34,
    channel: 'phone',
    who: 'grown-up',
    opening: { matter: questions },
    moves: [
      {
        do: 'promise-answer',
        after: minutes(2, 8),
        input: { answerBy: '@day+4', otherWays: '也可以打 12345 或到街道便民中心问。' },
      },
      { do: 'answer-later', after: days(1, 4), input: { answer: answers, answeredHow: oneOf('phone', 'message') } },
    ],
  },
  {
    processId: 'consultation',
    perYear: 12,
    channel: 'counter',
    who: 'aged-60',
    opening: { matter: oneOf('老房子加装电梯，补贴还有没有', '祖宅拆迁的户口怎么算', '退役军人子女入学有没有照顾') },
    moves: [
      {
        do: 'ask-upward',
        after: minutes(5, 20),
        input: { askedWhom: oneOf('街道城建科', '街道退役军人服务站', '区教育局') },
      },
      { do: 'record-reply', after: days(1, 4), input: { reply: '按现行文件执行，附件已发社区。' } },
      { do: 'answer-later', after: minutes(30, 200), input: { answer: answers, answeredHow: 'phone' } },
    ],
  },
  {
    processId: 'home-visit',
    perYear: 22,
    who: 'aged-80',
    channel: 'phone',
    opening: {
      requester: 'guardian',
      guardianName: '@name',
      cannotCome: oneOf('old-age', 'illness', 'disability'),
      matter: oneOf('高龄补贴生存认证', '医保卡换卡', '居家养老评估', '遗嘱见证咨询'),
    },
    moves: [
      { do: 'confirm', after: minutes(10, 120), input: { visitor: '@worker' } },
      {
        do: 'agree-appointment',
        after: minutes(20, 300),
        input: {
          visitAt: '@at+2',
          visitPlace: '家中',
          visitWith: oneOf('女儿', '儿子', '老伴'),
          bring: '身份证、社保卡',
        },
      },
      { do: 'missed', after: days(2, 3), input: { missedBy: 'person', reason: '老人去医院复查了' }, chance: 0.15 },
      {
        do: 'agree-appointment',
        after: minutes(20, 200),
        input: { visitAt: '@at+2', visitPlace: '家中', visitWith: '女儿' },
      },
      {
        do: 'visit',
        after: days(2, 3),
        input: {
          visitedAt: '@now',
          identityShown: true,
          carried: ['card', 'forms', 'device'],
          visitDone: oneOf('现场拍照完成认证', '填好表格，带回窗口录入', '讲解政策并采集材料'),
        },
      },
      { do: 'tell-progress', after: days(2, 4), input: { progress: '材料已交，等制卡。' }, chance: 0.4 },
      {
        do: 'deliver',
        after: days(1, 4),
        input: { result: oneOf('新卡送到家中', '认证通过，补贴照常发放'), deliveredHow: 'brought-home' },
      },
    ],
  },
  {
    processId: 'home-visit',
    perYear: 3,
    who: 'grown-up',
    channel: 'phone',
    opening: { requester: 'self', cannotCome: 'other', matter: '上班走不开，想请人上门办居住证' },
    moves: [
      {
        do: 'refuse',
        after: minutes(10, 60),
        input: { reason: '上门办理面向行动不便的居民；已告知可以网上办，也可以周末来窗口。' },
      },
    ],
  },
  {
    processId: 'referral',
    perYear: 7,
    who: 'poor',
    channel: 'visit',
    opening: {
      situation: oneOf('独自照顾患病的丈夫，近来睡不着', '孩子厌学在家三个月', '工资被拖欠四个月，不知道找谁'),
      need: oneOf('心理支持', '家庭教育指导', '法律援助'),
    },
    moves: [
      {
        do: 'ask-consent',
        after: minutes(20, 90),
        input: {
          agency: oneOf('区心理服务中心', '区家庭教育指导站', '区法律援助中心'),
          agencyKind: oneOf('social-organisation', 'department', 'legal-aid'),
          agencyContact: '区政务服务中心三楼，工作日九点到五点',
          why: '对方有专业人员，且对本区居民免费。',
        },
      },
      { do: 'give-consent', after: days(0, 2), input: { consent: true, consentedBy: 'self', consentedHow: 'spoken' } },
      {
        do: 'refer',
        after: minutes(30, 240),
        input: { confirmedWith: '值班接待', helpGiven: '预约了时间，写了情况说明。', toldOn: '@day+0' },
      },
      { do: 'agency-accepts', after: days(1, 5), by: 'worker', input: { agencySays: '已安排专人对接。' } },
      { do: 'agency-done', after: days(4, 12), by: 'worker', input: { agencyResult: '完成三次面谈，情况好转。' } },
      { do: 'plan-visit', after: minutes(30, 200), input: { visitOn: '@day+14' }, chance: 0.6 },
      {
        do: 'record-visit',
        after: days(8, 12),
        input: {
          visitedOn: '@day+0',
          effect: oneOf('solved', 'better'),
          visitFindings: '精神比上次好，能按时吃饭睡觉。',
        },
      },
      { do: 'finish', after: minutes(30, 200), input: { toldOn: '@day+0' } },
    ],
  },
];
