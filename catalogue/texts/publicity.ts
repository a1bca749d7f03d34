import type { Text } from '../../kernel/text.ts';

/** Words of messages of publicity on the case page. */
export const publicityTexts = {
  'pushes.title': { zh: '推送情况', en: 'Messages sent' },
  'pushes.hint': { zh: '人数由系统统计', en: 'Counted by the system' },
  'pushes.to': { zh: '推给', en: 'To' },
  'pushes.people': { zh: '应知 {count} 人', en: '{count} people meant' },
  'pushes.sent': { zh: '发出', en: 'Sent' },
  'pushes.received': { zh: '送达', en: 'Received' },
  'pushes.read': { zh: '已读', en: 'Read' },
  'pushes.failed': { zh: '没发成', en: 'Failed' },
  'pushes.without-phone': { zh: '没留电话 {count} 人', en: '{count} without a phone' },
  'pushes.without-consent': { zh: '没同意接收 {count} 人', en: '{count} without consent' },
  'pushes.waiting': { zh: '{count} 条排队待发', en: '{count} waiting to be sent' },
} as const satisfies Readonly<Record<string, Text>>;

/** Words of the page that a message leads residents to. */
export const newsTexts = {
  'news.title': { zh: '社区消息', en: 'Message of the community' },
  'news.sent': { zh: '{date} 发', en: 'Sent {date}' },
  'news.ask': { zh: '有不清楚的，打电话问社区', en: 'Questions? Call the community' },
  'news.stop': {
    zh: '不想再收这类消息，打社区电话说一声就行。',
    en: 'If you do not want messages like this, just tell the community.',
  },
  'news.gone': { zh: '没有找到这条消息', en: 'This message was not found' },
  'news.gone-hint': {
    zh: '链接可能没有复制完整，请从短信里再点一次。',
    en: 'The link may be cut off; open it from the message again.',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const publicityRefusalTexts = {
  'nobody-to-tell': {
    zh: '一条也发不出去：应知 {people} 人，没留电话 {withoutPhone} 人，没同意接收 {withoutConsent} 人',
    en: 'Nobody can be told: of {people} people {withoutPhone} have no phone and {withoutConsent} have not agreed',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const publicityAuditTexts: Readonly<Record<string, Text>> = {
  'push-message': { zh: '推送消息', en: 'Sent a message to groups' },
};
