import type { EventRule } from '../../../modules/casework/domain/nearby-events.ts';
import { ownDefault } from '../parts/local-basis.ts';
import { words } from '../parts/writing.ts';

const STREET_PLACES = ['路口', '马路', '路边', '人行道', '非机动车道', '沿街', '店面', '河道', '红绿灯'];

/** What counts as the same event, and who usually sees to which: our own defaults. */
export const GRID_EVENT_RULE: EventRule = {
  processId: 'grid-event',
  kindField: 'kind',
  placeField: 'place',
  withinDays: 7,
  joinAction: 'report-again',
  tells: 'contactPhone',
  handlerField: 'handler',
  dispatch: [
    {
      kinds: ['environment', 'blocked-way', 'facility'],
      placeHas: STREET_PLACES,
      action: 'dispatch-street',
      input: { unit: '综合执法', reason: '在马路或沿街，归街道管' },
      why: words('马路、沿街的事归街道', 'Streets and shop fronts are the street office’s'),
    },
    {
      kinds: ['facility'],
      action: 'dispatch-community',
      input: { reason: '公共设施由社区联系物业、维修' },
      why: words('公共设施由社区联系物业、维修', 'The community arranges repairs with the property company'),
    },
    {
      kinds: ['environment', 'blocked-way', 'safety', 'person', 'dispute'],
      action: 'dispatch-grid',
      dutyRole: 'grid-worker',
      why: words('网格里能办的先由网格员去看', 'What the grid can do, its worker looks at first'),
    },
    {
      action: 'dispatch-community',
      input: { reason: '先由社区看归谁管' },
      why: words('分不清归谁，先由社区看', 'Where it is not clear, the community looks first'),
    },
  ],
  basis: ownDefault('网格事件查重与派发建议'),
};
