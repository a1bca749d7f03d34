import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { FailedAttempts } from '../../../platform/auth/failed-attempts.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { PersonReply } from '../contract.ts';
import type { ErasureOverview } from '../domain/erasure.ts';
import type { PeopleCatalogue } from '../domain/person-file.ts';

export type PersonCase = PersonReply['cases'][number];
export type Volunteering = PersonReply['volunteering'][number];

/** What the people's pages show of cases; casework answers it, so that its tables stay its own. */
export interface PersonCases {
  /** Cases under way by person; people without any may be left out. */
  countOpen(tx: Tx, communityId: string, personIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The latest cases of these people, newest first. */
  listOf(tx: Tx, communityId: string, personIds: readonly string[], today: PlainDate): Promise<readonly PersonCase[]>;
  /** Wishes, social work and the like: what these people need and how far it is seen to. */
  needsOf(tx: Tx, communityId: string, personIds: readonly string[], today: PlainDate): Promise<readonly PersonCase[]>;
  /** Projects in which this person helps or helped others, the latest first. */
  volunteeringOf(tx: Tx, communityId: string, personId: string): Promise<readonly Volunteering[]>;
}

export type PersonDocument = PersonReply['documents'][number];

/** Papers issued for a person; the register answers it and leaves out those of confidential matters. */
export interface PersonDocuments {
  listOf(tx: Tx, communityId: string, personId: string): Promise<readonly PersonDocument[]>;
}

/** A column that names a person. When two records become one, its rows follow the one that stays. */
export interface PersonReference {
  readonly table: string;
  readonly column: string;
}

/** Erasing goes through the tables of every module, so it is done where all of them are known. */
export interface PersonErasure {
  overview(tx: Tx, communityId: string, personId: string): Promise<ErasureOverview>;
  /** Tells those who may decide that something waits, but for whoever recorded it. */
  askDeciders(tx: Tx, communityId: string, recordedBy: string, at: string): void;
  /** Tells who recorded a request what became of it. */
  tellOutcome(tx: Tx, communityId: string, workerId: string, state: 'approved' | 'refused', at: string): void;
  /** Called when something was agreed to. */
  wake(): Promise<void>;
}

export interface PeopleDeps {
  readonly keyRing: KeyRing;
  readonly catalogue: PeopleCatalogue;
  readonly attempts: FailedAttempts;
  readonly cases: PersonCases;
  readonly documents: PersonDocuments;
  readonly erasure: PersonErasure;
  readonly references: readonly PersonReference[];
  readonly workerName: (workerId: string) => string | undefined;
}
