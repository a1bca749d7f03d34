import type { Text } from '../../kernel/text.ts';

/** Refusals of records from the field. */
export const fieldRefusalTexts = {
  'field-record-unknown': {
    zh: '服务器上还没有这条记录，请整条重新发送',
    en: 'The server does not have this record yet; send it whole',
  },
  'field-photo-invalid': {
    zh: '只收 300 KB 以内的 JPEG、PNG 或 WebP 照片',
    en: 'Only JPEG, PNG or WebP photos of at most 300 KB',
  },
  'held-record-settled': { zh: '这条交回的记录已经处理过', en: 'This record was settled already' },
  'field-record-not-taken': {
    zh: '这条记录收不下来（{code}），可以写明原因后不收',
    en: 'The record cannot be taken in ({code}); it can be set aside with a reason',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const fieldAuditTexts: Readonly<Record<string, Text>> = {
  'read-field-day': { zh: '下载外出资料', en: 'Fetched a day outside' },
  'register-field-phone': { zh: '登记外出手机', en: 'Registered a phone' },
  'receive-field-record': { zh: '收到外出记录', en: 'Received a record from outside' },
  'receive-field-photos': { zh: '收到外出照片', en: 'Received photos from outside' },
  'hand-in-field-records': { zh: '交回外出记录', en: 'Handed in records' },
  'read-held-records': { zh: '查看交回的记录', en: 'Looked at handed-in records' },
  'settle-held-record': { zh: '处理交回的记录', en: 'Settled a handed-in record' },
  'read-field-photo': { zh: '查看外出照片', en: 'Looked at a photo from outside' },
};

/** What a later change to a record says in the history of its case. */
export const fieldPhrases = {
  supplement: { zh: '外出记录补充', en: 'Supplement from outside' },
  nothing: { zh: '（无）', en: '(nothing)' },
} as const satisfies Readonly<Record<string, Text>>;
