import type { Text } from '../../kernel/text.ts';

/** Words of the emergency call list and of roll calls. */
export const callsTexts = {
  'calls.nav': { zh: '应急叫应', en: 'Emergency calls' },
  'calls.title': { zh: '应急叫应名单', en: 'Emergency call list' },
  'calls.lead': {
    zh: '出事时要先叫到的人：按楼栋和要的帮助列出，随档案更新',
    en: 'Whom to call first when something happens, by building and kind of help; it follows the files',
  },
  'calls.roll-calls': { zh: '点名', en: 'Roll calls' },
  'calls.none-yet': { zh: '还没有点过名', en: 'No roll call yet' },
  'calls.none-yet-hint': {
    zh: '出事时写一句因为什么，点“开始”',
    en: 'When something happens, write what for and press “Start”',
  },
  'calls.help': { zh: '要什么帮助', en: 'Kind of help' },
  'calls.everybody': { zh: '全部', en: 'Everybody' },
  'calls.grid': { zh: '网格', en: 'Grid' },
  'calls.building': { zh: '楼栋', en: 'Building' },
  'calls.any': { zh: '不限', en: 'Any' },
  'calls.people': { zh: '{count} 人', en: '{count} people' },
  'calls.none': { zh: '没有要叫的人', en: 'Nobody to call' },
  'calls.none-hint': { zh: '换一个楼栋或帮助看看', en: 'Try another building or kind of help' },
  'calls.without-home': { zh: '没有住址', en: 'Without an address' },
  'calls.floor': { zh: '{floor} 楼', en: 'floor {floor}' },
  'calls.age': { zh: '{age} 岁', en: 'aged {age}' },
  'calls.no-phone': { zh: '没有电话', en: 'No phone' },
  'calls.office-dials': { zh: '要打电话，请社区拨', en: 'To phone, ask the office' },
  'calls.show-phone': { zh: '看电话', en: 'Show phone' },
  'calls.show-phone-of': { zh: '看电话：{name}', en: 'Show phone: {name}' },
  'calls.call': { zh: '拨打 {phone}', en: 'Call {phone}' },
  'calls.print': { zh: '打印叫应单', en: 'Print the sheet' },
  'calls.export': { zh: '导出表格', en: 'Spreadsheet' },
  'calls.print-phones': { zh: '打印（带完整电话）', en: 'Print with whole numbers' },
  'calls.print-phones-title': { zh: '带完整电话打印', en: 'Print with whole numbers' },
  'calls.print-phones-lead': {
    zh: '单子上有 {count} 个人的电话。谁打印的、因为哪次点名，都会记下来；用完请收回销毁。',
    en: 'The sheet shows the phones of {count} people. Who printed it and for which roll call is recorded; destroy it afterwards.',
  },
  'calls.cancel': { zh: '先不', en: 'Not now' },
  'calls.start': { zh: '开始点名', en: 'Start a roll call' },
  'calls.start-hint': {
    zh: '按下面选的范围，把此刻的 {count} 人定下来，大家分头叫',
    en: 'Fixes the {count} people chosen below, for several workers to call',
  },
  'calls.start-title': { zh: '因为什么事', en: 'What for' },
  'calls.start-title-help': { zh: '例如：17 幢停电', en: 'Such as: power cut in building 17' },
  'calls.start-title-needed': { zh: '请写因为什么事', en: 'Please say what for' },
  'calls.case': { zh: '属于哪件应急', en: 'Emergency' },
  'calls.case-none': { zh: '不属于已登记的应急', en: 'None that is registered' },
  'calls.go': { zh: '开始', en: 'Start' },
  'calls.started': { zh: '{name} {at}开始', en: 'Started by {name} at {at}' },
  'calls.ended': { zh: '{name} {at}结束', en: 'Ended by {name} at {at}' },
  'calls.going-on': { zh: '进行中', en: 'Going on' },
  'calls.is-ended': { zh: '已结束', en: 'Ended' },
  'calls.settled': { zh: '{settled}/{people} 已落实', en: '{settled} of {people} settled' },
  'calls.end': { zh: '结束点名', en: 'End the roll call' },
  'calls.end-sure': {
    zh: '还有 {count} 人没有落实，确定结束吗？',
    en: '{count} people are not settled. End it all the same?',
  },
  'calls.end-all': { zh: '都落实了，结束点名吗？', en: 'Everybody is settled. End the roll call?' },
  'calls.progress': { zh: '进展', en: 'Progress' },
  'calls.by-building': { zh: '各楼栋', en: 'By building' },
  'calls.show-state': { zh: '只看', en: 'Show' },
  'calls.open-ones': { zh: '没落实的', en: 'Not settled' },
  'calls.note': { zh: '备注', en: 'Note' },
  'calls.note-of': { zh: '{name}的备注', en: 'Note on {name}' },
  'calls.answer-of': { zh: '{name}怎么样', en: 'How {name} was found' },
  'calls.said': { zh: '{name} {at}', en: '{name}, {at}' },
  'calls.saved': { zh: '{name}：{state}', en: '{name}: {state}' },
  'calls.overtaken': {
    zh: '{name}刚才已由别人记为“{state}”，请看过再记',
    en: 'Somebody else has just recorded {name} as “{state}”; look before you record',
  },
  'calls.state.waiting': { zh: '还没叫', en: 'Not called yet' },
  'calls.state.reached': { zh: '叫到了', en: 'Reached' },
  'calls.state.not-reached': { zh: '没叫到', en: 'Not reached' },
  'calls.state.needs-help': { zh: '要人帮', en: 'Needs help' },
  'calls.state.moved-to-safety': { zh: '已转移', en: 'Moved to safety' },
  'calls.state.elsewhere': { zh: '在外地', en: 'Elsewhere' },
  'calls.of-case': { zh: '应急点名', en: 'Roll calls' },
} as const satisfies Readonly<Record<string, Text>>;

