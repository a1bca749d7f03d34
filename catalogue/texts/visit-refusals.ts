import type { Text } from '../../kernel/text.ts';

/** Refusals of visits and their rules. */
export const visitRefusalTexts = {
  'visit-rule-weaker': {
    zh: '合同对这个人群已有同样或更严的要求，本社区的规则要更严才有用',
    en: 'The contract asks for as much or more for this group; a rule of your own has to ask for more',
  },
  'visit-group-unknown': { zh: '没有这个人群', en: 'There is no such group' },
  'visit-checklist-unknown': { zh: '没有这张走访表', en: 'There is no such checklist' },
  'visit-rule-ends-before-start': {
    zh: '停用日不能早于启用日（{from}）',
    en: 'It cannot end before it began ({from})',
  },
  'visit-occasion-unknown': { zh: '没有这种必访情形', en: 'There is no such occasion' },
  'visit-occasion-not-for-person': { zh: '这种情形不适用于这位居民', en: 'The occasion is not one for this person' },
  'visit-day-in-future': { zh: '日期不能晚于今天', en: 'The day cannot be later than today' },
  'visit-absence-turned': { zh: '结束日不能早于开始日', en: 'The last day cannot be before the first' },
  'visit-of-another-person': { zh: '这个编号已用在别人的走访上', en: 'This id belongs to the visit of somebody else' },
  'visit-answer-missing': { zh: '走访表还有没答的：{field}', en: 'The checklist lacks an answer: {field}' },
  'visit-answer-invalid': { zh: '走访表的回答不对：{field}', en: 'An answer does not fit: {field}' },
  'visit-finding-handled': { zh: '这个问题已经转办', en: 'A case was opened for it already' },
  'attachment-invalid': {
    zh: '只收照片（JPEG、PNG、WebP）和录音（WebM、M4A、OGG、MP3）',
    en: 'Photos (JPEG, PNG, WebP) and voice notes (WebM, M4A, OGG, MP3) only',
  },
  'attachments-full': { zh: '一次走访最多附 {most} 个文件', en: 'At most {most} files with a visit' },
} as const satisfies Readonly<Record<string, Text>>;
