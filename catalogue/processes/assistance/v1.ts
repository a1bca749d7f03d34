import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { deliveredHow, note, reason, result } from '../parts/fields.ts';
import { rating } from '../parts/rating.ts';
import {
  closeUnsupplemented,
  giveNotice,
  lapsed,
  receive,
  receiveSupplement,
  refused,
  refuseMatter,
  supplement,
  supplementTime,
  withdraw,
  withdrawn,
} from '../parts/reception.ts';
import { action, done, field, open, optional, words } from '../parts/writing.ts';

/** Help with a matter of a department: handled as the item says, and the person is told how it goes at set intervals. */
export const assistanceV1: ProcessDefinition = {
  id: 'assistance',
  version: 1,
  validFrom: '2025-01-01',
  name: words('协助办理', 'Assistance'),
  figure: 6,
  basis: [
    { source: '全科社区工作者服务规范', where: '6.7' },
    { source: '全科社区工作者服务规范', where: '7.1' },
  ],
  initialStep: 'receive',
  openedBy: ['worker', 'head'],
  limits: {
    handling: {
      unit: 'working-days',
      promised: 20,
      statutory: null,
      basis: { source: '本平台默认，社区可改', where: '事项没有期限时用' },
    },
    progress: {
      unit: 'working-days',
      promised: 5,
      statutory: null,
      basis: { source: '本平台默认，社区可改', where: '规范 6.7 要求定期反馈，间隔由事项定' },
    },
  },
  clockNames: { progress: words('下次反馈进展', 'Next word on progress') },
  tasks: {
    from: ['assisting'],
    by: ['worker', 'head'],
    kinds: [
      { id: 'investigate', name: words('协助调查核实', 'Help to investigate') },
      { id: 'prove', name: words('出具情况说明', 'State the situation') },
      { id: 'on-site', name: words('到现场配合', 'Be on the spot') },
    ],
  },
  steps: {
    receive,
    supplement,
    assisting: open(
      words('协助办理中', 'Being assisted'),
      words(
        '这件事我们在帮您办，隔几天就跟您说一次进展。',
        'We are helping with this and will tell you how it goes every few days.',
      ),
    ),
    finished: done(
      words('协助完成', 'Assistance finished'),
      words('这件事已经协助办完了，结果告诉您了。', 'The assistance is finished and you were told the result.'),
      'completed',
      'solved',
    ),
    'finished-in-part': done(
      words('协助办成一部分', 'Finished in part'),
      words('能协助的都办了，剩下的该找谁也跟您说了。', 'We did what we could and told you whom to ask for the rest.'),
      'completed-in-part',
      'in-part',
    ),
    refused,
    withdrawn,
    lapsed,
  },
  actions: {
    accept: action(words('受理，开始协助', 'Accept and begin'), 'receive', 'assisting', {
      needs: ['eligible', 'materials-complete'],
      input: [note],
      clock: [{ start: 'handling' }, { start: 'progress' }],
      documents: ['acceptance-receipt'],
      endsFirstContact: 'accepted',
    }),
    'give-notice': giveNotice,
    'receive-supplement': receiveSupplement,
    refuse: refuseMatter,
    'feed-back': action(words('反馈进展', 'Tell the progress'), 'assisting', 'stay', {
      input: [
        field('long-text', 'progress', words('进展', 'Progress')),
        optional('long-text', 'problems', words('存在的问题', 'Problems')),
      ],
      clock: [{ renew: 'progress' }],
      emphasis: 'other',
    }),
    finish: action(words('协助完成', 'Finish'), 'assisting', 'finished', {
      needs: ['tasks-done'],
      input: [result, deliveredHow],
      clock: [{ end: 'handling' }, { end: 'progress' }],
      documents: ['result-delivery'],
    }),
    'finish-in-part': action(words('只办成一部分', 'Only part could be done'), 'assisting', 'finished-in-part', {
      needs: ['tasks-done'],
      input: [result, reason],
      clock: [{ end: 'handling' }, { end: 'progress' }],
      documents: ['result-delivery'],
      emphasis: 'way-out',
    }),
    withdraw: { ...withdraw, from: ['receive', 'supplement', 'assisting'] },
    'close-unsupplemented': closeUnsupplemented,
  },
  escalations: [
    {
      id: 'no-progress-told',
      name: words('到时候没反馈进展', 'No word on progress in time'),
      when: { clock: 'progress', mark: 'overdue' },
      does: { notify: ['worker', 'head'] },
    },
  ],
  supplement: supplementTime,
  rating: { ...rating, after: ['completed', 'completed-in-part', 'refused'] },
};