/** Names of what the audit trail records about calls. */
export const callsAuditTexts: Readonly<Record<string, Text>> = {
  'read-call-list': { zh: '查看应急叫应名单', en: 'Looked at the emergency call list' },
  'print-call-sheet': { zh: '打印或导出叫应单', en: 'Printed or exported a call sheet' },
  'print-call-sheet-with-phones': { zh: '打印或导出带完整电话的叫应单', en: 'Printed a call sheet with whole numbers' },
  'start-roll-call': { zh: '开始点名', en: 'Started a roll call' },
  'read-roll-call': { zh: '查看点名', en: 'Looked at a roll call' },
  'answer-roll-call': { zh: '点名记情况', en: 'Recorded how somebody was found' },
  'end-roll-call': { zh: '结束点名', en: 'Ended a roll call' },
};

/** Refusals of calls. */
export const callsRefusalTexts = {
  'roll-call-empty': { zh: '这个范围里没有要叫的人', en: 'There is nobody to call in this part' },
  'roll-call-too-many': { zh: '一次最多点 {most} 人，请缩小范围', en: 'At most {most} people at once; choose less' },
  'roll-call-case-unknown': { zh: '这件应急事项不存在或已经办结', en: 'This emergency does not exist or has ended' },
  'roll-call-ended': { zh: '这次点名已经结束', en: 'This roll call has ended' },
  'roll-call-answered': {
    zh: '别人刚记过这个人，请看过再记',
    en: 'Somebody else has just recorded this person; look first',
  },
  'help-unknown': { zh: '没有这种帮助', en: 'There is no such kind of help' },
  'call-sheet-phones': {
    zh: '带完整电话的单子只在点名进行中、由社区工作人员打印',
    en: 'Sheets with whole numbers are for the office, and only while a roll call goes on',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Words of the sheet. */
export const callSheetWords = {
  title: { zh: '应急叫应单', en: 'Call sheet' },
  everybody: { zh: '全部名单', en: 'Everybody' },
  note: {
    zh: '{exporter} {on} 导出，{rows} 人；含个人信息，用完销毁',
    en: 'Exported by {exporter} on {on}, {rows} people; personal data, destroy after use',
  },
  columns: {
    name: { zh: '姓名', en: 'Name' },
    age: { zh: '年龄', en: 'Age' },
    place: { zh: '住址', en: 'Address' },
    grid: { zh: '网格', en: 'Grid' },
    help: { zh: '要什么帮助', en: 'Help' },
    phone: { zh: '电话', en: 'Phone' },
    state: { zh: '情况', en: 'Found' },
    note: { zh: '备注', en: 'Note' },
  },
  states: {
    waiting: callsTexts['calls.state.waiting'],
    reached: callsTexts['calls.state.reached'],
    'not-reached': callsTexts['calls.state.not-reached'],
    'needs-help': callsTexts['calls.state.needs-help'],
    'moved-to-safety': callsTexts['calls.state.moved-to-safety'],
    elsewhere: callsTexts['calls.state.elsewhere'],
  },
} as const;
