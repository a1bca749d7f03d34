import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Basis, Text } from '../../../kernel/text.ts';
import type { ActingRole } from '../../access/domain/roles.ts';

/** Open: somebody in the office can act. Waiting: for the applicant or another body. Done: ended and filed. */
export type StepKind = 'open' | 'waiting' | 'done';

/** How a case ended; reports count the kinds apart. */
export type Outcome = 'completed' | 'not-approved' | 'refused' | 'withdrawn' | 'lapsed';

/** `handling` runs from acceptance to delivery; `transfer` from acceptance on behalf to the unit. */
export type ClockId = 'handling' | 'transfer';

/** Why a clock stands still. Shown on the case and in the explanation of the due date. */
export type StopReason = 'applicant-supplements' | 'publicity-period' | 'expert-assessment';

export type DocumentKind = 'acceptance-receipt' | 'one-time-notice' | 'refusal' | 'result-delivery';

/**
 * What must hold before an action. The engine knows these and no others;
 * each failed one is a refusal of the same meaning.
 */
export type Need =
  | 'eligible' // no condition of the item is answered "no"
  | 'materials-complete' // nothing required is missing
  | 'materials-missing' // at least one required material is missing
  | 'within-first-notice' // names only what the first notice named, or states what changed
  | 'delegation-in-force' // the item's delegation to communities is approved and has not expired
  | 'same-approving-organisation'; // the acting approver belongs to the organisation the case was passed to

export type InputType = 'text' | 'long-text' | 'choice' | 'date' | 'materials' | 'number';

/** One field of an action's form. `required` fields left empty are refused with `input-missing`. */
export interface InputField {
  readonly id: string;
  readonly type: InputType;
  readonly label: Text;
  readonly required: boolean;
  readonly choices?: readonly { readonly id: string; readonly label: Text }[];
  readonly help?: Text;
}

export type ClockEffect =
  | { readonly start: ClockId }
  | { readonly stop: ClockId; readonly reason: StopReason }
  | { readonly restart: ClockId }
  | { readonly end: ClockId };

export interface StepDefinition {
  readonly name: Text;
  readonly kind: StepKind;
  /** Who has to move in this step; the workbench's "waiting for me" follows it. */
  readonly responsible: ActingRole | 'unit';
  readonly outcome?: Outcome;
  /** One sentence for the person concerned: where the matter is and what comes next. */
  readonly told: Text;
}

export interface ActionDefinition {
  readonly name: Text;
  readonly from: readonly string[];
  readonly to: string;
  readonly by: readonly ActingRole[];
  readonly needs: readonly Need[];
  readonly input: readonly InputField[];
  readonly clock: readonly ClockEffect[];
  /** Documents issued by the action, numbered per community and year. */
  readonly documents: readonly DocumentKind[];
  /** Ends the duty of first contact: the matter was answered, accepted as a case or handed over, and the person told. */
  readonly endsFirstContact?: 'answered' | 'accepted' | 'handed-over';
  /** Left out of what the counter offers before a case is opened: it only makes sense on one that exists. */
  readonly onlyLater?: true;
  /** How often the action may happen on one case. */
  readonly atMostTimes?: number;
  /** Weight in the interface: the main way forward, another way, or a way out. */
  readonly emphasis: 'main' | 'other' | 'way-out';
}

/**
 * A process as data. A definition in force is never changed: a change is a new version with a start date,
 * and a case keeps the version it started on.
 */
export interface ProcessDefinition {
  readonly id: string;
  readonly version: number;
  readonly validFrom: PlainDate;
  readonly name: Text;
  /** Number of the flow chart in the standard, where it has one. */
  readonly figure?: number;
  readonly basis: readonly Basis[];
  readonly initialStep: string;
  /** Who may open a case on this process. */
  readonly openedBy: readonly ActingRole[];
  /** Clocks that run from the opening itself, where nothing has to be accepted first. */
  readonly clockAtOpening?: readonly ClockId[];
  readonly steps: Readonly<Record<string, StepDefinition>>;
  readonly actions: Readonly<Record<string, ActionDefinition>>;
  /** Used where no service item sets the limits (a follow-up of a bad rating, say). */
  readonly limits?: Readonly<Partial<Record<ClockId, Limit>>>;
  /** How long missing papers are waited for, told on the notice; afterwards the office may close the case. */
  readonly supplement?: { readonly withinCalendarDays: number; readonly basis: Basis };
  /** Asks the person for a five-level rating when the case ends with one of these outcomes. */
  readonly rating?: {
    readonly after: readonly Outcome[];
    /** Process opened as a linked case after a bad rating. */
    readonly followUpProcessId: string;
    /** The first level that counts as bad, from 1 (very satisfied) to 5 (very dissatisfied). */
    readonly badFromLevel: number;
    readonly basis: Basis;
  };
}

/** A length of time. `promised` must not exceed `statutory` when that is known in the same unit. */
export interface Limit {
  readonly unit: 'working-days' | 'calendar-days' | 'at-once';
  readonly promised: number;
  readonly statutory: number | null;
  readonly basis?: Basis;
  /**
   * What happens when a limit in calendar days ends on a day that is not worked. Left out, it moves to the
   * next working day (Civil Code, art. 203).
   */
  readonly endsOnDayOff?: { readonly moves: boolean; readonly basis: Basis };
}
