import { peopleAuditTexts } from '../catalogue/texts/people-audit.ts';
import { visitAuditTexts } from '../catalogue/texts/visits.ts';
import { callsAuditTexts } from '../catalogue/texts/calls.ts';
import { fieldAuditTexts } from '../catalogue/texts/phone-server.ts';
import { placeAuditTexts } from '../catalogue/texts/places.ts';
import { importAuditTexts } from '../catalogue/texts/imports.ts';
import { documentAuditTexts } from '../catalogue/texts/documents.ts';
import { auditActionTexts } from '../catalogue/texts/casework.ts';
import type { Text } from '../kernel/text.ts';

/** The words of every audited action, whichever module they belong to. */
export const AUDIT_WORDS: Readonly<Record<string, Text>> = {
  ...peopleAuditTexts,
  ...visitAuditTexts,
  ...callsAuditTexts,
  ...fieldAuditTexts,
  ...placeAuditTexts,
  ...importAuditTexts,
  ...documentAuditTexts,
  ...auditActionTexts,
};
