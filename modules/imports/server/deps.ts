import type { Text } from '../../../kernel/text.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { ScopedDatabase } from '../../../platform/db/scoped-database.ts';
import type { SpecialGroup } from '../../people/domain/person-file.ts';
import type { Headings } from '../domain/columns.ts';
import type { UseWords } from '../domain/dwelling-row.ts';
import type { ImportKind } from '../domain/import-row.ts';
import type { ImportRules } from '../domain/import-rules.ts';
import type { ValueWords } from '../domain/read-row.ts';

/** What imports are given by the composition root. */
export interface ImportDeps {
  readonly database: ScopedDatabase;
  readonly keyRing: KeyRing;
  readonly rules: ImportRules;
  readonly headings: Readonly<Record<ImportKind, Headings>>;
  readonly words: ValueWords;
  readonly useWords: UseWords;
  readonly groups: readonly SpecialGroup[];
  /** How lists write groups beside their names, by group. */
  readonly groupWords: Readonly<Record<string, readonly string[]>>;
  readonly workerName: (workerId: string) => string | undefined;
  /** Words of a remark or of another text of the pages, for the file of errors and the history. */
  readonly text: (key: string) => Text | undefined;
  /** Tells the jobs that there is something to do. */
  readonly wake: () => Promise<void>;
}

/** Source of facts that a list brought; one of the catalogue's sources. */
export const SOURCE = 'list';
