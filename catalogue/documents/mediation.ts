import type { Basis } from '../../kernel/text.ts';
import type { Block, DocumentTemplate } from '../../modules/notices/domain/document-template.ts';
import {
  basisLines,
  chapter,
  chapterOf,
  fact,
  firstVersion,
  otherInputs,
  same,
  sealed,
  serviceStandard,
} from './form-parts.ts';
import { a4 } from './layouts.ts';

const law = (where: string): Basis => ({ source: '《中华人民共和国人民调解法》', where });

const parties: Block = {
  block: 'facts',
  lines: 'grid',
  perRow: 2,
  labelWidthMm: 27,
  facts: [
    fact('编号', 'Case no.', '{caseNumber}'),
    fact('登记日期', 'Registered', '{receivedOn}'),
    {
      label: { zh: '当事人（一）', en: 'Party 1' },
      value: same('{input.partyA}[[　{input.partyAPhone}]]'),
      wide: true,
    },
    {
      label: { zh: '当事人（二）', en: 'Party 2' },
      value: same('{input.partyB}[[　{input.partyBPhone}]]'),
      wide: true,
    },
    fact('调解员', 'Mediator', '{input.mediators}'),
    fact('经办人', 'Handler', '{handler}'),
  ],
};

const rights: Block = {
  block: 'paragraph',
  style: 'small',
  text: {
    zh: '双方可以自协议生效之日起三十日内共同向人民法院申请司法确认。不履行或者对履行有争议的，可以再来调解，也可以依法仲裁或者向人民法院起诉。',
    en: 'Within thirty days of its taking effect both may together ask the court to confirm the agreement. If it is not performed, mediation may be resumed, or the parties may turn to arbitration or the court.',
  },
};

/** 人民调解协议书, with everything that article 29 lets it state. */
export const mediationAgreement: DocumentTemplate = {
  ...firstVersion,
  kind: 'mediation-agreement',
  numberMark: '调',
  basis: [law('第二十八条、第二十九条、第三十三条'), serviceStandard('6.9 矛盾调解类')],
  title: { zh: '人民调解协议书', en: 'Mediation Agreement' },
  layout: a4,
  blocks: [
    { block: 'heading' },
    parties,
    ...chapterOf('一、纠纷的主要事实', '1. Main facts', 'input.facts'),
    ...chapterOf('二、争议事项', '2. Matters in dispute', 'input.issues'),
    ...chapterOf('三、各方的责任', '3. Responsibilities', 'input.responsibility'),
    ...chapterOf('四、达成协议的内容', '4. Agreement', 'input.agreement'),
    chapter('五、履行方式和期限', '5. Performance', 'input.performance'),
    {
      block: 'paragraph',
      when: 'input.performance',
      text: {
        zh: '{input.performance}[[　期限：{input.performBy}]]',
        en: '{input.performance}[[  By: {input.performBy}]]',
      },
    },
    {
      block: 'paragraph',
      text: {
        zh: '本协议自各方签名、盖章或者按指印，调解员签名并加盖人民调解委员会印章之日起生效。各方各执一份，人民调解委员会留存一份。',
        en: 'Effective when the parties have signed or set their fingerprints, the mediator has signed and the committee’s seal is set. Each party has a copy, the committee keeps one.',
      },
    },
    rights,
    sealed(
      { zh: '当事人（一）', en: 'Party 1' },
      { zh: '当事人（二）', en: 'Party 2' },
      { zh: '调解员', en: 'Mediator' },
    ),
    basisLines,
  ],
};

/** 口头协议登记表: an oral agreement counts when the mediator wrote it down. */
export const oralAgreementRecord: DocumentTemplate = {
  ...firstVersion,
  kind: 'oral-agreement-record',
  numberMark: '口',
  basis: [law('第二十八条、第三十条'), serviceStandard('6.9 矛盾调解类')],
  title: { zh: '人民调解口头协议登记表', en: 'Record of an Oral Agreement' },
  layout: a4,
  blocks: [
    { block: 'heading' },
    parties,
    ...chapterOf('一、纠纷事实', '1. Facts', 'input.facts'),
    ...chapterOf('二、口头协议的内容', '2. What was agreed', 'input.agreement'),
    chapter('三、履行方式和期限', '3. Performance', 'input.performance'),
    {
      block: 'paragraph',
      when: 'input.performance',
      text: {
        zh: '{input.performance}[[　期限：{input.performBy}]]',
        en: '{input.performance}[[  By: {input.performBy}]]',
      },
    },
    otherInputs,
    {
      block: 'paragraph',
      text: {
        zh: '口头协议自各方达成协议之日起生效，由调解员记录如上。',
        en: 'An oral agreement takes effect on the day it is reached; the mediator recorded it as above.',
      },
    },
    rights,
    sealed({ zh: '调解员', en: 'Mediator' }, { zh: '记录日期', en: 'Date' }),
    basisLines,
  ],
};
