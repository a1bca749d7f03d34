import type {
  AcceptanceReceipt,
  DocumentHead,
  FormPaper,
  FormRow,
  MissingMaterial,
  OneTimeNotice,
  RefusalDecision,
  ResultDelivery,
} from '../../modules/notices/domain/document-data.ts';
import { fieldNames } from '../../modules/notices/domain/document-fields.ts';
import type { DocumentTemplate } from '../../modules/notices/domain/document-template.ts';
import { listFieldNames } from '../../modules/notices/domain/list-fields.ts';
import { listsPlacedBy, placesOf } from '../../modules/notices/domain/template-places.ts';

/** Synthetic papers to lay out. Nobody in them exists. */
const head: DocumentHead = {
  documentNumber: '西水告〔2026〕12号',
  issuedOn: '2026-11-20',
  language: 'zh',
  issuer: {
    name: { zh: '西水社区居民委员会', en: 'Xishui Residents’ Committee' },
    phone: '0510-8000 1234',
    address: '梁溪区示范路 18 号社区服务中心一楼',
    openingHours: { zh: '每日 8:30—17:00（周末轮值）', en: 'daily 8:30–17:00' },
  },
  caseNumber: '西水办〔2026〕0318号',
  itemName: { zh: '最低生活保障申请', en: 'Application for the minimum living allowance' },
  processName: { zh: '承诺办理', en: 'Promised' },
  applicant: { name: '欧阳䶮', maskedIdNumber: '3202********1234' },
  receivedOn: '2026-11-18',
  handler: '周示例',
  firstResponsible: '陈示例',
  progress: { url: 'https://quanke.example.cn/progress/7K3MXQ2P', receiptCode: '7K3M-XQ2P' },
};

export const sampleReceipt: AcceptanceReceipt = {
  ...head,
  kind: 'acceptance-receipt',
  acceptedOn: '2026-11-20',
  progress: { url: 'https://quanke.example.cn/progress/7K3MXQ2P', receiptCode: '7K3M-XQ2P' },
  due: {
    dueOn: '2026-12-18',
    explanation: {
      zh: '自11月23日起算20个工作日，扣除周六、周日6天。',
      en: '20 working days counted from 23 November, leaving out 6 days of weekends.',
    },
    provisional: false,
  },
  limit: { zh: '20 个工作日', en: '20 working days' },
  fee: { zh: '不收费', en: 'none' },
  decidedBy: { zh: '梁溪区示范街道办事处', en: 'Demonstration Street Office' },
  materials: [
    { name: { zh: '居民身份证', en: 'Identity card' }, form: { zh: '复印件', en: 'copy' }, count: 1 },
    {
      name: { zh: '家庭成员户口簿', en: 'Household register' },
      form: { zh: '原件及复印件', en: 'original and copy' },
      count: 1,
    },
    {
      name: { zh: '家庭经济状况核对授权书', en: 'Authorisation to check the household’s finances' },
      form: { zh: '表格', en: 'form' },
      count: 2,
    },
  ],
};

const missing: readonly MissingMaterial[] = [
  {
    name: { zh: '家庭成员收入证明', en: 'Proof of income of each household member' },
    form: { zh: '原件', en: 'original' },
    count: 1,
    why: {
      zh: '用于核对家庭人均收入是否低于保障标准；带来的证明缺少单位盖章。',
      en: 'Shows whether income per head is below the standard; the one brought lacks the employer’s stamp.',
    },
    comesFrom: { zh: '所在单位开具；无固定单位的由本人填写承诺书', en: 'Your employer, or your own declaration' },
  },
  {
    name: { zh: '残疾人证', en: 'Disability certificate' },
    form: { zh: '复印件', en: 'copy' },
    count: 1,
    why: { zh: '家庭成员中有残疾人，可按规定提高补助。', en: 'The allowance is raised for members with a disability.' },
    comesFrom: { zh: '区残疾人联合会', en: 'District disabled persons’ federation' },
  },
];

export const sampleNotice: OneTimeNotice = {
  ...head,
  kind: 'one-time-notice',
  missing,
  alreadyReceived: sampleReceipt.materials.slice(0, 2),
  supplyBy: {
    dueOn: '2026-12-04',
    explanation: {
      zh: '自告知次日起10个工作日。',
      en: 'Ten working days from the day after this notice.',
    },
    provisional: false,
  },
  basis: [{ source: '《最低生活保障审核确认办法》', where: '第二章 申请和受理' }],
};

/** The same notice with as many missing materials as asked for, numbered so that a lost one shows. */
export const noticeWith = (count: number): OneTimeNotice => ({
  ...sampleNotice,
  missing: Array.from({ length: count }, (_, index) => {
    const one = missing[index % missing.length] ?? missing[0];
    if (one === undefined) throw new Error('The sample has no missing material.');
    return { ...one, name: { zh: `${one.name.zh}（第${index + 1}项）`, en: `${one.name.en} (item ${index + 1})` } };
  }),
});

