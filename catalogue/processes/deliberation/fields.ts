import type { InputField } from '../../../modules/casework/domain/definition.ts';
import { choice, field, optional, words } from '../parts/writing.ts';

export const proposalFields: readonly InputField[] = [
  field('text', 'title', words('议什么', 'Proposal')),
  field('long-text', 'why', words('为什么要议', 'Why')),
  field('choice', 'source', words('从哪来的', 'Source'), {
    choices: [
      choice('resident', '居民提出', 'A resident'),
      choice('request-wall', '诉求墙', 'Wall of requests'),
      choice('grid', '网格收集', 'Collected in the grid'),
      choice('community', '社区提出', 'The community'),
    ],
  }),
];

export const topicFields: readonly InputField[] = [
  field('text', 'topic', words('议题', 'Topic')),
  field('long-text', 'parties', words('请谁来议', 'Parties')),
  field('choice', 'voters', words('谁有表决权', 'Who votes'), {
    choices: [
      choice('residents', '年满十八周岁的居民', 'Residents over 18'),
      choice('households', '户代表', 'Households'),
      choice('representatives', '居民代表', 'Representatives'),
      choice('owners', '业主', 'Owners'),
    ],
  }),
  field('number', 'quorum', words('到会比例（%）', 'Quorum (%)')),
  field('number', 'majority', words('通过比例（%）', 'Majority (%)')),
  field('date-time', 'meetingAt', words('什么时候议', 'Meeting at')),
];

export const meetingFields: readonly InputField[] = [
  field('date-time', 'heldAt', words('什么时候开的', 'Held at')),
  field('count', 'attended', words('到了多少人', 'Attended')),
  field('long-text', 'record', words('会议记录', 'Record')),
];

export const voteFields: readonly InputField[] = [
  field('count', 'eligible', words('应到人数', 'Eligible')),
  field('count', 'present', words('实到人数', 'Present')),
  field('count', 'for', words('赞成', 'For')),
  field('count', 'against', words('反对', 'Against')),
  optional('count', 'abstained', words('弃权', 'Abstained')),
];
