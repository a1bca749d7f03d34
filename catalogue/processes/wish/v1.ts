import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { claimant, claimantKind, wishKind } from './fields.ts';
import { reason } from '../parts/fields.ts';
import { ownDefault, practice } from '../parts/local-basis.ts';
import { rating } from '../parts/rating.ts';
import { action, done, field, FIELD, open, optional, waiting, words } from '../parts/writing.ts';

/** A resident orders, the community dispatches or publishes, somebody claims and does it, the resident confirms. */
export const wishV1: ProcessDefinition = {
  id: 'wish',
  version: 1,
  validFrom: '2025-01-01',
  name: words('微心愿', 'Wish'),
  basis: [practice('居民点单、社区派单、党员接单的“三单+积分”'), practice('为残疾居民实现微心愿')],
  initialStep: 'ordered',
  openedBy: [...FIELD, 'applicant'],
  opening: {
    person: 'required',
    item: 'none',
    titleFrom: ['wish'],
    input: [
      field('text', 'wish', words('心愿', 'Wish')),
      wishKind,
      optional('date', 'wantedBy', words('希望哪天前', 'Wanted by')),
    ],
  },
  limits: {
    claim: { unit: 'calendar-days', promised: 7, statutory: null, basis: ownDefault('心愿多久没人认领要提醒') },
    fulfil: { unit: 'calendar-days', promised: 14, statutory: null, basis: ownDefault('认领后多久要完成') },
  },
  clockAtOpening: ['claim'],
  clockNames: { claim: words('等人认领', 'To be claimed'), fulfil: words('认领人完成', 'To be fulfilled') },
  steps: {
    ordered: open(
      words('待派单', 'To be dispatched'),
      words('您的心愿收到了，我们找人来帮您。', 'We have your wish and are looking for somebody.'),
    ),
    published: waiting(
      words('等人认领', 'To be claimed'),
      words('心愿已经贴出去了，有人认领就告诉您。', 'Your wish is posted; we will tell you when somebody takes it.'),
      'unit',
    ),
    claimed: waiting(
      words('有人认领', 'Claimed'),
      words('有人接下您的心愿了，会先跟您联系。', 'Somebody has taken your wish and will contact you.'),
      'unit',
    ),
    'to-confirm': waiting(
      words('等您确认', 'For you to confirm'),
      words('心愿说是办好了，您看看满不满意。', 'It is said to be done. Please see whether you are content.'),
      'applicant',
    ),
    fulfilled: done(
      words('已实现', 'Fulfilled'),
      words('心愿实现了，我们也替您高兴。', 'Your wish came true and we are glad with you.'),
      'completed',
      'solved',
    ),
    'not-possible': done(
      words('办不了', 'Not possible'),
      words(
        '这个心愿眼下办不了，原因跟您说了，也一起想了别的办法。',
        'This is not possible now; we told you why and thought of something else.',
      ),
      'refused',
      'procedural',
    ),
    withdrawn: done(
      words('已撤回', 'Withdrawn'),
      words('心愿撤回了。', 'The wish was withdrawn.'),
      'withdrawn',
      'procedural',
    ),
  },
  actions: {
    dispatch: action(words('直接派给人', 'Dispatch to somebody'), ['ordered', 'published'], 'claimed', {
      input: [claimant, claimantKind],
      clock: [{ end: 'claim' }, { renew: 'fulfil' }],
      endsFirstContact: 'handed-over',
    }),
    publish: action(words('发布，等认领', 'Publish'), 'ordered', 'published', {
      clock: [{ renew: 'claim' }],
      endsFirstContact: 'accepted',
      emphasis: 'other',
    }),
    claim: action(words('有人认领', 'Claimed by'), 'published', 'claimed', {
      input: [claimant, claimantKind],
      clock: [{ end: 'claim' }, { renew: 'fulfil' }],
    }),
    release: action(words('收回重新发布', 'Release again'), 'claimed', 'published', {
      by: ['worker', 'head', 'system'],
      clock: [{ end: 'fulfil' }, { renew: 'claim' }],
      emphasis: 'other',
    }),
    'report-done': action(words('认领人说办好了', 'Reported as done'), 'claimed', 'to-confirm', {
      input: [
        field('date', 'doneOn', words('哪天办的', 'Done on')),
        field('text', 'proof', words('凭据（照片编号等）', 'Proof')),
        optional('number', 'hours', words('用了几小时', 'Hours')),
      ],
      clock: [{ end: 'fulfil' }],
    }),
    confirm: action(words('居民确认', 'The resident confirms'), 'to-confirm', 'fulfilled', {
      by: ['worker', 'head', 'grid-worker', 'applicant'],
      input: [optional('count', 'points', words('给认领人记多少积分', 'Points for the claimant'))],
    }),
    'not-done-right': action(words('没办好，再来', 'Not right: again'), 'to-confirm', 'claimed', {
      by: ['worker', 'head', 'applicant'],
      input: [reason],
      clock: [{ renew: 'fulfil' }],
      emphasis: 'other',
    }),
    refuse: action(words('办不了，说明原因', 'Not possible'), ['ordered', 'published'], 'not-possible', {
      input: [reason],
      endsFirstContact: 'answered',
      emphasis: 'way-out',
    }),
    withdraw: action(words('居民撤回', 'Withdraw'), ['ordered', 'published', 'claimed'], 'withdrawn', {
      by: ['worker', 'head', 'applicant'],
      input: [reason],
      onlyLater: true,
      endsFirstContact: 'answered',
      emphasis: 'way-out',
    }),
  },
  escalations: [
    {
      id: 'unclaimed',
      name: words('一直没人认领', 'Nobody claims it'),
      when: { clock: 'claim', mark: 'overdue' },
      does: { notify: ['worker', 'head'] },
    },
    {
      id: 'not-fulfilled',
      name: words('到期没办，收回重新发布', 'Not done in time: released again'),
      when: { clock: 'fulfil', mark: { overdueBy: { unit: 'calendar-days', count: 1 } } },
      does: { act: 'release' },
    },
  ],
  rating: { ...rating, after: ['completed'] },
};
