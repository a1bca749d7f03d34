import type { Instant, PlainDate } from '../../../kernel/plain-date.ts';
import type { CaseMaterial, Channel, CheckedCondition, RatingLevel } from './case-events.ts';
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
  readonly reminders: readonly ('half' | 'four-fifths' | 'overdue')[];
}

/** The whole state of a case: plain JSON, the fold of its events. */
export interface CaseState {
  readonly processId: string;
  readonly processVersion: number;
  readonly itemId: string | null;
  readonly itemVersion: number | null;
  readonly channel: Channel;
  readonly step: string;
  readonly kind: StepKind;
  readonly firstContact: {
    readonly workerId: string;
    readonly at: Instant;
    readonly endedBy: 'answered' | 'accepted' | 'handed-over' | null;
  };
  readonly limits: Readonly<Partial<Record<ClockId, Limit>>>;
  readonly clocks: Readonly<Partial<Record<ClockId, ClockState>>>;
  readonly materials: readonly CaseMaterial[];
  readonly conditions: readonly CheckedCondition[];
  /** What the first, complete notice named; null when none was needed. */
  readonly firstNotice: readonly string[] | null;
  readonly noticeCount: number;
  readonly noticeExceptions: number;
  readonly timesTaken: Readonly<Record<string, number>>;
  readonly documents: readonly { readonly kind: DocumentKind; readonly documentId: string; readonly at: Instant }[];
  readonly linkedFrom: string | null;
  readonly links: readonly { readonly caseId: string; readonly relation: 'continues' | 'follows-up' }[];
  readonly outcome: Outcome | null;
  readonly archivedAt: Instant | null;
  readonly ratingAsked: boolean;
  readonly rating: RatingLevel | null;
  /** Number of events folded; the version that commands are based on. */
  readonly version: number;
}
