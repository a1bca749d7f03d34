import type { Text } from '../../kernel/text.ts';

/** Words that the server puts into papers and into the export of the register. */
export const documentPhrases = {
  'source.platform': { zh: '平台', en: 'this platform' },
  'sheet.greeting': { zh: '您好', en: 'Hello' },
  'sheet.limit.at-once': { zh: '材料齐全当场办结', en: 'at once when the papers are complete' },
  'sheet.limit.working-days': { zh: '{days} 个工作日内', en: 'within {days} working days' },
  'sheet.limit.calendar-days': { zh: '{days} 天内', en: 'within {days} days' },
  'sheet.limit-none': { zh: '按实际情况', en: 'as it comes' },
  'sheet.level.community': { zh: '社区', en: 'the community' },
  'sheet.level.street': { zh: '街道（乡镇）', en: 'the street or town office' },
  'sheet.level.district': { zh: '区（县）', en: 'the district' },
  'sheet.level.city': { zh: '市', en: 'the city' },
  'sheet.form.original': { zh: '原件', en: 'original' },
  'sheet.form.copy': { zh: '复印件', en: 'copy' },
  'sheet.form.original-and-copy': { zh: '原件和复印件', en: 'original and copy' },
  'sheet.form.form': { zh: '表格，窗口代填', en: 'form, filled in at the window' },
  'register.sheet': { zh: '发文登记簿', en: 'Register of documents' },
  'register.note': {
    zh: '{exporter} 于 {on} 导出，共 {rows} 份，仅供工作使用',
    en: 'Exported by {exporter} on {on}, {rows} documents, for official use',
  },
  'register.column.number': { zh: '文号', en: 'Number' },
  'register.column.kind': { zh: '文书', en: 'Kind' },
  'register.column.issued-on': { zh: '开具日期', en: 'Issued on' },
  'register.column.person': { zh: '服务对象', en: 'Person' },
  'register.column.case': { zh: '办件编号', en: 'Case' },
  'register.column.issued-by': { zh: '开具人', en: 'Issued by' },
  'register.column.state': { zh: '状态', en: 'State' },
  'register.voided': { zh: '作废', en: 'void' },
  'register.column.reason': { zh: '作废原因', en: 'Reason' },
} as const satisfies Readonly<Record<string, Text>>;

/** Names of what the register leaves in the audit trail. */
export const documentAuditTexts: Readonly<Record<string, Text>> = {
  'prepare-document': { zh: '准备文书', en: 'Prepare a document' },
  'preview-document': { zh: '预览文书', en: 'Preview a document' },
  'issue-document': { zh: '开具文书', en: 'Issue a document' },
  'void-document': { zh: '文书作废', en: 'Declare a document void' },
  'print-form': { zh: '打印代填表格', en: 'Print a filled-in form' },
  'export-documents': { zh: '导出发文登记簿', en: 'Export the register of documents' },
  'list-documents-of-person': { zh: '查看某人的文书', en: 'List a person’s documents' },
};
