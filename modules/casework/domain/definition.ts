import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Basis, Text } from '../../../kernel/text.ts';
import type { ActingRole } from '../../access/domain/roles.ts';
import type { Duration } from './duration.ts';
import type { InputField } from './input-field.ts';

export type { Duration } from './duration.ts';
export type { InputField, InputType } from './input-field.ts';

/** Open: somebody in the office can act. Waiting: for the applicant or another body. Done: ended and filed. */
export type StepKind = 'open' | 'waiting' | 'done';

/** How a case ended. What kind of ending that is says `Closing`. */
export type Outcome =
  | 'completed'
  | 'completed-in-part'
  | 'answered'
  | 'handed-over' // passed to the body that is in charge, and the person told
  | 'reported-upward' // beyond the community: reported at once to the level above
  | 'no-agreement'
  | 'not-approved'
  | 'not-eligible'
  | 'refused'
  | 'withdrawn'
  | 'lapsed'
  | 'joined'; // the same as another case, in which it goes on

/** The kinds of ending that reports count apart: the matter itself solved, solved in part, or ended for a reason of form. */
export type Closing = 'solved' | 'in-part' | 'procedural';

/**
 * Name of a clock within its process. `handling` runs from acceptance to delivery and `transfer` from acceptance on
 * behalf to the unit; the item sets their length. A process may have further ones, named in `clockNames`.
 */
export type ClockId = string;

/** Why a clock stands still. Shown on the case and in the explanation of the due date. */
export type StopReason =
  | 'applicant-supplements'
  | 'applicant-asked' // the person asked to wait
  | 'publicity-period'
  | 'expert-assessment'
  | 'judicial-proceedings'
  | 'other-body-decides'
  | 'force-majeure';

/** Kind of a paper, as registered in `catalogue/documents`. */
export type DocumentKind = string;

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
  | 'same-approving-organisation' // the acting approver belongs to the organisation the case was passed to
  | 'same-unit' // whoever acts belongs to the organisation that an input of type `organisation` passed the case to
  | 'consent-given' // the last answer to a yes-no field named `consent`, this action's included, was yes
  | 'tasks-done' // every sub-task has been answered
  | 'not-the-handler'; // whoever acts neither led the case into this step nor has it in hand

export type ClockEffect =
  | { readonly start: ClockId }
  | { readonly stop: ClockId; readonly reason: StopReason }
  | { readonly restart: ClockId }
  /** Counts anew from today, whether it runs, stands still or has ended: intervals at which progress is told. */
  | { readonly renew: ClockId }
  /** Adds the days that a `count` field of this action grants, at most `atMost`. */
  | { readonly extend: ClockId; readonly byInput: string; readonly atMost?: number }
  | { readonly end: ClockId };

export interface StepDefinition {
  readonly name: Text;
  readonly kind: StepKind;
  /** Who has to move in this step; the workbench's "waiting for me" follows it. */
  readonly responsible: ActingRole | 'unit';
  /** Of every done step, and of no other. */
  readonly outcome?: Outcome;
  /** Of every done step, and of no other. */
  readonly closing?: Closing;
  /** One sentence for the person concerned: where the matter is and what comes next. */
  readonly told: Text;
}

/** `to: 'stay'` leaves a case in whatever step it is: progress told, an entry of a timeline. No step bears this name. */
export const STAY = 'stay';

export interface ActionDefinition {
  readonly name: Text;
  readonly from: readonly string[];
  /** The step it leads to, or `stay`. */
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
  /** Id of a `worker` field of this action: whoever is named there handles the case from now on. */
  readonly assigns?: string;
  /** Opens a case on another process, which carries first contact, person and these values along, by the same field ids. */
  readonly opensLinked?: { readonly processId: string; readonly carries: readonly string[] };
  /**
   * Ends a case that is about the same as one of its process that was opened before. Field with the number of that one,
   * which takes the reports over by this action of its own; both say so in their histories.
   */
  readonly joins?: { readonly number: string; readonly by: string };
  /** Issues a code by which the body the case goes to answers without an account; see `answerLink` of the process. */
  readonly issuesAnswerLink?: true;
  /** Sends the words of a text field to the people of the groups chosen in a `choices` field, each with a link. */
  readonly sends?: { readonly message: string; readonly groups: string };
  /** Weight in the interface: the main way forward, another way, or a way out. */
  readonly emphasis: 'main' | 'other' | 'way-out';
}

