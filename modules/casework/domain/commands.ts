import type { Instant, PlainDate } from '../../../kernel/plain-date.ts';
import type { ActingRole } from '../../access/domain/roles.ts';
import type { ServiceItem } from '../../guides/domain/service-item.ts';
import type { CaseMaterial, Channel, CheckedCondition, LinkRelation, RatingLevel, TaskHolder } from './case-events.ts';
import type { DocumentKind, Limit, ClockId } from './definition.ts';

/** Who asks, as established by the session; never taken from a request. */
export interface Actor {
  readonly workerId: string | null;
  /** Every role the person holds for this case's community (or `applicant`, `system`). */
  readonly roles: readonly ActingRole[];
  /** Organisations the person belongs to, for `same-approving-organisation`. */
  readonly organisationIds: readonly string[];
}

export interface OpenCase {
  readonly type: 'open';
  readonly channel: Channel;
  readonly materials: readonly CaseMaterial[];
  readonly conditions: readonly CheckedCondition[];
  /** Who acts for the person, when somebody does. */
  readonly agent?: string;
  readonly note?: string;
  /** Values of the opening form, by field id. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** Whether a person is named; asked by processes with an opening form. */
  readonly withPerson?: boolean;
  /** Set when the case continues another one: its first contact and materials are carried along. */
  readonly parent?: {
    readonly caseId: string;
    readonly firstContact: { readonly workerId: string; readonly at: Instant };
  };
}

export interface TakeAction {
  readonly type: 'act';
  readonly action: string;
  /** Values of the action's input fields, by field id. Materials come as `CaseMaterial[]` or lists of ids. */
  readonly input: Readonly<Record<string, unknown>>;
}

export type CaseCommand =
  | OpenCase
  | TakeAction
  | { readonly type: 'rate'; readonly level: RatingLevel; readonly comment?: string }
  | { readonly type: 'remark'; readonly text: string }
  | { readonly type: 'correct'; readonly corrects: number; readonly text: string }
  | { readonly type: 'link'; readonly caseId: string; readonly relation: LinkRelation }
  | {
      readonly type: 'add-task';
      readonly taskId: string;
      readonly kind: string;
      readonly to: TaskHolder;
      readonly what: string;
      readonly dueOn: PlainDate;
    }
  /** `answer` says what came of it, or why nothing did. */
  | { readonly type: 'finish-task'; readonly taskId: string; readonly done: boolean; readonly answer: string }
  /** Changes who handles the case, never the first contact. */
  | { readonly type: 'hand-over'; readonly toWorkerId: string; readonly reason: string }
  /** Given by the jobs: what has become due by itself at this moment. */
  | { readonly type: 'escalate' }
  /** Given by the jobs: which reminders have become due on this date. */
  | { readonly type: 'remind' }
  /** Given when a new calendar reaches beyond a provisional due date. */
  | { readonly type: 'recompute-due-dates' };

/** The statutory working calendar as plain data. Days not listed follow the week. */
export interface WorkingCalendar {
  readonly version: string;
  /** Last date the calendar is known for; later dates are counted by the week and marked provisional. */
  readonly horizonOn: PlainDate;
  readonly days: Readonly<Record<PlainDate, { readonly working: boolean; readonly name: string }>>;
}

/** What decide may look at besides the case itself. */
export interface CaseFacts {
  /** The item version the case started on; null for processes without an item. */
  readonly item: ServiceItem | null;
  readonly limits: Readonly<Record<ClockId, Limit>>;
  readonly calendar: WorkingCalendar;
  /** The organisation the case is passed to for approval; null where the process has none. */
  readonly approvingOrganisationId: string | null;
  /** Fresh ids for documents this command may issue, one per kind. */
  readonly documentIds: Readonly<Record<DocumentKind, string>>;
  /** Who handles the case now; null while nobody does. */
  readonly handlerWorkerId?: string | null;
  /** Fresh id for a code that this command may issue. */
  readonly answerLinkId?: string;
}
