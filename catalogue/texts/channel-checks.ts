import type { Text } from '../../kernel/text.ts';

/** Words of the daily check of the ways petitions come in. */
export const channelCheckTexts = {
  'channels.title': { zh: '信访渠道每日检查', en: 'Daily check of petition channels' },
  'channels.sub': { zh: '每个工作日都要看一遍，看过就登记', en: 'Looked at and recorded on every working day' },
  'channels.today': { zh: '今天', en: 'Today' },
  'channels.to-do': { zh: '还有 {count} 个渠道没查', en: '{count} channels not checked yet' },
  'channels.all-checked': { zh: '今天都查过了', en: 'All checked today' },
  'channels.day-off': { zh: '今天休息，不要求检查', en: 'A day off: no check is asked for' },
  'channels.missed-lately': { zh: '近 30 天漏查 {count} 天', en: '{count} days missed in the last 30' },
  'channels.none-found': { zh: '都查过，没有来件', en: 'All checked, nothing found' },
  'channels.record': { zh: '登记检查', en: 'Record the check' },
  'channels.one-by-one': { zh: '逐个登记', en: 'One by one' },
  'channels.open-month': { zh: '看本月', en: 'This month' },
  'channels.found-of': { zh: '{channel}来件数', en: 'Found by: {channel}' },
  'channels.placeholder': { zh: '来几件', en: 'How many' },
  'channels.hint': {
    zh: '查过没有来件的填 0；没查的留空',
    en: '0 when nothing came; leave empty what was not checked',
  },
  'channels.error-none': { zh: '请至少填一个渠道', en: 'Fill in at least one channel' },
  'channels.register': { zh: '有来件，去登记信访', en: 'Register a petition' },
  'channels.checked': { zh: '已查', en: 'checked' },
  'channels.found': { zh: '来件 {count}', en: '{count} found' },
  'channels.nothing': { zh: '无来件', en: 'none' },
  'channels.state.missed': { zh: '漏查', en: 'missed' },
  'channels.state.to-do': { zh: '待查', en: 'to do' },
  'channels.state.not-asked': { zh: '—', en: '—' },
  'channels.day': { zh: '日期', en: 'Day' },
  'channels.off': { zh: '休', en: 'off' },
  'channels.month': { zh: '{year} 年 {month} 月', en: '{year}-{month}' },
  'channels.earlier': { zh: '上个月', en: 'Month before' },
  'channels.this-month': { zh: '本月', en: 'This month' },
  'channels.later': { zh: '下个月', en: 'Next month' },
  'channels.month-missed': { zh: '漏查 {count} 天', en: '{count} days missed' },
  'channels.month-complete': { zh: '没有漏查', en: 'No day missed' },
  'channels.month-empty': { zh: '这个月还没到', en: 'This month is still to come' },
  'channels.month-empty-hint': { zh: '到了再看', en: 'Look again when it has begun' },
  'channels.basis': { zh: '依据：{basis}', en: 'Basis: {basis}' },
} as const satisfies Readonly<Record<string, Text>>;

export const channelCheckRefusalTexts = {
  'channel-unknown': { zh: '没有这个渠道，请刷新页面再登记', en: 'There is no such channel; reload the page' },
} as const satisfies Readonly<Record<string, Text>>;

export const channelCheckAuditTexts: Readonly<Record<string, Text>> = {
  'check-channels': { zh: '检查信访渠道', en: 'Checked the petition channels' },
};
