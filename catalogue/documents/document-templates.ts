import type { DocumentTemplate } from '../../modules/notices/domain/document-template.ts';
import { acceptanceReceiptA4, acceptanceReceiptRoll } from './acceptance-receipt.ts';
import { oneTimeNotice } from './one-time-notice.ts';
import { refusal } from './refusal.ts';
import { resultDelivery } from './result-delivery.ts';

/** Every form ever in force. A changed form is a new version with its own start date, beside the old one. */
export const documentTemplates: readonly DocumentTemplate[] = [
  acceptanceReceiptA4,
  acceptanceReceiptRoll,
  oneTimeNotice,
  refusal,
  resultDelivery,
];
