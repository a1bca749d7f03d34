/** A kind of record that opens a case: the process it opens it on, and the action taken right away. */
export interface FieldKind {
  readonly id: string;
  readonly processId: string;
  /** Its fields follow those of the opening form. */
  readonly thenAction?: string;
}

/** The kind of record that is a visit instead: it goes to the plan, the ledgers and the coverage of visits. */
export const VISIT_KIND = 'visit';
