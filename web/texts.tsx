/** The staff's texts: the one file of the staff's web app that reads the catalogue of texts. */
import { adminTexts } from '../catalogue/texts/admin.ts';
import { caseOpeningTexts } from '../catalogue/texts/case-opening.ts';
import { casesTexts } from '../catalogue/texts/cases.ts';
import { catalogueEditorTexts } from '../catalogue/texts/catalogue-editor.ts';
import { channelCheckTexts } from '../catalogue/texts/channel-checks.ts';
import { counterTexts } from '../catalogue/texts/counter.ts';
import { documentPageTexts } from '../catalogue/texts/document-pages.ts';
import { guidesTexts } from '../catalogue/texts/guides.ts';
import { ownAccountTexts } from '../catalogue/texts/own-account.ts';
import { peopleChangeTexts } from '../catalogue/texts/people-changes.ts';
import { erasureTexts } from '../catalogue/texts/erasure.ts';
import { peopleTexts } from '../catalogue/texts/people.ts';
import { importsTexts } from '../catalogue/texts/imports.ts';
import { placesTexts } from '../catalogue/texts/places.ts';
import { publicityTexts } from '../catalogue/texts/publicity.ts';
import { serviceLanguageTexts } from '../catalogue/texts/service-language.ts';
import { processesTexts } from '../catalogue/texts/processes.ts';
import { processRuleTexts } from '../catalogue/texts/process-rules.ts';
import { processWords } from '../catalogue/texts/process-words.ts';
import { shellTexts } from '../catalogue/texts/shell.ts';
import { signInTexts } from '../catalogue/texts/sign-in.ts';
import { spokenTexts } from '../catalogue/texts/spoken.ts';
import { staffTexts as staffRosterTexts } from '../catalogue/texts/staff.ts';
import { tourTexts } from '../catalogue/texts/tour.ts';
import { trainingTexts } from '../catalogue/texts/training.ts';
import { callsTexts } from '../catalogue/texts/calls.ts';
import { nearbyTexts } from '../catalogue/texts/nearby-cases.ts';
import { fieldTexts } from '../catalogue/texts/field.ts';
import { visitsTexts } from '../catalogue/texts/visits.ts';
import { workbenchTexts } from '../catalogue/texts/workbench.ts';
import { createUseText } from './text-provider.tsx';

const staffTexts = {
  ...shellTexts,
  ...signInTexts,
  ...ownAccountTexts,
  ...tourTexts,
  ...workbenchTexts,
  ...counterTexts,
  ...casesTexts,
  ...caseOpeningTexts,
  ...channelCheckTexts,
  ...publicityTexts,
  ...peopleTexts,
  ...peopleChangeTexts,
  ...erasureTexts,
  ...placesTexts,
  ...importsTexts,
  ...guidesTexts,
  ...documentPageTexts,
  ...adminTexts,
  ...trainingTexts,
  ...staffRosterTexts,
  ...spokenTexts,
  ...serviceLanguageTexts,
  ...catalogueEditorTexts,
  ...processesTexts,
  ...processRuleTexts,
  ...processWords,
  ...visitsTexts,
  ...fieldTexts,
  ...callsTexts,
  ...nearbyTexts,
} as const;

export type TextKey = keyof typeof staffTexts;

/** `t('counter.accept')`, `show(item.name)`, and the language with its switch. */
export const useText = createUseText(staffTexts);
