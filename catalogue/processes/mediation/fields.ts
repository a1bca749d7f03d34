import type { InputField } from '../../../modules/casework/domain/definition.ts';
import { choice, field, optional, words } from '../parts/writing.ts';

export const disputeSource: InputField = field('choice', 'source', words('线索从哪来', 'Source'), {
  choices: [
    choice('found', '走访排查发现', 'Found on a visit'),
    choice('asked', '当事人申请', 'A party asked'),
    choice('assigned', '上级转派', 'Assigned from above'),
  ],
});

export const disputeKind: InputField = field('choice', 'kind', words('什么纠纷', 'Kind of dispute'), {
  choices: [
    choice('neighbours', '邻里', 'Neighbours'),
    choice('family', '婚姻家庭', 'Family'),
    choice('property-management', '物业', 'Property management'),
    choice('housing', '房屋宅基地', 'Housing or land'),
    choice('labour', '劳动报酬', 'Wages'),
    choice('contract', '合同债务', 'Contract or debt'),
    choice('injury', '损害赔偿', 'Damages'),
    choice('other', '其他', 'Another'),
  ],
});

export const disputeFields: readonly InputField[] = [
  disputeSource,
  disputeKind,
  field('text', 'partyA', words('一方', 'One side'), { sensitive: true }),
  optional('phone', 'partyAPhone', words('一方电话', 'Phone of one side')),
  field('text', 'partyB', words('另一方', 'The other side'), { sensitive: true }),
  optional('phone', 'partyBPhone', words('另一方电话', 'Phone of the other side')),
  field('long-text', 'facts', words('怎么回事', 'What happened'), { sensitive: true }),
];

export const sessionFields: readonly InputField[] = [
  field('date-time', 'sessionAt', words('什么时候', 'When')),
  field('text', 'sessionPlace', words('在哪里', 'Where')),
  field('text', 'mediators', words('谁主持', 'Mediators')),
  field('choices', 'methods', words('怎么做的工作', 'How'), {
    choices: [
      choice('explain', '说明', 'Explained'),
      choice('educate', '教育', 'Educated'),
      choice('persuade', '规劝', 'Persuaded'),
      choice('guide', '疏导', 'Guided'),
    ],
  }),
  field('long-text', 'course', words('谈的经过', 'Course of the talk'), { sensitive: true }),
];

/** What an agreement has to name by the people's mediation law, written or recorded. */
export const agreementFields: readonly InputField[] = [
  field('long-text', 'issues', words('争议事项', 'Matters in dispute')),
  field('long-text', 'responsibility', words('各自的责任', 'Responsibility of each side')),
  field('long-text', 'agreement', words('协议内容', 'What was agreed')),
  field('text', 'performance', words('怎么履行', 'How it is performed')),
  field('date', 'performBy', words('哪天前履行', 'To be performed by')),
  field('date', 'agreedOn', words('哪天生效', 'In effect from')),
];

export const otherRoutes: InputField = field(
  'choices',
  'routes',
  words('告知了哪些别的路', 'Other ways that were told'),
  {
    choices: [
      choice('judicial-confirmation', '申请司法确认', 'Judicial confirmation'),
      choice('enforcement', '申请强制执行', 'Enforcement'),
      choice('lawsuit', '向法院起诉', 'Going to court'),
      choice('arbitration', '仲裁', 'Arbitration'),
      choice('administrative', '行政裁决或处理', 'Decision by an authority'),
      choice('legal-aid', '法律援助', 'Legal aid'),
    ],
  },
);
