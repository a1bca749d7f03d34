import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { Caller } from '../../../platform/http/call.ts';
import type { Directory } from '../../access/server/index.ts';
import type { ServiceItem } from '../../guides/domain/service-item.ts';
import type { DocumentLibrary } from '../domain/document-library.ts';
import type { RenderDocument } from './render-document.ts';

/** One thing known of a person: in full for the paper, masked for the screen where it is sealed. */
export interface KnownValue {
  readonly value: string;
  readonly shown: string;
  readonly sealed: boolean;
  readonly source: Text;
  readonly asOf: PlainDate | null;
}

/** What forms may ask of a person, by source name; the people module answers it. */
export interface PersonOnPaper {
  readonly id: string;
  readonly name: string;
  readonly idNumberMasked: string | null;
  readonly values: Readonly<Record<string, KnownValue>>;
  readonly household: readonly {
    readonly name: string;
    readonly relation: Text;
    readonly sex: Text;
    readonly age: number | null;
  }[];
}

export interface CaseOnPaper {
  readonly id: string;
  readonly number: string;
  readonly personId: string | null;
}

/** Which cases exist for the caller; casework answers it, so that its rule of visibility stays in one place. */
export interface CasesOnPaper {
  find(tx: Tx, caller: Caller, communityId: string, caseId: string): Promise<CaseOnPaper | undefined>;
  /** SQL of that rule over `case_record c`; `?1`, `?2` … stand for the values. */
  visibleTo(caller: Caller, communityId: string): { readonly condition: string; readonly values: readonly unknown[] };
}

export interface NoticesDeps {
  readonly directory: Directory;
  readonly keyRing: KeyRing;
  readonly documents: DocumentLibrary;
  readonly render: RenderDocument;
  readonly numbers: { nextDocument(tx: Tx, communityId: string, kind: string, year: number): Promise<number> };
  readonly people: {
    find(tx: Tx, communityId: string, personId: string, today: PlainDate): Promise<PersonOnPaper | undefined>;
  };
  readonly items: { inForce(itemId: string, on: PlainDate, communityId: string): ServiceItem | undefined };
  readonly cases: CasesOnPaper;
  readonly texts: Readonly<Record<string, Text>>;
  /** A print later than this after the issue is marked as printed again. */
  readonly reprintAfterMinutes: number;
}

/** A text by key; a missing one is a fault that the tests find. */
export const phraseIn = ({ texts }: Pick<NoticesDeps, 'texts'>, key: string): Text => {
  const words = texts[key];
  if (words === undefined) throw new Error(`text ${key} is missing`);
  return words;
};
