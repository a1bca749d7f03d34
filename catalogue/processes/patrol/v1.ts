import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { eventKind } from '../grid-event/fields.ts';
import { practice } from '../parts/local-basis.ts';
import { reason } from '../parts/fields.ts';
import { action, done, field, FIELD, open, optional, words } from '../parts/writing.ts';
import { checkedPoints, round } from './fields.ts';

/** A round by a checklist, of the building steward's kind; every finding becomes a linked event. */
export const patrolV1: ProcessDefinition = {
  id: 'patrol',
  version: 1,
  validFrom: '2025-01-01',
  name: words('巡查', 'Patrol'),
  basis: [practice('楼道“红管家”12345工作法：一巡查、二走访、三必到、四必访、五必报')],
  initialStep: 'under-way',
  openedBy: FIELD,
  opening: {
    person: 'none',
    item: 'none',
    titleFrom: ['round', 'place'],
    quick: true,
    input: [round, field('text', 'place', words('巡哪里', 'Where'))],
  },
  steps: {
    'under-way': open(words('巡查中', 'Under way'), words('正在巡查。', 'A patrol is under way.'), 'grid-worker'),
    finished: done(words('已完成', 'Finished'), words('巡查完成。', 'The patrol is finished.'), 'completed', 'solved'),
    stopped: done(
      words('中止', 'Stopped'),
      words('巡查中止，原因已记。', 'The patrol was stopped; the reason is noted.'),
      'withdrawn',
      'procedural',
    ),
  },
  actions: {
    'report-finding': action(words('发现问题', 'Report a finding'), 'under-way', 'stay', {
      by: FIELD,
      input: [
        eventKind,
        field('text', 'place', words('在哪里', 'Where')),
        optional('long-text', 'seen', words('看到了什么', 'What was seen')),
      ],
      opensLinked: { processId: 'grid-event', carries: ['kind', 'place', 'seen'] },
    }),
    finish: action(words('巡完', 'Finish'), 'under-way', 'finished', {
      by: FIELD,
      input: [checkedPoints, optional('long-text', 'remarks', words('说明', 'Remarks'))],
      endsFirstContact: 'answered',
    }),
    stop: action(words('中止', 'Stop'), 'under-way', 'stopped', {
      by: FIELD,
      input: [reason],
      onlyLater: true,
      endsFirstContact: 'answered',
      emphasis: 'way-out',
    }),
  },
};
