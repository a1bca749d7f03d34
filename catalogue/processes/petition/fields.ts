import type { InputField } from '../../../modules/casework/domain/definition.ts';
import { choice, field, optional, words } from '../parts/writing.ts';

/** The ways a petition reaches the office; each is looked at every day. */
export const petitionChannels = [
  choice('suggestion-box', '意见箱', 'Suggestion box'),
  choice('letter', '信函', 'Letter'),
  choice('online', '网络', 'Online'),
  choice('phone', '电话', 'Phone'),
  choice('on-site', '现场', 'In person'),
  choice('forwarded', '上级或部门转办', 'Forwarded by a department'),
];

export const petitionFields: readonly InputField[] = [
  field('choice', 'cameBy', words('从哪来的', 'Channel'), { choices: petitionChannels }),
  field('text', 'forwardedBy', words('哪个部门转来的', 'Forwarded by'), { when: { field: 'cameBy', is: 'forwarded' } }),
  optional('text', 'petitioner', words('信访人姓名', 'Name of the petitioner'), {
    sensitive: true,
    help: words('匿名的不填。', 'Left empty when anonymous.'),
  }),
  optional('phone', 'contactPhone', words('联系电话', 'Phone')),
  field('choice', 'kind', words('什么性质', 'Kind'), {
    choices: [
      choice('suggestion', '意见建议', 'Suggestion'),
      choice('complaint', '投诉', 'Complaint'),
      choice('request', '求决', 'Request'),
      choice('report', '检举反映', 'Report of wrongdoing'),
    ],
  }),
  field('long-text', 'demand', words('诉求', 'What is asked'), { sensitive: true }),
  optional('worker', 'complainedAboutWorkerId', words('反映的是哪位工作人员', 'Worker complained about'), {
    help: words('选了以后，这位同事看不到这件事。', 'Whoever is named here will never see this case.'),
  }),
];

export const replyFields: readonly InputField[] = [
  field('choice', 'replyTo', words('答复谁', 'Reply to'), {
    choices: [
      choice('petitioner', '信访人', 'The petitioner'),
      choice('department', '转来的部门', 'The forwarding department'),
      choice('both', '都答复', 'Both'),
    ],
  }),
  field('long-text', 'reply', words('答复内容', 'Reply')),
  optional('long-text', 'replyBasis', words('依据', 'Basis')),
  field('date', 'repliedOn', words('哪天答复', 'Replied on')),
];
