import type { Text } from '../../kernel/text.ts';
import { visitsTexts } from './visits.ts';

/** Refusals of records from the field. */
export const fieldRefusalTexts = {
  'field-record-unknown': {
    zh: '服务器上还没有这条记录，请整条重新发送',
    en: 'The server does not have this record yet; send it whole',
  },
  'field-attachment-invalid': {
    zh: '只收 300 KB 以内的照片（JPEG、PNG、WebP）和录音',
    en: 'Only photos (JPEG, PNG, WebP) and voice notes of at most 300 KB',
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
  'receive-field-attachments': { zh: '收到外出照片或录音', en: 'Received photos or voice notes from outside' },
  'hand-in-field-records': { zh: '交回外出记录', en: 'Handed in records' },
  'read-held-records': { zh: '查看交回的记录', en: 'Looked at handed-in records' },
  'settle-held-record': { zh: '处理交回的记录', en: 'Settled a handed-in record' },
  'read-field-attachment': { zh: '查看外出照片或录音', en: 'Looked at a photo or voice note from outside' },
  'read-field-records': { zh: '查看收到的外出记录', en: 'Looked at records from outside' },
  'reveal-field-record-value': { zh: '查看外出记录的隐藏内容', en: 'Revealed a hidden value of a record from outside' },
  'read-field-record': { zh: '查看外出记录', en: 'Looked at a record from outside' },
};

/** What a later change to a record says in the history of its case. */
export const fieldPhrases = {
  supplement: { zh: '外出记录补充', en: 'Supplement from outside' },
  nothing: { zh: '（无）', en: '(nothing)' },
  hidden: { zh: '（已隐藏）', en: '(hidden)' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  visit: { zh: '走访', en: 'Visit' },
  sameAs: {
    label: { zh: '是不是同一件', en: 'The same as another' },
    joined: { zh: '是同一件，并入了已有的办件', en: 'The same: it joined the case that was there' },
    ended: {
      zh: '说是同一件，送到时那件已经办结，另外登记',
      en: 'Said to be the same; that case had ended when this arrived, so it was registered on its own',
    },
    apart: {
      zh: '后来说是同一件，送到时已不能并案，各办各的',
      en: 'Said later to be the same; by then the two could not be joined and go on by themselves',
    },
  },
  visitFields: {
    result: visitsTexts['visits.result'],
    note: { zh: '记一句', en: 'Note' },
    place: { zh: '位置', en: 'Place' },
    opens: { zh: '报给社区的问题', en: 'Findings handed on' },
  },
  visitResults: {
    present: visitsTexts['visits.result.present'],
    absent: visitsTexts['visits.result.absent'],
    refused: visitsTexts['visits.result.refused'],
    moved: visitsTexts['visits.result.moved'],
  },
} as const;