export type Presence = 'required' | 'optional' | 'none';

/** The form a case is opened with. A process without one is opened at the counter, with person and item. */
export interface OpeningForm {
  readonly person: Presence;
  readonly item: Presence;
  readonly input: readonly InputField[];
  /** Everything on one screen, registered with one key. */
  readonly quick?: true;
  /** The first action is taken on the same screen and in the same command. */
  readonly withFirstAction?: true;
  /** Id of a `choice` field whose choices are shown as large buttons: whoever registers stands and is in a hurry. */
  readonly buttons?: string;
  /** Ids of fields that say in a line what a case without an item is about; nothing sensitive. */
  readonly titleFrom?: readonly string[];
  /** Id of a `worker` field: whoever is named there handles the case. */
  readonly assigns?: string;
}

/** Minutes between two moments of a case that people are measured by. A moment is a `date-time` field, left empty: when its form was filled in. */
export interface Interval {
  readonly id: string;
  readonly name: Text;
  readonly from: string;
  readonly until: string;
}

/** Parts of a case that others do: another organisation, a colleague, or a body outside the platform. */
export interface JointHandling {
  readonly from: readonly string[];
  readonly by: readonly ActingRole[];
  readonly kinds: readonly { readonly id: string; readonly name: Text }[];
}

/** What happens by itself when a case stays too long. Each fires once for a stay in the step or a run of the clock. */
export interface Escalation {
  readonly id: string;
  readonly name: Text;
  readonly when:
    | { readonly inStep: string; readonly longerThan: Duration }
    | {
        readonly clock: ClockId;
        readonly mark: 'half' | 'four-fifths' | 'overdue' | { readonly overdueBy: Duration };
      };
  readonly does:
    | { readonly notify: readonly ActingRole[] }
    /** Done by the role `system`, with these values. */
    | { readonly act: string; readonly input?: Readonly<Record<string, unknown>> };
}

/**
 * A process as data. A definition in force is never changed: a change is a new version with a start date,
 * and a case keeps the version it started on.
 */
export interface ProcessDefinition {
  readonly id: string;
  readonly version: number;
  readonly validFrom: PlainDate;
  /** Of a community's own version: which version everybody has it varies. Cases of other communities never start on it. */
  readonly variant?: { readonly of: number; readonly communityId: string };
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
  readonly opening?: OpeningForm;
  /** Lengths that the process or a law sets; the item may set its own for the same clock. */
  readonly limits?: Readonly<Record<ClockId, Limit>>;
  /** Names of the clocks beside `handling` and `transfer`. */
  readonly clockNames?: Readonly<Record<ClockId, Text>>;
  readonly tasks?: JointHandling;
  readonly intervals?: readonly Interval[];
  readonly escalations?: readonly Escalation[];
  /** How long a code for an outside body answers, and which fields of the case it shows there. */
  readonly answerLink?: { readonly within: Duration; readonly shows: readonly string[]; readonly basis: Basis };
  /**
   * With `handler-and-supervisor` only whoever handles the case, those a sub-task of it was given to and the head see
   * it; for everybody else it does not exist. `community` is what holds without this entry, with its basis.
   */
  readonly confidential?: { readonly readers: 'handler-and-supervisor' | 'community'; readonly basis: Basis };
  /** The worker named in the opening field `complainedAboutWorkerId` never sees the case, whatever the role. */
  readonly hidesApplicantFrom?: 'person-complained-about';
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
