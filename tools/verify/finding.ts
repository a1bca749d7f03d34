import type { Text } from '../../kernel/text.ts';

/** What can be wrong with stored data, and what each means to whoever reads the report. */
export const FINDING_KINDS = {
  'process-unknown': { zh: '办件所在的流程版本不存在', en: 'The process version of a case does not exist' },
  'item-unknown': { zh: '办件所办的事项版本不存在', en: 'The item version of a case does not exist' },
  'history-broken': {
    zh: '办件历史不连续，或与记录的列不符',
    en: 'A history has gaps or differs from its own columns',
  },
  'history-unreadable': { zh: '办件历史无法重放', en: 'A history cannot be replayed' },
  'opening-wrong': { zh: '办件不是恰好立案一次', en: 'A case was not opened exactly once' },
  'first-contact-wrong': { zh: '首问责任人与立案时不符', en: 'The first contact differs from the one at the opening' },
  'state-differs': { zh: '办件状态与历史重放的结果不符', en: 'A state differs from the replay of its history' },
  'column-differs': { zh: '办件列表字段与状态不符', en: 'A column of a case differs from its state' },
  'document-missing': { zh: '历史记有文书，文书却不存在', en: 'The history names a document that does not exist' },
  'document-unannounced': { zh: '文书存在，历史却没有记', en: 'A document exists that the history does not name' },
  'person-missing': { zh: '办件的当事人不存在', en: 'The person of a case does not exist' },
  'linked-case-missing': { zh: '关联的办件不存在', en: 'A linked case does not exist' },
  'number-gap': { zh: '文书编号不连续', en: 'Numbers of documents have a gap' },
  'number-malformed': { zh: '编号不成格式', en: 'A number is malformed' },
  'counter-behind': { zh: '编号计数落后于已用编号', en: 'A counter is behind the numbers in use' },
  'notification-without-case': {
    zh: '提醒指向不存在的办件',
    en: 'A notification points to a case that does not exist',
  },
  'message-without-case': { zh: '待发消息指向不存在的办件', en: 'A message points to a case that does not exist' },
  'search-terms-missing': { zh: '居民的检索词不全', en: 'Search terms of a person are missing' },
  'seal-does-not-open': { zh: '加密内容打不开', en: 'A sealed value does not open' },
  'mask-differs': { zh: '掩码与原值不符', en: 'A masked value differs from the value itself' },
  'index-differs': { zh: '证件号索引与原值不符', en: 'The index of an ID number differs from the number' },
  'place-differs': {
    zh: '房屋、楼栋与其居住、网格记录不符',
    en: 'A dwelling, building or household differs from its dated records',
  },
  'account-missing': { zh: '在用人员没有登录账号', en: 'An active worker’s account does not exist' },
  'audit-anchors-missing': {
    zh: '审计链的锚点不在了，库外没有东西能证明这段记录；处理办法见 docs/operation.md',
    en: 'Anchors of the audit trail are gone, so nothing outside the database vouches for it; docs/operation.md says what to do',
  },
  'audit-chain': { zh: '审计链被破坏', en: 'The audit chain is broken' },
} as const satisfies Readonly<Record<string, Text>>;

export type FindingKind = keyof typeof FINDING_KINDS;

/** One place where stored data contradict each other. Names ids, columns and numbers; never a personal value. */
export interface Finding {
  readonly kind: FindingKind;
  readonly organisationId: string;
  readonly subjectId: string;
  readonly detail: string;
}

/** What one check looked at and found; `counts` are summed over organisations and batches. */
export interface Checked {
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
}
