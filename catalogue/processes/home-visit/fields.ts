import type { InputField } from '../../../modules/casework/domain/definition.ts';
import { choice, field, optional, words } from '../parts/writing.ts';

export const appointmentFields: readonly InputField[] = [
  field('date-time', 'visitAt', words('哪天几点', 'Day and hour')),
  field('text', 'visitPlace', words('在哪里见', 'Where'), { sensitive: true }),
  field('text', 'visitWith', words('跟谁约的', 'Agreed with')),
  optional('text', 'bring', words('请对方准备什么', 'What to have ready')),
];

export const visitFields: readonly InputField[] = [
  field('date-time', 'visitedAt', words('什么时候上门的', 'Visited at')),
  field('yes-no', 'identityShown', words('出示了工作证', 'Card shown')),
  field('choices', 'carried', words('带了什么', 'Carried along'), {
    choices: [
      choice('card', '工作证件', 'Work card'),
      choice('forms', '表格和告知单', 'Forms and notices'),
      choice('policy', '政策资料', 'Policy leaflets'),
      choice('device', '手机或终端', 'Phone or terminal'),
    ],
  }),
  field('long-text', 'visitDone', words('办了什么', 'What was done')),
  optional('text', 'joinedBy', words('一同上门的人', 'Who came along')),
];
