import type { Text } from '../../kernel/text.ts';

/** Why somebody is no longer in a group. The last four follow from what happened and are not chosen. */
export const GROUP_EXITS: Readonly<Record<string, Text>> = {
  'no-longer-fits': { zh: '不再符合条件', en: 'No longer fits' },
  'grown-up': { zh: '已成年', en: 'Grown up' },
  'own-wish': { zh: '本人要求退出', en: 'At their own wish' },
  'entered-wrongly': { zh: '登记有误', en: 'Entered by mistake' },
  'moved-out': { zh: '已迁出', en: 'Moved out' },
  died: { zh: '已去世', en: 'Died' },
  merged: { zh: '并入同一人的档案', en: 'Merged into the same person’s file' },
  unmerged: { zh: '撤销合并', en: 'The merge was undone' },
};
