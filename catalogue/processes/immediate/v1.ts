import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { deliveredHow, note, result } from '../parts/fields.ts';
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
  withdraw,
  withdrawn,
  supplementTime,
} from '../parts/reception.ts';

/** Handled at once: nothing waits between acceptance and result, so no clock is needed. */
export const immediateV1: ProcessDefinition = {
  id: 'immediate',
  version: 1,
  validFrom: '2025-01-01',
  name: { zh: '即办', en: 'Handled at once' },
  figure: 1,
  basis: [
    { source: '全科社区工作者服务规范', where: '6.2' },
    { source: '全科社区工作者服务规范', where: '7.1' },
  ],
  initialStep: 'receive',
  openedBy: ['worker', 'head'],
  steps: {
    receive,
    supplement,
    finished: {
      name: { zh: '已办结', en: 'Finished' },
      kind: 'done',
      responsible: 'worker',
      outcome: 'completed',
      closing: 'solved',
      told: {
        zh: '您的事已经当场办好了，结果请收好。',
        en: 'Your matter was settled on the spot; please keep the result.',
      },
    },
    refused,
    withdrawn,
    lapsed,
  },
  actions: {
    handle: {
      name: { zh: '当场办结', en: 'Settle now' },
      from: ['receive'],
      to: 'finished',
      by: ['worker', 'head'],
      needs: ['eligible', 'materials-complete'],
      input: [result, { ...deliveredHow, required: false }, note],
      clock: [],
      documents: ['result-delivery'],
      endsFirstContact: 'accepted',
      emphasis: 'main',
    },
    'give-notice': giveNotice,
    'receive-supplement': receiveSupplement,
    refuse: refuseMatter,
    withdraw,
    'close-unsupplemented': closeUnsupplemented,
  },
  supplement: supplementTime,
  rating,
};
