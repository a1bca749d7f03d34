import type { DocumentTemplate } from '../../modules/notices/domain/document-template.ts';
import {
  basisLines,
  caseFacts,
  chapterOf,
  fact,
  firstVersion,
  officeLines,
  otherInputs,
  sealed,
  serviceStandard,
  tasks,
  timeline,
} from './form-parts.ts';
import { a4 } from './layouts.ts';

/** 应急事项处置报告, with the timeline from finding to closing. */
export const emergencyReport: DocumentTemplate = {
  ...firstVersion,
  kind: 'emergency-report',
  printedOn: ['emergency'],
  numberMark: '应',
  layout: a4,
  basis: [serviceStandard('6.8 应急事项处置类')],
  title: { zh: '应急事项处置报告', en: 'Emergency Report' },
  blocks: [
    { block: 'heading' },
    {
      block: 'facts',
      lines: 'grid',
      perRow: 2,
      labelWidthMm: 27,
      facts: [
        fact('编号', 'Case no.', '{caseNumber}'),
        fact('登记日期', 'Registered', '{receivedOn}'),
        fact('发现时间', 'Found', '{input.foundAt}', { wide: true }),
        fact('地点', 'Place', '{input.place}', { wide: true }),
        fact('情况', 'What happened', '{input.kind}', { wide: true }),
        fact('发现到报负责人（分钟）', 'Found until head told (min)', '{minutes.headTold}'),
        fact('发现到联系救援（分钟）', 'Found until help reached (min)', '{minutes.helpReached}'),
        fact('伤亡人数', 'Casualties', '{input.hurt}'),
        fact('损失', 'Losses', '{input.losses}', { wide: true }),
        fact('下达单位', 'Ordered by', '{input.orderedBy}', { wide: true }),
        fact('登记人', 'Registered by', '{firstResponsible}'),
        fact('负责人', 'In charge', '{handler}'),
      ],
    },
    ...chapterOf('处置结果', 'Result', 'input.outcome'),
    timeline,
    tasks,
    otherInputs,
    sealed({ zh: '报告人', en: 'Reported by' }, { zh: '社区负责人', en: 'Head of the community' }),
    basisLines,
  ],
};

/** 咨询登记表: time, name, sex, address, contact, matter, answer, handler. */
export const consultationRegister: DocumentTemplate = {
  ...firstVersion,
  kind: 'consultation-register',
  printedOn: ['consultation'],
  numberMark: '咨',
  layout: a4,
  basis: [serviceStandard('6.12 咨询类')],
  title: { zh: '咨询登记表', en: 'Record of a Consultation' },
  blocks: [
    { block: 'heading' },
    {
      block: 'facts',
      lines: 'grid',
      perRow: 2,
      labelWidthMm: 27,
      keepEmpty: true,
      facts: [
        fact('编号', 'Case no.', '{caseNumber}'),
        fact('咨询时间', 'Date', '{receivedOn}'),
        fact('咨询人', 'Name', '{input.askerName}'),
        fact('性别', 'Sex', '{input.askerSex}'),
        fact('住址', 'Address', '{input.askerAddress}', { wide: true }),
        fact('联系方式', 'Contact', '{input.contactPhone}', { wide: true }),
        fact('咨询内容', 'Matter', '{input.matter}', { wide: true }),
        fact('答复', 'Answer', '{input.answer}', { wide: true }),
        fact('答复期限', 'Answer by', '{input.answerBy}'),
        fact('办理人员', 'Handler', '{handler}'),
      ],
    },
    otherInputs,
    sealed({ zh: '办理人员', en: 'Handler' }, { zh: '咨询人', en: 'Person' }),
    basisLines,
  ],
};

/** 社会工作服务计划 */
export const servicePlan: DocumentTemplate = {
  ...firstVersion,
  kind: 'service-plan',
  printedOn: ['social-work'],
  numberMark: '计',
  layout: a4,
  basis: [serviceStandard('6.11 社会工作专业类（服务计划）')],
  title: { zh: '社会工作服务计划', en: 'Service Plan' },
  blocks: [
    { block: 'heading' },
    caseFacts(),
    ...chapterOf('一、问题和对象', '1. Problem', 'input.problem'),
    ...chapterOf('二、服务对象系统', '2. Target', 'input.target'),
    ...chapterOf('三、目的', '3. Aims', 'input.aims'),
    ...chapterOf('四、目标', '4. Goals', 'input.goals'),
    ...chapterOf('五、介入策略', '5. Strategy', 'input.strategy'),
    ...chapterOf('六、工作程序', '6. Procedure', 'input.procedure'),
    ...chapterOf('七、时间安排', '7. Timetable', 'input.timetable'),
    otherInputs,
    sealed(
      { zh: '社会工作者', en: 'Social worker' },
      { zh: '服务对象', en: 'Client' },
      { zh: '督导', en: 'Supervisor' },
    ),
    basisLines,
  ],
};

/** 社会工作结案记录, with the parts that the standard lists. */
export const closingRecord: DocumentTemplate = {
  ...firstVersion,
  kind: 'closing-record',
  numberMark: '案',
  layout: a4,
  basis: [serviceStandard('6.11 社会工作专业类（结案记录）')],
  title: { zh: '社会工作结案记录', en: 'Closing Record' },
  blocks: [
    { block: 'heading' },
    caseFacts(),
    ...chapterOf('一、基本情况和背景资料', '1. Background', 'input.background'),
    ...chapterOf('二、主要问题', '2. Main problem', 'input.mainProblem'),
    ...chapterOf('三、问题分析', '3. Analysis', 'input.analysis'),
    ...chapterOf('四、服务计划', '4. Plan', 'input.plan'),
    ...chapterOf('五、服务过程', '5. Course', 'input.course'),
    ...chapterOf('六、效果评估', '6. Evaluation', 'input.evaluation'),
    ...chapterOf('七、反思', '7. Reflection', 'input.reflection'),
    timeline,
    otherInputs,
    sealed({ zh: '社会工作者', en: 'Social worker' }, { zh: '督导', en: 'Supervisor' }),
    basisLines,
    officeLines,
  ],
};
