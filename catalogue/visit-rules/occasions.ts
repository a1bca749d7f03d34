import type { Basis, Text } from '../../kernel/text.ts';
import type { OccasionRule } from '../../modules/visits/domain/visit-rule.ts';

const SIX: Text = { zh: '退役军人六必访', en: 'Six occasions to visit veterans' };
const FOUR: Text = { zh: '遇事必访', en: 'Occasions to visit any resident' };
const FROM = '2025-08-01';

const veterans = (id: string, zh: string, en: string, withinDays: number): OccasionRule => ({
  id: `veteran-${id}`,
  name: { zh, en },
  groupId: 'veteran',
  series: SIX,
  withinDays,
  by: 'grid-worker',
  checklistId: 'occasion',
  basis: { source: '社区服务合同', where: '退役军人服务（4）六必访；天数为本平台默认' },
  validFrom: FROM,
  verifyLocally: true,
});

const OWN: Basis = { source: '本平台默认，社区可改', where: '遇事必访的情形和天数' };

const anybody = (id: string, zh: string, en: string, withinDays: number): OccasionRule => ({
  id,
  name: { zh, en },
  groupId: null,
  series: FOUR,
  withinDays,
  by: 'grid-worker',
  checklistId: 'occasion',
  basis: OWN,
  validFrom: FROM,
  verifyLocally: true,
});

/**
 * Occasions that call for a visit within days. The contract speaks of six for veterans and names five; the sixth is a
 * local practice. No source sets the days.
 */
export const OCCASION_RULES: readonly OccasionRule[] = [
  veterans('returned', '退役返乡', 'Came home from service', 7),
  veterans('merit', '立功受奖', 'Was decorated', 7),
  veterans('hero', '英雄典型', 'Named a hero or example', 7),
  veterans('hardship', '遇到困难', 'Met hardship', 3),
  veterans('upheaval', '重大变故', 'Great change in life', 3),
  veterans('festival', '重要节日', 'Important festival', 14),
  anybody('in-hospital', '生病住院', 'Ill or in hospital', 3),
  anybody('bereavement', '家里有人去世', 'A death in the family', 3),
  anybody('accident', '遭遇意外或灾害', 'Accident or disaster', 1),
  anybody('quarrel', '邻里或家庭纠纷', 'Dispute at home or with neighbours', 3),
  anybody('newcomer', '新搬来', 'New in the community', 14),
];
