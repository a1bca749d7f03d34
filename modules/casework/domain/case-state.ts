import type { Instant, PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { AppliedOverlays } from '../../guides/domain/service-item.ts';
import type { CaseMaterial, Channel, CheckedCondition, LinkRelation, RatingLevel } from './case-events.ts';
import type { ClockId, DocumentKind, Limit, Outcome, StepKind, StopReason } from './definition.ts';

/** One stretch during which a clock stood still; `to` is null while it still does. */
export interface ClockStop {
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly reason: StopReason;
}

export interface ClockState {
  readonly limit: Limit;
  readonly startedOn: PlainDate;
  readonly stops: readonly ClockStop[];
  readonly endedOn: PlainDate | null;
  readonly late: boolean;
  readonly dueOn: PlainDate | null;
  readonly halfOn: PlainDate | null;
  readonly fourFifthsOn: PlainDate | null;
  /** True when the calendar does not yet reach the due date. */
  readonly provisional: boolean;
  /** Days granted beyond the limit; absent while there are none. */
  readonly extendedBy?: number;
  readonly reminders: readonly ('half' | 'four-fifths' | 'overdue')[];
}

/** A part of the case that somebody else does; its words stand in the history. */
export interface CaseTask {
  readonly id: string;
  readonly kind: string;
  /** An outside body has neither. */
  readonly organisationId: string | null;
  readonly workerId: string | null;
  readonly dueOn: PlainDate;
  readonly answered: 'done' | 'not-done' | null;
  readonly overdueTold: boolean;
}

/** The whole state of a case: plain JSON, the fold of its events. */
export interface CaseState {
  readonly processId: string;
  readonly processVersion: number;
  readonly itemId: string | null;
  readonly itemVersion: number | null;
  /** With the version, exactly the item that the case was opened on. */
  readonly itemOverlays?: AppliedOverlays;
  readonly channel: Channel;
  readonly step: string;
  readonly kind: StepKind;
  readonly firstContact: {
    readonly workerId: string;
    readonly at: Instant;
    readonly endedBy: 'answered' | 'accepted' | 'handed-over' | null;
  };
  readonly limits: Readonly<Record<ClockId, Limit>>;
  readonly clocks: Readonly<Record<ClockId, ClockState>>;
  readonly materials: readonly CaseMaterial[];
  readonly conditions: readonly CheckedCondition[];
  /** What the first, complete notice named; null when none was needed. */
  readonly firstNotice: readonly string[] | null;
  readonly noticeCount: number;
  readonly noticeExceptions: number;
  readonly timesTaken: Readonly<Record<string, number>>;
  readonly documents: readonly { readonly kind: DocumentKind; readonly documentId: string; readonly at: Instant }[];
  readonly linkedFrom: string | null;
  readonly links: readonly { readonly caseId: string; readonly relation: LinkRelation }[];
  readonly outcome: Outcome | null;
  readonly archivedAt: Instant | null;
  readonly ratingAsked: boolean;
  readonly rating: RatingLevel | null;
  // What only some processes have is absent until it comes up.
  /** What a case is about in one line, where the opening form says so. */
  readonly title?: Text;
  readonly tasks?: readonly CaseTask[];
  /** The last answer to a yes-no field named `consent`. */
  readonly consent?: boolean;
  /** The organisation that the last input of type `organisation` passed the case to. */
  readonly unitId?: string;
  /** When the present step was entered, and by whom it was led to; kept where the definition asks for it. */
  readonly enteredAt?: Instant;
  readonly movedBy?: string | null;
  /** Escalations that have fired in this stay or run. */
  readonly escalated?: readonly string[];
  /** The code by which an outside body may answer, as long as it is waited for. */
  readonly answerLink?: { readonly linkId: string; readonly expiresAt: Instant };
  /** Workers who never see the case. */
  readonly hiddenFrom?: readonly string[];
  /** Number of events folded; the version that commands are based on. */
  readonly version: number;
}
