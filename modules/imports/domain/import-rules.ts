import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Basis } from '../../../kernel/text.ts';

export interface ImportRules {
  readonly validFrom: PlainDate;
  /** More new and changed rows than this need the head to agree. */
  readonly approvalAboveRows: number;
  readonly limits: {
    readonly bytes: number;
    readonly unpackedBytes: number;
    readonly rows: number;
    readonly columns: number;
  };
  /** A file comes in parts of so many bytes, each a request of its own. */
  readonly partBytes: number;
  /** Rows worked on in one transaction: nobody at the counter waits longer than for these. */
  readonly rowsAtOnce: number;
  /** Work on a list that failed so often in a row is left, and the office is told. */
  readonly triesAtMost: number;
  readonly basis: Basis;
}
