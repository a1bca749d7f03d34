export { createDocumentLibrary, type DocumentLibrary } from '../domain/document-library.ts';
export { contentsOfPaper, paperPart, PAPER_COLUMNS } from './stored-paper.ts';
export type { RenderDocument, RenderedDocument } from './render-document.ts';
export { createDocumentRenderer } from './render-document.ts';
