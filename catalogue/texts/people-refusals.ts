import type { Text } from '../../kernel/text.ts';

/** Refusals of changes, facts, groups, consents and duplicates. */
export const peopleRefusalTexts = {
  'change-date-in-future': { zh: '日期不能晚于今天', en: 'The date cannot be later than today' },
  'relation-unknown': {
    zh: '请为每位成员选择与户主的关系',
    en: 'Choose the relation to the head for every member',
  },
  'person-named-twice': { zh: '同一个人选了两次', en: 'The same person is named twice' },
  'person-unknown': { zh: '没有找到这个人', en: 'This person was not found' },
  'person-has-left': {
    zh: '此人已迁出、去世或档案已合并，请先核对变动记录',
    en: 'This person has left, died or was merged; look at the changes first',
  },
  'household-unknown': { zh: '没有找到这个家庭', en: 'This household was not found' },
  'household-closed': { zh: '这个家庭已销户', en: 'This household was closed' },
  'already-in-household': { zh: '此人已经在这个家庭里', en: 'This person is in the household already' },
  'not-in-household': { zh: '有人不在这个家庭里', en: 'Somebody named is not in this household' },
  'same-household': { zh: '两户是同一户', en: 'The two households are the same' },
  'head-needed': {
    zh: '原户主离开后，请指定新户主和其他人与新户主的关系',
    en: 'The head leaves: name a new head and the relations of the others',
  },
  'one-head-only': { zh: '一个家庭只能有一位户主', en: 'A household has one head only' },
  'nothing-changes': { zh: '与现在的登记一样，没有变动', en: 'Nothing would change' },
  'source-unknown': { zh: '请选择信息来源', en: 'Choose where this comes from' },
  'building-unknown': { zh: '没有这幢楼，或已拆除', en: 'There is no such building, or it was closed' },
  'let-dates-wrong': { zh: '租期的结束要晚于开始', en: 'The end has to be after the beginning' },
  'born-on-other-day': {
    zh: '出生日期与证件号码里的不一致',
    en: 'The day of birth differs from the one in the ID number',
  },
  'sex-against-number': {
    zh: '性别与证件号码里的不一致',
    en: 'The sex differs from the one in the ID number',
  },
  'event-corrected-already': { zh: '这条已经更正过', en: 'This entry was corrected already' },
  'correction-is-final': {
    zh: '更正本身不能再更正，请重新登记正确的变动',
    en: 'A correction is not corrected; record what is right anew',
  },
  'later-change-first': {
    zh: '后来又有变动，请先更正后面的那条',
    en: 'Something changed later; correct that entry first',
  },
  'fact-not-kept': { zh: '档案里没有这一项', en: 'The file has no such entry' },
  'fact-value-wrong': { zh: '内容或有效期填得不对', en: 'The value or its expiry is not right' },
  'group-unknown': { zh: '没有这个人群', en: 'There is no such group' },
  'group-held-already': { zh: '已经在这个人群里', en: 'In this group already' },
  'group-not-held': { zh: '不在这个人群里', en: 'Not in this group' },
  'group-not-yours-to-decide': {
    zh: '这个人群由社区负责人决定',
    en: 'Who belongs to this group is for the head to decide',
  },
  'group-by-age': { zh: '这个人群按年龄自动归入', en: 'This group follows from the age' },
  'group-not-in-force': { zh: '这个人群现在没有启用', en: 'This group is not in use now' },
  'group-class-needed': { zh: '请选择类别', en: 'Choose the class' },
  'group-evidence-needed': {
    zh: '请写明看过的证件或材料',
    en: 'Say which paper was seen',
  },
  'group-exit-unknown': { zh: '请选择退出原因', en: 'Choose why' },
  'group-ends-before-start': { zh: '结束日期不能早于开始日期', en: 'The end cannot be before the beginning' },
  'group-name-taken': { zh: '这个名称已有，请换一个', en: 'This name is taken; choose another' },
  'consent-purpose-unknown': { zh: '请选择用途', en: 'Choose the purpose' },
  'guardian-needed': {
    zh: '未满十四周岁，须由监护人同意',
    en: 'Under fourteen: the guardian has to consent',
  },
  'giver-needed': { zh: '请写明由谁代为同意', en: 'Say who consents for the person' },
  'consent-dates-wrong': { zh: '日期前后不对', en: 'The dates are not in order' },
  'consent-withdrawn-already': { zh: '这项同意已经撤回', en: 'This consent was withdrawn already' },
  'consent-needed': {
    zh: '须本人同意提供给社工机构后才能查看',
    en: 'The person has to agree to sharing with the agency first',
  },
  'child-protected': {
    zh: '未满十四周岁，只能因正在办事或紧急情况查看',
    en: 'Under fourteen: only for a matter in hand or an emergency',
  },
  'pair-decided-already': { zh: '这一对已经有人决定了', en: 'Somebody has decided on this pair already' },
  'merge-undone-already': { zh: '这次合并已经撤销', en: 'This merge was undone already' },
  'merge-too-old': { zh: '合并已超过 30 天，不能撤销', en: 'More than thirty days ago; it cannot be undone' },
  'merge-changed-since': {
    zh: '合并后档案又有变动，请先更正那些变动',
    en: 'The record changed since; take those changes back first',
  },
} as const satisfies Readonly<Record<string, Text>>;
