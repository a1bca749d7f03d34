import type { DocumentMarks } from '../../modules/notices/domain/document-mark.ts';

/** Words that a print bears when it is not the paper as issued. */
export const documentMarks: DocumentMarks = {
  preview: { words: { zh: '预览', en: 'PREVIEW' }, place: 'across' },
  voided: { words: { zh: '作废', en: 'VOID' }, place: 'across' },
  reprinted: { words: { zh: '补打', en: 'Reprint' }, place: 'upper-right' },
};
