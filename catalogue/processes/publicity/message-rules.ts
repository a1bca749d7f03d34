import type { MessageRule } from '../../../modules/casework/domain/publicity.ts';

/**
 * Explaining law and policy is a duty of the residents' committee, so the groups it serves are told unless they asked
 * not to be; a message to every number on record needs that its owner agreed.
 */
export const messageRules: readonly MessageRule[] = [
  {
    validFrom: '2025-01-01',
    purpose: 'messages',
    everybody: 'given',
    groups: 'not-withdrawn',
    basis: [
      { source: '个人信息保护法', where: '第十三条' },
      { source: '城市居民委员会组织法', where: '第三条' },
    ],
  },
];