export const sampleRefusal: RefusalDecision = {
  ...head,
  kind: 'refusal',
  documentNumber: '西水不受〔2026〕3号',
  decision: 'not-accepted',
  decidedBy: { zh: '西水社区居民委员会', en: 'Xishui Residents’ Committee' },
  decidedOn: '2026-11-20',
  reason:
    '经核对，您的家庭户籍和居住证登记地均在滨湖区，按属地管理的要求，应由居住地街道受理。您在本社区没有共同生活的家庭成员，本社区无权受理此项申请。',
  basis: [{ source: '《最低生活保障审核确认办法》', where: '关于申请受理机关的规定' }],
  remedies: [
    {
      zh: '您可以自收到本告知书之日起15日内，向示范街道办事处申请复核，电话0510-8000 5678。',
      en: 'You may ask the Demonstration Street Office for a review within 15 days of receiving this notice.',
    },
    {
      zh: '对工作人员的服务态度或办理程序有意见的，可拨打12345政务服务便民热线。',
      en: 'For complaints about service or procedure call the hotline 12345.',
    },
  ],
  otherRoutes: [
    {
      name: { zh: '滨湖区示范街道便民服务中心', en: 'Service centre of the street you live in' },
      address: '滨湖区样例路 6 号',
      phone: '0510-8000 9012',
      note: { zh: '受理您的低保申请；我们可以代为预约。', en: 'Takes your application; we can book a time for you.' },
    },
  ],
};

export const sampleDelivery: ResultDelivery = {
  ...head,
  kind: 'result-delivery',
  documentNumber: '西水送〔2026〕45号',
  agent: { name: '欧阳示例', maskedIdNumber: '3202********5678', relation: { zh: '之子', en: 'son' } },
  acceptedOn: '2026-10-20',
  finishedOn: '2026-11-19',
  decidedBy: { zh: '梁溪区示范街道办事处', en: 'Demonstration Street Office' },
  result: '准予纳入最低生活保障范围，自2026年12月起按月发放。',
  delivered: [
    { name: { zh: '最低生活保障确认通知书', en: 'Notice of confirmation' }, number: '示街低保〔2026〕88号', count: 1 },
    { name: { zh: '最低生活保障证', en: 'Allowance certificate' }, count: 1 },
  ],
  deliveredOn: '2026-11-20',
  way: 'to-agent',
};

const SAMPLE_VALUES: Readonly<Record<string, string>> = {
  name: '欧阳示例',
  member: '欧阳示例',
  sex: '女',
  age: '36',
  ethnicGroup: '汉族',
  memberKind: '正式',
  idNumber: '320201199001011234',
  agentNumber: '320201196502021234',
  phone: '13800001234',
  home: '示范小区3号楼2单元501室',
  addressee: '示范市示范区委组织部',
  movesFrom: '示范大学党委组织部',
  movesTo: '西水社区第一党支部',
  duesPaidTo: '贰零贰陆年壹拾壹月',
  committeeAddress: '示范市学府路1号',
  committeePhone: '0510-8000 7777',
  matter: '最低生活保障申请',
  sequence: '12',
  answerUrl: 'https://quanke.example.cn/answer/7K3MXQ2P9R',
  answerCode: '7K3MXQ2P9R',
  spoken: '您好，这件事您能办。只差一张银行卡复印件，送来就受理，二十个工作日有结果。',
  audience: '具有本市户籍、家庭人均收入低于当地标准的居民',
};

const SAMPLE_SENTENCE = '这里写明具体情况，由经办人按实际填写，字数不限，超出一行自动换行。';

const sampleRow = (list: string, index: number): FormRow =>
  Object.fromEntries(
    (listFieldNames[list] ?? []).map((name) => [
      name,
      name === 'detail' || name === 'value' ? SAMPLE_SENTENCE : `${name === 'name' ? '示例' : '内容'}${index + 1}`,
    ]),
  );

/** Places that the head of a paper fills. */
const headPlaces: ReadonlySet<string> = new Set(fieldNames);

/** A form with something in every place it has, and three rows in every list. */
export const sampleForm = (template: DocumentTemplate): FormPaper => ({
  ...head,
  form: true,
  kind: template.kind,
  documentNumber: `西水${template.numberMark}〔2026〕12号`,
  values: Object.fromEntries(
    placesOf(template)
      .filter((place) => place in SAMPLE_VALUES || !headPlaces.has(place))
      .map((place) => [place, SAMPLE_VALUES[place] ?? SAMPLE_SENTENCE]),
  ),
  lists: Object.fromEntries(
    listsPlacedBy(template)
      .filter((list) => list !== 'basis')
      .map((list) => [list, [0, 1, 2].map((index) => sampleRow(list, index))]),
  ),
});
