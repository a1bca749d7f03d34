import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Implementation } from '../../../platform/http/call.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { KnownAttribute } from '../../guides/domain/service-item.ts';
import type { PeopleDeps } from './deps.ts';
import { correctPersonRoute } from './correct-person.ts';
import { consentRoutes } from './consent-routes.ts';
import { duplicateDecisionRoutes } from './duplicates/decide-routes.ts';
import { duplicateListRoutes } from './duplicates/list-routes.ts';
import { undoMergeRoute } from './duplicates/undo-merge-route.ts';
import { erasureCommandRoutes } from './erasure/command-routes.ts';
import { erasureReadRoutes } from './erasure/read-routes.ts';
import { factRoutes } from './fact-routes.ts';
import { fileFormsRoute } from './file-forms.ts';
import { groupListRoutes } from './groups/group-list-routes.ts';
import { membershipRoutes } from './groups/membership-routes.ts';
import { correctLifeEventRoute } from './life/correct-route.ts';
import { listLifeEventsRoute } from './life/list-route.ts';
import { recordLifeEventRoute } from './life/record-route.ts';
import { findPeopleRoute } from './find-people.ts';
import { findPersonForCase, findPhoneLastFour } from './person-for-case.ts';
import { findPersonForDocument } from './person-for-document.ts';
import type { PersonForDocument } from './person-for-document.ts';
import type { PersonForCase } from './person-for-case.ts';
import { readRoutes } from './read-routes.ts';
import { identifyPersonRoute, registerPersonRoute } from './register-person.ts';
import { revealFieldRoute } from './reveal-field.ts';

export { agreedErasures } from './erasure/erasure-rows.ts';
export { keepFacts } from './keep-facts.ts';
export {
  enterGroupsOfList,
  entriesUntouched,
  groupsOfCommunity,
  groupStandings,
  takeBackEntries,
} from './groups/list-entries.ts';
export { enterGroupsByAge } from './groups/groups-by-age.ts';
export { findDuplicatesIn } from './duplicates/find-pairs.ts';
export type { PersonForDocument } from './person-for-document.ts';
export type { PeopleDeps, PersonCase, PersonCases, PersonDocuments, PersonReference, Volunteering } from './deps.ts';
export type { PersonForCase } from './person-for-case.ts';
export { findOrOpenHouseholds, takeBackResidents } from './bulk-households.ts';
export {
  findResidents,
  registerOrUpdateResidents,
  type KnownResident,
  type ResidentChange,
  type ResidentOutcome,
} from './bulk-residents.ts';
export type { ResidentValues } from './resident-values.ts';

/** Every route of the people's contract. */
export const peopleImplementations = (deps: PeopleDeps): readonly Implementation[] => [
  findPeopleRoute(deps),
  ...readRoutes(deps),
  revealFieldRoute(deps),
  registerPersonRoute(deps),
  identifyPersonRoute(deps),
  correctPersonRoute(deps),
  recordLifeEventRoute(deps),
  correctLifeEventRoute(deps),
  listLifeEventsRoute(deps),
  fileFormsRoute(deps),
  ...factRoutes(deps),
  ...membershipRoutes(deps),
  ...groupListRoutes(deps),
  ...consentRoutes(deps),
  ...duplicateListRoutes(deps),
  ...duplicateDecisionRoutes(deps),
  undoMergeRoute(deps),
  ...erasureReadRoutes(deps),
  ...erasureCommandRoutes(deps),
];

/** People as casework asks for them; `clock` says from which day expired facts count as unknown. */
export const peopleForCases = (
  deps: Pick<PeopleDeps, 'keyRing' | 'catalogue'>,
  clock: () => Date,
): {
  find(
    tx: Tx,
    communityId: string,
    personId: string,
    asked: readonly KnownAttribute[],
  ): Promise<PersonForCase | undefined>;
  phoneLastFour(tx: Tx, communityId: string, personId: string): Promise<string | null>;
} => ({
  find: (tx, communityId, personId, asked) =>
    findPersonForCase(tx, deps, communityId, personId, asked, plainDateOf(clock().toISOString())),
  phoneLastFour: (tx, communityId, personId) => findPhoneLastFour(tx, deps.keyRing, communityId, personId),
});

/** People as forms and certificates ask for them. Whoever prints one writes into the audit trail for whom. */
export const peopleForDocuments = (
  deps: Pick<PeopleDeps, 'keyRing' | 'catalogue'>,
): {
  find(tx: Tx, communityId: string, personId: string, today: PlainDate): Promise<PersonForDocument | undefined>;
} => ({
  find: (tx, communityId, personId, today) =>
    findPersonForDocument(tx, deps.keyRing, deps.catalogue, communityId, personId, today),
});
