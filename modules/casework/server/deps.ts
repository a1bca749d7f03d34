import type { EventRule } from '../domain/nearby-events.ts';
import type { PersonPageRule } from '../domain/person-page.ts';
import type { Text } from '../../../kernel/text.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { ScopedDatabase, Tx } from '../../../platform/db/scoped-database.ts';
import type { FailedAttempts } from '../../../platform/auth/failed-attempts.ts';
import type { Directory } from '../../access/server/index.ts';
import type { Catalogue } from '../../guides/domain/catalogue.ts';
import type { KnownFact } from '../../guides/domain/known-facts.ts';
import type { KnownAttribute } from '../../guides/domain/service-item.ts';
import type { DocumentLibrary, RenderDocument } from '../../notices/server/index.ts';
import type { ChannelCheckRule } from '../domain/channel-checks.ts';
import type { WorkingCalendar } from '../domain/commands.ts';
import type { AudienceMember, MessageRule } from '../domain/publicity.ts';
import type { Phrases } from '../domain/process-wording.ts';
import type { CaseNumbers } from './case-numbers.ts';
import type { ProcessLibrary } from './process-library.ts';

/** What casework needs to know about a person; the people module answers it. */
export interface CasePerson {
  readonly id: string;
  readonly name: string;
  readonly sex: 'female' | 'male';
  readonly idNumberMasked: string | null;
  /** What the platform knows of what was asked for, by attribute, each with source and date. */
  readonly known: Readonly<Partial<Record<KnownAttribute, KnownFact>>>;
}

export interface CasePeople {
  /** Facts that are not asked for are neither read nor opened. */
  find(
    tx: Tx,
    communityId: string,
    personId: string,
    asked: readonly KnownAttribute[],
  ): Promise<CasePerson | undefined>;
  /** Last four digits of the phone on record, for progress without an account; null when none is known. */
  phoneLastFour(tx: Tx, communityId: string, personId: string): Promise<string | null>;
}

export interface CaseworkTexts {
  /** Titles of history entries by event type; `{…}` placeholders are filled from the event. */
  readonly history: Readonly<Record<string, Text>>;
  /** Sentences of documents, notifications, spoken answers and day explanations, by key. */
  readonly phrases: Readonly<Record<string, Text>>;
  /** How the parts of a process are told in words. */
  readonly process: Phrases;
}

export interface CaseworkDeps {
  readonly database: ScopedDatabase;
  readonly directory: Directory;
  readonly catalogue: Catalogue;
  readonly processes: ProcessLibrary;
  /** The working calendar in force; reloaded when it is edited. */
  readonly calendar: () => WorkingCalendar;
  readonly people: CasePeople;
  readonly numbers: CaseNumbers;
  readonly keyRing: KeyRing;
  readonly attempts: FailedAttempts;
  /** The forms of papers by kind and day. */
  readonly documents: DocumentLibrary;
  readonly render: RenderDocument;
  /** Origin of the links in QR codes, without a trailing slash. */
  readonly publicUrl: string;
  readonly texts: CaseworkTexts;
  /** Which ways petitions come in are checked on which days. */
  readonly channelCheckRules: readonly ChannelCheckRule[];
  /** Who may be sent messages, and who is meant; the people module answers the second. */
  readonly publicity: {
    readonly rules: readonly MessageRule[];
    readonly audience: (
      tx: Tx,
      communityId: string,
      wanted: {
        readonly everybody: boolean;
        readonly groupIds: readonly string[];
        readonly purpose: string;
        readonly on: string;
      },
    ) => Promise<readonly AudienceMember[]>;
  };
  /** What counts as the same event, and who usually sees to which. */
  readonly eventRules: readonly EventRule[];
  readonly personPage: PersonPageRule;
  /** Takes in what communities published and tells the other processes. */
  readonly onVariantPublished: () => Promise<void>;
  /** Words of a refusal, for actions that are shown but not available. */
  readonly refusalWords: (code: string, details?: Readonly<Record<string, unknown>>) => Text;
}
