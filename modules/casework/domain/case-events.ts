import type { Instant, PlainDate } from '../../../kernel/plain-date.ts';
import type { ActingRole } from '../../access/domain/roles.ts';
import type { AppliedOverlays } from '../../guides/domain/service-item.ts';
import type { ClockId, DocumentKind, Limit, Outcome, StopReason } from './definition.ts';

/** Who acted: the staff member's id, or the applicant or the clock itself. Names are looked up when shown. */
export interface ActorStamp {
  readonly workerId: string | null;
  readonly role: ActingRole;
}

export type Channel = 'counter' | 'phone' | 'visit' | 'online' | 'letter';

export type MaterialStatus = 'brought' | 'known' | 'missing' | 'not-needed';

/** A material on a case. `known` means the platform holds the fact (with source), so it need not be brought. */
export interface CaseMaterial {
  readonly id: string;
  readonly status: MaterialStatus;
  /** Where a known fact comes from, as shown to the person. */
  readonly source?: string;
}

/** One line of a condition check as it stood when the worker acted. */
export interface CheckedCondition {
  readonly id: string;
  readonly result: 'yes' | 'no' | 'unknown';
  readonly because?: string;
}

export type RatingLevel = 1 | 2 | 3 | 4 | 5; // 1 非常满意 … 5 非常不满意

/** `led-to`: an action of the case opened the other one. `joined`: it goes on in the other one, which `took-in` this one. */
export type LinkRelation = 'continues' | 'follows-up' | 'led-to' | 'joined' | 'took-in';

/** Who a sub-task was given to; `outside` is a body without an account, in words. */
export type TaskHolder =
  | { readonly organisationId: string }
  | { readonly workerId: string }
  | { readonly outside: string };

interface Stamped {
  readonly at: Instant;
  readonly by: ActorStamp;
}

/**
 * Everything that can happen to a case, past tense. Replaying the list gives the state.
 * Free texts are kept here and in no other place; the audit trail holds none of them.
 */
export type CaseEvent = Stamped &
  (
    | {
        readonly type: 'case-opened';
        readonly processId: string;
        readonly processVersion: number;
        readonly itemId: string | null;
        readonly itemVersion: number | null;
        /** Overlays that held when it was opened; absent where the item was as the base says. */
        readonly itemOverlays?: AppliedOverlays;
        readonly channel: Channel;
        /** Recorded once, never overwritten. A linked case carries its parent's along. */
        readonly firstContact: { readonly workerId: string; readonly at: Instant };
        readonly limits: Readonly<Record<ClockId, Limit>>;
        readonly linkedFrom: string | null;
        /** Who acted for the person, when somebody did. */
        readonly agent?: string;
        readonly note?: string;
        /** Values of the opening form of the process, by field id. */
        readonly input?: Readonly<Record<string, unknown>>;
      }
    | { readonly type: 'conditions-checked'; readonly conditions: readonly CheckedCondition[] }
    | { readonly type: 'materials-checked'; readonly materials: readonly CaseMaterial[] }
    | {
        readonly type: 'action-taken';
        readonly action: string;
        readonly from: string;
        readonly to: string;
        readonly input: Readonly<Record<string, unknown>>;
      }
    | {
        readonly type: 'notice-given';
        /** 1 for the one complete notice, 2 and more for later ones. */
        readonly ordinal: number;
        readonly materialIds: readonly string[];
        /** Filled only when a later notice names something new: what changed. The head sees it as an exception. */
        readonly exception: { readonly newMaterialIds: readonly string[]; readonly whatChanged: string } | null;
      }
    | { readonly type: 'first-contact-ended'; readonly how: 'answered' | 'accepted' | 'handed-over' }
    | { readonly type: 'clock-started'; readonly clock: ClockId; readonly on: PlainDate }
    | { readonly type: 'clock-stopped'; readonly clock: ClockId; readonly on: PlainDate; readonly reason: StopReason }
    | { readonly type: 'clock-restarted'; readonly clock: ClockId; readonly on: PlainDate }
    | { readonly type: 'clock-ended'; readonly clock: ClockId; readonly on: PlainDate; readonly late: boolean }
    /** Further days were granted, in the unit of the clock. */
    | { readonly type: 'clock-extended'; readonly clock: ClockId; readonly days: number }
    /** The due dates as computed at this moment; recorded so that replay needs no calendar. */
    | {
        readonly type: 'due-dates-set';
        readonly clock: ClockId;
        readonly dueOn: PlainDate;
        readonly halfOn: PlainDate;
        readonly fourFifthsOn: PlainDate;
        readonly provisional: boolean;
        readonly calendarVersion: string;
      }
    | { readonly type: 'reminder-given'; readonly clock: ClockId; readonly mark: 'half' | 'four-fifths' | 'overdue' }
    | { readonly type: 'document-issued'; readonly kind: DocumentKind; readonly documentId: string }
    /** A code was issued by which an outside body answers; the code itself is kept elsewhere, sealed. */
    | { readonly type: 'answer-link-issued'; readonly linkId: string; readonly expiresAt: Instant }
    | { readonly type: 'case-linked'; readonly caseId: string; readonly relation: LinkRelation }
    | {
        readonly type: 'task-added';
        readonly taskId: string;
        readonly kind: string;
        readonly to: TaskHolder;
        readonly what: string;
        readonly dueOn: PlainDate;
      }
    | { readonly type: 'task-finished'; readonly taskId: string; readonly done: boolean; readonly answer: string }
    | { readonly type: 'task-overdue'; readonly taskId: string }
    | { readonly type: 'handed-over'; readonly from: string | null; readonly to: string; readonly reason: string }
    /** Something was due by itself; what it did follows, whom it told stands in the definition. */
    | { readonly type: 'escalated'; readonly escalation: string }
    | { readonly type: 'archived'; readonly outcome: Outcome }
    | { readonly type: 'rating-asked' }
    | { readonly type: 'rated'; readonly level: RatingLevel; readonly comment?: string }
    | { readonly type: 'remark-added'; readonly text: string }
    /** After filing nothing changes; a correction is a new entry that points to the old one. */
    | { readonly type: 'correction-added'; readonly corrects: number; readonly text: string }
  );
