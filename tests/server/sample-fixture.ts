import type { CaseReply } from '../../modules/casework/contract.ts';
import type { PersonReply } from '../../modules/people/contract.ts';
import type { Request } from './call-route.ts';
import type { Office } from './office.ts';
import type { Who } from './office-staff.ts';

/** Places of the first community that requests name; the grid worker is in charge of the grid. */
export interface PlaceFixture {
  readonly gridId: string;
  readonly buildingId: string;
  readonly dwellingId: string;
  /** The picture below the plan. */
  readonly pictureId: string;
  /** A duty that may be ended. */
  readonly dutyId: string;
}

/** A visit with a finding and a photo, of somebody the grid worker is in charge of. */
export interface VisitFixture {
  readonly personId: string;
  readonly visitId: string;
  readonly findingId: string;
  readonly attachmentId: string;
  /** A rule of the community's own that may be ended. */
  readonly ruleId: string;
}

/** A roll call with one person the grid worker is in charge of. */
export interface CallFixture {
  readonly personId: string;
  readonly rollCallId: string;
}

/** Things that exist in the first community, so that whoever may do something meets no "not found" on the way. */
export interface Fixture {
  readonly office: Office;
  readonly person: PersonReply;
  readonly householdId: string;
  /** A case that lies with the approver. */
  readonly caseReply: CaseReply;
  /** Cases of those who see only what they have in hand. */
  readonly inHand: Readonly<Partial<Record<Who, CaseReply>>>;
  readonly notificationIds: Readonly<Partial<Record<Who, string>>>;
  /** A revision of the catalogue that is being written. */
  readonly revisionId: string;
  /** A version of a process that the community is writing. */
  readonly variantId: string;
  /** Absent: requests about records from the field find nothing. */
  readonly field?: {
    readonly recordId: string;
    readonly heldId: string;
    readonly heldAttachmentId: string;
    readonly attachmentId: string;
  };
  /** Absent: requests about imports find nothing. */
  readonly importId?: string;
  /** Absent: requests about places find nothing. */
  readonly places?: PlaceFixture;
  /** Absent: requests about visits find nothing. */
  readonly visits?: VisitFixture;
  /** Absent: requests about roll calls find nothing. */
  readonly calls?: CallFixture;
  /** Absent: requests about changes, consents and duplicates find nothing. */
  readonly people?: PeopleFixture;
}

export type Sample = (fixture: Fixture, who: Who | null) => Request;

/** Files, changes and pairs of the first community that requests name. */
export interface PeopleFixture {
  readonly personId: string;
  readonly householdId: string;
  readonly buildingId: string;
  /** An entry that may be corrected. */
  readonly eventId: string;
  readonly consentId: string;
  /** Two records that may be of one person. */
  readonly pairId: string;
  /** Two records that were made one. */
  readonly mergeId: string;
  /** A request to erase that the head may decide on. */
  readonly erasureId: string;
}
