import { searchGuides } from '../../modules/guides/contract.ts';
import type { GuideHit } from '../../modules/guides/contract.ts';
import type { FixtureAnswer } from './fixture-server.ts';

const guide = (id: string, zh: string, en: string, department: string): GuideHit => ({
  id,
  version: 2,
  validFrom: '2026-01-01',
  name: { zh, en },
  category: 'public-affairs',
  department: { id: 'civil-affairs', name: { zh: department, en: department } },
  audience: { zh: '本市户籍居民', en: 'Residents of the city' },
  scope: 'both',
  legalKind: 'handling',
  fee: { zh: '免费', en: 'Free' },
  processIds: ['promised', 'on-behalf'],
  reasons: [],
});

const GUIDES = [
  guide('elder-allowance', '高龄老人生活补贴', 'Living allowance for the very old', '民政'),
  guide('minimum-living', '最低生活保障申请', 'Minimum living standard', '民政'),
  guide('elder-card', '老年人优待证', 'Senior citizen card', '老龄'),
  guide('public-rental', '公共租赁住房申请', 'Public rental housing', '住房保障'),
];

export const guideAnswers: readonly FixtureAnswer[] = [
  {
    route: searchGuides,
    answer: ({ query }) => {
      const items = GUIDES.filter(({ name }) => [...(query['q'] ?? '')].every((sign) => name.zh.includes(sign)));
      return { items, total: items.length };
    },
  },
];
