/** Which cases the page of a person shows apart from other matters; data of the catalogue. */
export interface PersonPageRule {
  /** Processes by which something a person needs is seen to. */
  readonly needs: readonly string[];
  /** Process in whose actions residents are named who help others, and the field that holds for how long. */
  readonly volunteering: { readonly processId: string; readonly hoursField: string };
}
