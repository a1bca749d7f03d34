import type { DocumentTemplate } from '../../modules/notices/domain/document-template.ts';
import { authorisationLetter } from './authorisation-letter.ts';
import { callSheet } from './call-sheet.ts';
import { acceptanceReceiptA4, acceptanceReceiptRoll } from './acceptance-receipt.ts';
import { closingRecord, consultationRegister, emergencyReport, servicePlan } from './case-records.ts';
import { applicationForm, commitmentLetter, financeCheckAuthorisation } from './forms-to-sign.ts';
import { householdSurvey } from './household-survey.ts';
import { materialChecklist, spokenAnswerSheet } from './item-sheets.ts';
import { letterOfIntroduction } from './letter-of-introduction.ts';
import { mediationAgreement, oralAgreementRecord } from './mediation.ts';
import { oneTimeNotice } from './one-time-notice.ts';
import { petitionAcceptance, petitionReply, petitionTransfer } from './petition.ts';
import { refusal } from './refusal.ts';
import { residenceCertificate } from './residence-certificate.ts';
import { resultDelivery } from './result-delivery.ts';
import { appointmentSlip, progressLetter, referralSlip } from './slips.ts';

/** Every form ever in force. A changed form is a new version with its own start date, beside the old one. */
export const documentTemplates: readonly DocumentTemplate[] = [
  acceptanceReceiptA4,
  acceptanceReceiptRoll,
  oneTimeNotice,
  refusal,
  resultDelivery,
  letterOfIntroduction,
  residenceCertificate,
  authorisationLetter,
  householdSurvey,
  applicationForm,
  commitmentLetter,
  financeCheckAuthorisation,
  mediationAgreement,
  oralAgreementRecord,
  petitionAcceptance,
  petitionTransfer,
  petitionReply,
  referralSlip,
  appointmentSlip,
  progressLetter,
  emergencyReport,
  consultationRegister,
  servicePlan,
  closingRecord,
  spokenAnswerSheet,
  materialChecklist,
  callSheet,
];
