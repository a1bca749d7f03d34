export type { RenderDocument, RenderedDocument } from './render-document.ts';
export { createDocumentRenderer } from './render-document.ts';
