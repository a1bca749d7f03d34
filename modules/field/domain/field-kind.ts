/** A kind of record that can be made on a phone: the process it opens a case on, and the action taken right away. */
export interface FieldKind {
  readonly id: string;
  readonly processId: string;
  /** Its fields follow those of the opening form. */
  readonly thenAction?: string;
  readonly withPhotos: boolean;
}
