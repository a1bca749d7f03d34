import type { TemplateLayout } from '../../modules/notices/domain/document-template.ts';

/** Margins and text area (156 × 225 mm) of GB/T 9704; body a size smaller than its 16 pt, as these forms hold tables. */
export const a4: TemplateLayout = {
  sheet: { widthMm: 210, heightMm: 297, marginsMm: { left: 28, top: 37, right: 26, bottom: 35 } },
  issuerPt: 16,
  titlePt: 22,
  bodyPt: 14,
  tablePt: 11.5,
  smallPt: 10.5,
};

/** Sheets to take home are no official papers: wide text area, large letters. */
export const handout: TemplateLayout = {
  ...a4,
  sheet: { ...a4.sheet, marginsMm: { left: 20, top: 16, right: 20, bottom: 20 } },
  bodyPt: 15,
  tablePt: 12.5,
  smallPt: 11,
};

/** Thermal roll of 80 mm with a head of 72 mm. */
export const roll80: TemplateLayout = {
  sheet: { widthMm: 80, heightMm: 'content', marginsMm: { left: 4, top: 4, right: 4, bottom: 8 } },
  issuerPt: 12,
  titlePt: 16,
  bodyPt: 10,
  tablePt: 9.5,
  smallPt: 8.5,
};
