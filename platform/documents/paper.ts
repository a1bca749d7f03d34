/** Lengths of documents are written in millimetres and handed to the PDF library in points. */
export const points = (millimetres: number): number => (millimetres * 72) / 25.4;

/** Left, top, right and bottom margins in millimetres. */
export interface Sheet {
  readonly widthMm: number;
  /** `content`: the sheet is as long as what stands on it, as on a roll. */
  readonly heightMm: number | 'content';
  readonly marginsMm: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
}
