import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Basis, Language, Text } from '../../../kernel/text.ts';

/**
 * What a document issued in a case says. The data is complete: a renderer adds only labels and layout, so a document
 * printed again years later from its stored data says the same. Everything is a plain value, no lookups are left.
 * `Text` is used where words come from the catalogue, a plain string where a person or the case supplied them.
 */
export type DocumentData = CasePaper | FormPaper;

/** The papers whose data has a shape of its own, as the rules of reception ask for exactly these. */
export type CasePaper = AcceptanceReceipt | OneTimeNotice | RefusalDecision | ResultDelivery;

export type CasePaperKind = CasePaper['kind'];

/** A4 sheets for every kind; the thermal roll of 80 mm only for the acceptance receipt. */
export type Paper = 'a4' | 'roll-80';

export const papersOf = (kind: string): readonly Paper[] =>
  kind === 'acceptance-receipt' ? ['a4', 'roll-80'] : ['a4'];

/** The community that issues the document; its name stands at the head and beside the place of the seal. */
export interface Issuer {
  readonly name: Text;
  readonly phone: string;
  readonly address: string;
  readonly openingHours?: Text;
}

export interface Applicant {
  readonly name: string;
  /** Already masked by the server, such as 3202********1234. Absent when no identity number is on record. */
  readonly maskedIdNumber?: string;
}

/** Who came in the applicant's place. */
export interface Agent extends Applicant {
  readonly relation: Text;
}

/** Fields which every document carries. */
export interface DocumentHead {
  /** Numbered per community and year by the caller, such as 西水告〔2026〕12号. */
  readonly documentNumber: string;
  readonly issuedOn: PlainDate;
  /** The language of the copy that is handed out; Chinese is the one of record. */
  readonly language: Language;
  readonly issuer: Issuer;
  readonly caseNumber: string;
  readonly itemName: Text;
  /** Official name of the service type, such as 承诺办理. */
  readonly processName?: Text;
  readonly applicant: Applicant;
  readonly agent?: Agent;
  /** The day on which the person first came with this matter. */
  readonly receivedOn: PlainDate;
  readonly handler: string;
  readonly firstResponsible: string;
  /** Where the person can follow the matter; the receipt prints it as a QR code. */
  readonly progress?: ProgressAccess;
}

export interface ProgressAccess {
  /** Absolute http(s) address of the progress page of this very case. */
  readonly url: string;
  readonly receiptCode: string;
}

/** A date with the sentence that says how it came about, day by day or in short. */
export interface DueDate {
  readonly dueOn: PlainDate;
  readonly explanation: Text;
  /** True past the calendar's horizon: the document then says that the date may move. */
  readonly provisional: boolean;
}

export interface ReceivedMaterial {
  readonly name: Text;
  /** Original, copy, form …; already in words. */
  readonly form: Text;
  readonly count: number;
}

/** 受理回执 */
export interface AcceptanceReceipt extends DocumentHead {
  readonly kind: 'acceptance-receipt';
  readonly acceptedOn: PlainDate;
  readonly progress: ProgressAccess;
  /** Absent for matters finished at once. */
  readonly due?: DueDate;
  /** The promised limit in words, such as 20 个工作日. */
  readonly limit?: Text;
  readonly fee: Text;
  readonly materials: readonly ReceivedMaterial[];
  /** Who decides, where it is not the community. */
  readonly decidedBy?: Text;
}

export interface MissingMaterial {
  readonly name: Text;
  readonly form?: Text;
  readonly count?: number;
  /** Why it is needed, or what is wrong with what was brought. */
  readonly why: Text;
  /** Who issues it and where it is to be had. */
  readonly comesFrom: Text;
}

/** 一次性告知书: everything that is missing, at once. */
export interface OneTimeNotice extends DocumentHead {
  readonly kind: 'one-time-notice';
  /** Never empty; in the order in which a person would fetch them. */
  readonly missing: readonly MissingMaterial[];
  /** Materials already in order, so that nobody brings them twice. */
  readonly alreadyReceived: readonly ReceivedMaterial[];
  readonly supplyBy: DueDate;
  /** Rules of the item beside the standard's own one-time-notice rule, which the template carries. */
  readonly basis: readonly Basis[];
  /** The number of the first notice when this one only repeats what of it is still unmet. */
  readonly repeatsNumber?: string;
}

export interface OtherRoute {
  readonly name: Text;
  readonly address?: string;
  readonly phone?: string;
  /** What this office can do for the matter. */
  readonly note: Text;
}

/** 不予受理 or 不予批准 decision, told with reason, basis and what remains open to the person. */
export interface RefusalDecision extends DocumentHead {
  readonly kind: 'refusal';
  readonly decision: 'not-accepted' | 'not-approved';
  /** The body that decided: the community itself, or the approving department. */
  readonly decidedBy: Text;
  readonly decidedOn: PlainDate;
  /** The worker's or approver's own words; never empty. */
  readonly reason: string;
  readonly basis: readonly Basis[];
  /** Review, complaint and the like, each a full sentence with its time limit. */
  readonly remedies: readonly Text[];
  readonly otherRoutes: readonly OtherRoute[];
}

export type DeliveryWay = 'at-counter' | 'at-home' | 'by-post' | 'electronic' | 'to-agent';

export interface DeliveredDocument {
  readonly name: Text;
  readonly number?: string;
  readonly count: number;
}

/** 办理结果送达单, signed by the person who receives the result. */
export interface ResultDelivery extends DocumentHead {
  readonly kind: 'result-delivery';
  readonly acceptedOn: PlainDate;
  readonly finishedOn: PlainDate;
  readonly decidedBy: Text;
  /** What was decided or done, in the words of the result. */
  readonly result: string;
  readonly delivered: readonly DeliveredDocument[];
  readonly deliveredOn: PlainDate;
  readonly way: DeliveryWay;
  /** Tracking number, address or account the result went to, where there is one; masked by the caller. */
  readonly wayDetail?: string;
}

/** A value of a form: words of the catalogue in both languages, or what a person or the case supplied. */
export type FormWords = Text | string;

export type FormRow = Readonly<Record<string, FormWords>>;

/** Of every other kind: its template names the values and lists it places, and these are all of them, in words. */
export interface FormPaper
  extends Pick<DocumentHead, 'issuedOn' | 'language' | 'issuer' | 'handler'>,
    Partial<Omit<DocumentHead, 'issuedOn' | 'language' | 'issuer' | 'handler' | 'documentNumber'>> {
  /** Tells it from the other papers, whose kinds are fixed. */
  readonly form: true;
  readonly kind: string;
  /** Empty on a preview and on a form that is filled in for the person to sign: neither is issued. */
  readonly documentNumber: string;
  readonly values: Readonly<Record<string, FormWords>>;
  readonly lists: Readonly<Record<string, readonly FormRow[]>>;
}

export const isForm = (data: DocumentData): data is FormPaper => 'form' in data;
