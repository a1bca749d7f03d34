import type { Text } from '../../kernel/text.ts';

/** Words of erasing personal data. */
export const erasureTexts = {
  'erasure.title': { zh: '删除个人信息', en: 'Erase personal data' },
  'erasure.lead': {
    zh: '依据个人信息保护法第四十七条。登记后由另一位负责人决定；同意后马上删除，不能恢复',
    en: 'Personal information protection law, art. 47. One records it, another decides; then it is erased at once, for good',
  },
  'erasure.list-title': { zh: '个人信息删除', en: 'Erasures of personal data' },
  'erasure.all': { zh: '全部删除请求', en: 'All requests to erase' },
  'erasure.list-sub': {
    zh: '谁在什么时候请求删除、依据什么、谁同意。删除后只留编号，不再有姓名',
    en: 'Who asked, on which ground, who agreed. After an erasure a number is left and no name',
  },
  'erasure.what': { zh: '有哪些，怎么处理', en: 'What there is and what becomes of it' },
  'erasure.fate.erased': { zh: '删除', en: 'Erased' },
  'erasure.fate.emptied': { zh: '清空', en: 'Emptied' },
  'erasure.fate.kept': { zh: '依法保留', en: 'Kept by law' },
  'erasure.count': { zh: '{count} 条', en: '{count}' },
  'erasure.none-of': { zh: '没有：{parts}', en: 'None of: {parts}' },
  'erasure.and': { zh: '、', en: ', ' },
  'erasure.kept-until': { zh: '至少保存到 {date}', en: 'at least until {date}' },
  'erasure.basis': { zh: '依据：{source} {where}', en: 'Basis: {source} {where}' },
  'erasure.form': { zh: '登记请求', en: 'Record a request' },
  'erasure.ground': { zh: '依据', en: 'Ground' },
  'erasure.asked-by': { zh: '谁提出', en: 'Who asks' },
  'erasure.note': { zh: '怎么提出的（可不填，删除时一并清空）', en: 'How it was asked (optional; goes with the rest)' },
  'erasure.type-name': { zh: '输入此人的姓名以确认：{name}', en: 'Type the person’s name to confirm: {name}' },
  'erasure.send': { zh: '登记，交负责人决定', en: 'Record it for a decision' },
  'erasure.cases-open': {
    zh: '还有 {count} 件办件没有办完。先办结或撤回，再删除',
    en: '{count} matters are under way. Finish or withdraw them first',
  },
  'erasure.cases-see': { zh: '看办件', en: 'See them' },
  'erasure.request': { zh: '请求', en: 'The request' },
  'erasure.state.waiting': { zh: '等负责人决定', en: 'Waiting for a decision' },
  'erasure.state.approved': { zh: '已同意，正在删除', en: 'Agreed to, being erased' },
  'erasure.state.refused': { zh: '没有同意', en: 'Refused' },
  'erasure.state.taken-back': { zh: '已撤回', en: 'Taken back' },
  'erasure.state.done': { zh: '已删除', en: 'Erased' },
  'erasure.requested': { zh: '{name} {date} 登记', en: 'recorded by {name}, {date}' },
  'erasure.decided': { zh: '{name} {date} 决定', en: 'decided by {name}, {date}' },
  'erasure.done-on': { zh: '{date} 删除', en: 'erased {date}' },
  'erasure.answer-by': {
    zh: '最晚 {date} 答复（{days} 天内，{basis}）',
    en: 'To be answered by {date} ({days} days, {basis})',
  },
  'erasure.answer-by-short': { zh: '最晚 {date} 答复', en: 'To be answered by {date}' },
  'erasure.answer': { zh: '不同意的理由（会告诉提出的人）', en: 'Why not (told to whoever asked)' },
  'erasure.answer-was': { zh: '理由：{answer}', en: 'Reason: {answer}' },
  'erasure.approve': { zh: '同意，删除', en: 'Agree and erase' },
  'erasure.refuse': { zh: '不同意', en: 'Refuse' },
  'erasure.take-back': { zh: '撤回请求', en: 'Take it back' },
  'erasure.decide-title': { zh: '请您决定', en: 'Yours to decide' },
  'erasure.not-yours': {
    zh: '由社区负责人决定；登记的人不能自己决定',
    en: 'The head decides; whoever recorded it cannot',
  },
  'erasure.under-way': {
    zh: '一般一分钟内完成，本页会自己更新',
    en: 'It usually takes less than a minute; this page follows by itself',
  },
  'erasure.is-done': { zh: '此人的个人信息已经删除', en: 'The personal data of this person was erased' },
  'erasure.none': { zh: '没有删除请求', en: 'No requests' },
  'erasure.none-hint': {
    zh: '在居民页面最下面可以登记',
    en: 'They are recorded at the foot of a person’s page',
  },
  'erasure.shown': { zh: '{count} 个请求', en: '{count} requests' },
  'erasure.more': { zh: '更多', en: 'More' },
} as const satisfies Readonly<Record<string, Text>>;

export const erasureRefusalTexts = {
  'erasure-ground-unknown': { zh: '请选择依据', en: 'Choose the ground' },
  'erasure-name-differs': {
    zh: '输入的姓名与档案不一致，请核对是不是这个人',
    en: 'The name typed is not the one in the file; look whether this is the person',
  },
  'erasure-asked-already': { zh: '已经有一个请求在等决定或正在删除', en: 'There is a request under way already' },
  'erasure-done-already': { zh: '此人的个人信息已经删除', en: 'The personal data of this person was erased already' },
  'erasure-cases-open': {
    zh: '还有 {count} 件办件没有办完，先办结或撤回',
    en: '{count} matters are under way; finish or withdraw them first',
  },
  'erasure-decided-already': { zh: '这个请求已经有结果了', en: 'This request is settled already' },
  'erasure-second-person': {
    zh: '您登记的请求要由另一位负责人决定',
    en: 'You recorded this; another head has to decide',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const erasureAuditTexts: Readonly<Record<string, Text>> = {
  'read-erasure': { zh: '查看个人信息删除范围', en: 'Looked at what an erasure takes' },
  'request-erasure': { zh: '登记删除请求', en: 'Recorded a request to erase' },
  'decide-erasure': { zh: '决定删除请求', en: 'Decided on a request to erase' },
  'take-back-erasure': { zh: '撤回删除请求', en: 'Took back a request to erase' },
  'list-erasures': { zh: '查看删除请求', en: 'Looked at requests to erase' },
};

/** What workers are told of requests to erase. */
export const erasureNotificationTexts: Readonly<Record<string, Text>> = {
  'notification.erasure-waits': {
    zh: '有删除个人信息的请求等您决定，见“居民”页的“个人信息删除”',
    en: 'A request to erase personal data waits for you; see “Erasures of personal data” at the people',
  },
  'notification.erasure-approved': {
    zh: '您登记的删除请求已同意，请告知提出的人',
    en: 'The erasure you recorded was agreed to; tell whoever asked',
  },
  'notification.erasure-refused': {
    zh: '您登记的删除请求没有同意，请把理由告知提出的人',
    en: 'The erasure you recorded was refused; tell whoever asked why',
  },
};
