import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { reason } from '../parts/fields.ts';
import { ownDefault, practice } from '../parts/local-basis.ts';
import { rating } from '../parts/rating.ts';
import { action, done, field, FIELD, open, waiting, words } from '../parts/writing.ts';
import { meetingFields, proposalFields, topicFields, voteFields } from './fields.ts';

/** From a proposal to the last point struck off: screened, discussed, voted on, made public, carried out, rated by all. */
export const deliberationV1: ProcessDefinition = {
  id: 'deliberation',
  version: 1,
  validFrom: '2025-01-01',
  name: words('协商议事', 'Deliberation'),
  basis: [
    practice('有事大家议、会客解忧'),
    { source: '中华人民共和国城市居民委员会组织法', where: '2025年修订，2026年1月1日起施行' },
  ],
  initialStep: 'proposed',
  openedBy: [...FIELD, 'applicant'],
  opening: { person: 'optional', item: 'none', titleFrom: ['title'], input: proposalFields },
  clockAtOpening: ['screening'],
  limits: {
    screening: { unit: 'working-days', promised: 5, statutory: null, basis: ownDefault('提议审核') },
    publicity: {
      unit: 'calendar-days',
      promised: 15,
      statutory: null,
      basis: { source: '中华人民共和国城市居民委员会组织法', where: '居务公开不少于十五日' },
    },
  },
  clockNames: { screening: words('审核提议', 'Screening'), publicity: words('公示期', 'Publicity') },
  tasks: {
    from: ['carrying-out'],
    by: ['worker', 'head'],
    kinds: [
      { id: 'action-item', name: words('落实事项', 'Action item') },
      { id: 'supervision', name: words('监督事项', 'Supervision') },
    ],
  },
  steps: {
    proposed: open(
      words('待审核', 'To be screened'),
      words('您的提议收到了，我们看看怎么议。', 'We have your proposal and are looking at how to discuss it.'),
    ),
    topic: open(
      words('议题已定', 'Topic set'),
      words('议题定了，正在约大家来议。', 'The topic is set; people are being invited.'),
    ),
    discussed: open(
      words('待表决', 'To be voted on'),
      words('大家议过了，接下来表决。', 'It was discussed; the vote comes next.'),
    ),
    resolved: open(
      words('已通过，待公示', 'Resolved, to be made public'),
      words('表决通过了，马上公示。', 'It passed and will be made public.'),
    ),
    publicised: waiting(
      words('公示中', 'Made public'),
      words('结果正在公示，有意见请提。', 'The result is public; please speak up if you object.'),
      'applicant',
    ),
    'carrying-out': open(
      words('落实中', 'Being carried out'),
      words('正一件一件落实，办完一件销一件。', 'It is being carried out point by point.'),
    ),
    'to-rate': open(
      words('待大家评', 'To be rated by all'),
      words('都办完了，请大家评一评。', 'All is done; everybody is asked to rate it.'),
    ),
    finished: done(
      words('已销账', 'Struck off'),
      words('议的事都办完了，谢谢大家。', 'All that was resolved is done. Thank you all.'),
      'completed',
      'solved',
    ),
    rejected: done(
      words('未采纳', 'Not taken up'),
      words('这次没有采纳，原因写明了，欢迎再提。', 'It was not taken up; the reason is given. Please propose again.'),
      'refused',
      'procedural',
    ),
    merged: done(
      words('并入别的议题', 'Merged'),
      words('有邻居提了同样的事，已经并在一起议。', 'A neighbour proposed the same; it is discussed together.'),
      'handed-over',
      'procedural',
    ),
    'not-passed': done(
      words('未通过', 'Not passed'),
      words('这次没有通过，结果和原因已经告诉大家。', 'It did not pass; everybody was told the result and why.'),
      'not-approved',
      'procedural',
    ),
  },
  actions: {
    'set-topic': action(words('定为议题', 'Set the topic'), 'proposed', 'topic', {
      input: topicFields,
      clock: [{ end: 'screening' }],
      endsFirstContact: 'accepted',
    }),
    reject: action(words('不采纳，说明原因', 'Do not take up'), 'proposed', 'rejected', {
      input: [reason],
      clock: [{ end: 'screening' }],
      endsFirstContact: 'answered',
      emphasis: 'way-out',
    }),
    merge: action(words('并入别的议题', 'Merge'), 'proposed', 'merged', {
      input: [field('text', 'mergedInto', words('并入哪个议题（编号）', 'Merged into (number)'))],
      clock: [{ end: 'screening' }],
      endsFirstContact: 'handed-over',
      emphasis: 'other',
    }),
    'hold-meeting': action(words('记一次议事会', 'Record a meeting'), ['topic', 'discussed'], 'discussed', {
      input: meetingFields,
    }),
    'vote-passed': action(words('表决通过', 'Passed'), 'discussed', 'resolved', {
      input: [...voteFields, field('long-text', 'resolution', words('决议', 'Resolution'))],
    }),
    'vote-failed': action(words('未通过，再议', 'Not passed: discuss again'), 'discussed', 'topic', {
      input: [...voteFields, reason],
      emphasis: 'other',
    }),
    'drop-topic': action(words('未通过，结束', 'Not passed: end'), ['topic', 'discussed'], 'not-passed', {
      input: [reason],
      emphasis: 'way-out',
    }),
    publicise: action(words('公示', 'Make public'), 'resolved', 'publicised', {
      input: [field('text', 'publicisedAt', words('在哪里公示', 'Where'))],
      clock: [{ renew: 'publicity' }],
    }),
    'objection-upheld': action(words('有异议，再议', 'Objection: discuss again'), 'publicised', 'topic', {
      input: [reason],
      clock: [{ end: 'publicity' }],
      emphasis: 'other',
    }),
    'begin-work': action(words('公示期满，开始落实', 'Publicity over: carry out'), 'publicised', 'carrying-out', {
      input: [field('text', 'leader', words('谁牵头', 'Who leads'))],
      clock: [{ end: 'publicity' }],
    }),
    'record-work': action(words('记一笔落实', 'Record progress'), 'carrying-out', 'stay', {
      by: FIELD,
      input: [field('long-text', 'progress', words('做到哪一步', 'Progress'))],
      emphasis: 'other',
    }),
    'strike-off': action(words('全部销账', 'All struck off'), 'carrying-out', 'to-rate', {
      needs: ['tasks-done'],
      input: [field('long-text', 'proof', words('完成情况和凭据', 'What was done, with proof'))],
    }),
    'rate-together': action(words('登记大家评的结果', 'Record the common rating'), 'to-rate', 'finished', {
      input: [
        field('count', 'rated', words('多少人评', 'How many rated')),
        field('count', 'content', words('满意的人数', 'How many are content')),
      ],
    }),
  },
  rating: { ...rating, after: ['completed'] },
};
