import type { Text } from '../../kernel/text.ts';
import { erasureAuditTexts } from './erasure.ts';

/** Names of what is done with people's files, for the audit trail. */
export const peopleAuditTexts: Readonly<Record<string, Text>> = {
  'record-life-event': { zh: '登记变动', en: 'Recorded a change' },
  'correct-life-event': { zh: '更正变动', en: 'Corrected a change' },
  'read-life-events': { zh: '查看变动记录', en: 'Looked at changes' },
  'set-fact': { zh: '登记信息', en: 'Recorded a fact' },
  'correct-person': { zh: '更正基本信息', en: 'Corrected who somebody is' },
  'read-replaced-values': { zh: '查看更正历史', en: 'Looked at corrected values' },
  'enter-group': { zh: '纳入人群', en: 'Put into a group' },
  'review-group': { zh: '复核人群', en: 'Reviewed a group' },
  'leave-group': { zh: '退出人群', en: 'Took out of a group' },
  'list-group-reviews': { zh: '查看到期复核', en: 'Looked at reviews due' },
  'save-own-group': { zh: '设置本社区人群', en: 'Saved a group of its own' },
  'give-consent': { zh: '登记同意', en: 'Recorded a consent' },
  'withdraw-consent': { zh: '撤回同意', en: 'Withdrew a consent' },
  'list-duplicates': { zh: '查看疑似重复', en: 'Looked at duplicates' },
  'find-duplicates': { zh: '查找重复', en: 'Looked for duplicates' },
  'compare-people': { zh: '并排比对', en: 'Compared two records' },
  'tell-people-apart': { zh: '认定不是同一人', en: 'Told two people apart' },
  'merge-people': { zh: '合并档案', en: 'Merged two records' },
  'undo-merge': { zh: '撤销合并', en: 'Undid a merge' },
  'add-sealing-key': { zh: '启用新的加密密钥', en: 'Took a new sealing key into use' },
  'reseal-values': { zh: '用新密钥重新加密', en: 'Sealed everything under the new key' },
  'drop-sealing-keys': { zh: '去掉不再使用的密钥', en: 'Let go of keys that nothing uses' },
  'change-indexing-key': { zh: '更换查找密钥', en: 'Changed the indexing key' },
  'erase-person': { zh: '删除档案', en: 'Erased a person’s file' },
  ...erasureAuditTexts,
  'read-household': { zh: '查看家庭', en: 'Looked at a household' },
};
