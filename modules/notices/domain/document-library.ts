import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Paper } from './document-data.ts';
import type { DocumentTemplate } from './document-template.ts';

export interface DocumentLibrary {
  /** Ids of all kinds, in the order of the catalogue. */
  readonly kinds: readonly string[];
  /** The form of a kind on a day: the newest version whose start has come; undefined for an unknown kind or an early day. */
  inForce(kind: string, on: PlainDate, paper?: Paper): DocumentTemplate | undefined;
  /** Forms that may be printed on a case of this process at any time. */
  printedOn(processId: string, on: PlainDate): readonly DocumentTemplate[];
  /** The newest form of a kind, for its name. */
  newest(kind: string): DocumentTemplate | undefined;
}

export const createDocumentLibrary = (templates: readonly DocumentTemplate[]): DocumentLibrary => {
  const of = (kind: string, paper: Paper): readonly DocumentTemplate[] =>
    templates.filter((one) => one.kind === kind && one.paper === paper).toSorted((a, b) => b.version - a.version);
  const kinds = [...new Set(templates.map(({ kind }) => kind))];
  return {
    kinds,
    printedOn: (processId, on) =>
      kinds.flatMap((kind) => {
        const template = of(kind, 'a4').find(({ validFrom }) => validFrom <= on);
        return template?.printedOn?.includes(processId) === true ? [template] : [];
      }),
    inForce: (kind, on, paper = 'a4') => of(kind, paper).find(({ validFrom }) => validFrom <= on),
    newest: (kind) => of(kind, 'a4')[0],
  };
};
