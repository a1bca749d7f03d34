import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Directory } from '../../access/server/index.ts';
import type { CatalogueRule } from '../domain/catalogue-rules.ts';
import type { LiveCatalogue } from './live-catalogue.ts';

/** What keeping the catalogue stands on. */
export interface RevisionDeps {
  readonly live: LiveCatalogue;
  readonly directory: Directory;
  /** Name of the process of a service type; null where none is in force on that day. */
  readonly processName: (processId: string, on: PlainDate) => Text | null;
  readonly ruleTexts: Readonly<Record<CatalogueRule, Text>>;
  /** Called after a publication, so that this process and the others take it in. */
  readonly onPublished: () => Promise<void>;
}
