import type { ErasureGround, ErasurePart, ErasureRule } from '../../modules/people/domain/erasure.ts';

const LAW = '个人信息保护法';
const SINCE = '2021-11-01';
const ARCHIVES = {
  years: 10,
  validFrom: '2016-01-01',
  basis: {
    source: '城市社区档案管理办法（国家档案局、民政部令第11号）',
    where: '按最短的定期 10 年计；以当地档案部门审定的保管期限表为准',
  },
} as const;

const ground = (id: string, where: string, zh: string, en: string): ErasureGround => ({
  id,
  name: { zh, en },
  basis: { source: LAW, where: `第四十七条${where}` },
  validFrom: SINCE,
});

const PARTS: readonly ErasurePart[] = [
  {
    id: 'record',
    name: { zh: '基本信息', en: 'Who the person is' },
    fate: 'emptied',
    left: {
      zh: '姓名、证件号、电话、住址、出生日期等清空，只留一个空档案和编号、性别',
      en: 'name, numbers, address, birthday and the like go; an empty file with its number and the sex stays',
    },
  },
  {
    id: 'facts',
    name: { zh: '登记的信息及更正历史', en: 'Facts and their corrections' },
    fate: 'erased',
    left: { zh: '全部删除', en: 'all gone' },
  },
  {
    id: 'groups',
    name: { zh: '所属人群', en: 'Groups' },
    fate: 'erased',
    left: { zh: '全部删除', en: 'all gone' },
  },
  {
    id: 'consents',
    name: { zh: '同意书', en: 'Consents' },
    fate: 'emptied',
    left: {
      zh: '同意人、范围等文字清空，留用途和日期，用来说明当时有依据',
      en: 'who consented and the words go; purpose and dates stay, to show that there was a ground',
    },
  },
  {
    id: 'changes',
    name: { zh: '变动记录、合并记录', en: 'Changes and merges' },
    fate: 'emptied',
    left: {
      zh: '内容清空，合并不能再撤销，留变动的种类和日期供统计',
      en: 'the contents go and no merge can be undone; kind and day stay for counting',
    },
  },
  {
    id: 'visits',
    name: { zh: '走访', en: 'Visits' },
    fate: 'emptied',
    left: {
      zh: '记录、照片、录音删除，留日期和结果供统计',
      en: 'notes, photos and voice go; day and result stay for counting',
    },
  },
  {
    id: 'calls',
    name: { zh: '应急点名', en: 'Roll calls' },
    fate: 'emptied',
    left: { zh: '所需帮助和备注清空', en: 'the help needed and the notes go' },
  },
  {
    id: 'duties',
    name: { zh: '担任楼组长等', en: 'Duties such as building leader' },
    fate: 'emptied',
    left: { zh: '担任到今天为止，原因清空', en: 'they end today and the reasons go' },
  },
  {
    id: 'lists',
    name: { zh: '名单中的行', en: 'Lines of lists that were read in' },
    fate: 'erased',
    left: { zh: '全部删除', en: 'all gone' },
  },
  {
    id: 'words',
    name: { zh: '草稿、常用查询、待处理的手机记录等', en: 'Drafts, kept searches, records on hold and the like' },
    fate: 'erased',
    left: { zh: '提到此人的都会找出来删除', en: 'whatever names the person is looked for and goes' },
  },
  {
    id: 'cases',
    name: { zh: '办结的办件', en: 'Finished matters' },
    fate: 'kept',
    left: {
      zh: '按档案保存，只以编号指向此人；办件里当时写下的内容不再作别的使用',
      en: 'kept as archives and lead to the person by number alone; what was written in them is used for nothing else',
    },
    retention: ARCHIVES,
  },
  {
    id: 'papers',
    name: { zh: '已出具的文书', en: 'Issued papers' },
    fate: 'kept',
    left: { zh: '存根按档案保存，不再作别的使用', en: 'the counterparts are archives and used for nothing else' },
    retention: ARCHIVES,
  },
  {
    id: 'trail',
    name: { zh: '操作记录（审计）', en: 'The audit trail' },
    fate: 'kept',
    left: {
      zh: '不可更改，里面没有个人信息的内容',
      en: 'it cannot be changed and holds no personal value',
    },
    retention: {
      years: 3,
      validFrom: SINCE,
      basis: { source: LAW, where: '第五十六条：处理情况记录至少保存三年' },
    },
  },
];

/** When personal data has to be erased, how it is asked for, and what of it is left. */
export const ERASURE_RULE: ErasureRule = {
  answerWithinDays: 30,
  answerBasis: { source: 'GB/T 35273—2020 信息安全技术 个人信息安全规范', where: '8.7' },
  grounds: [
    ground('purpose-achieved', '（一）', '目的已经实现或不再需要', 'The purpose is achieved or needs it no more'),
    ground(
      'service-ended',
      '（二）',
      '不再提供服务，或保存期限已到',
      'The service ended, or the time of keeping is over',
    ),
    ground('consent-withdrawn', '（三）', '本人撤回同意', 'The person withdrew the consent'),
    ground('unlawful', '（四）', '收集或使用违反规定', 'It was collected or used against the rules'),
    ground('other-law', '（五）', '法律、行政法规规定的其他情形', 'Another case named by law'),
  ],
  byOperator: { zh: '由运维人员用命令删除', en: 'By the operator’s command' },
  askers: {
    self: { zh: '本人', en: 'The person' },
    guardian: { zh: '监护人', en: 'The guardian' },
    'close-relative': { zh: '去世者的近亲属', en: 'A close relative of somebody who died' },
    office: { zh: '社区主动', en: 'The office itself' },
  },
  parts: PARTS,
};
