/** A text shown to people: Chinese first, English second. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Text;

/** Where a rule comes from: a law, a standard, a source document with chapter or number. */
export interface Basis {
  readonly source: string;
  readonly where?: string;
}
