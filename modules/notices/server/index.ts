import type { Implementation } from '../../../platform/http/call.ts';
import type { NoticesDeps } from './deps.ts';
import { issueRoutes } from './issue-routes.ts';
import { registerRoutes } from './register-routes.ts';

export { createDocumentLibrary, type DocumentLibrary } from '../domain/document-library.ts';
export type { CaseOnPaper, CasesOnPaper, NoticesDeps } from './deps.ts';
export { personDocuments } from './documents-of-person.ts';
export { contentsOfPaper, paperPart, PAPER_COLUMNS, type StoredContents } from './stored-paper.ts';
export type { RenderDocument } from './render-document.ts';
export { createDocumentRenderer } from './render-document.ts';

/** Every route of the register of documents. */
export const noticesImplementations = (deps: NoticesDeps): readonly Implementation[] => [
  ...registerRoutes(deps),
  ...issueRoutes(deps),
];
