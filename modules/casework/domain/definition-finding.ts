/** A broken rule of a definition: where (`actions.accept.to`), which rule, and what was found there. */
export interface DefinitionFinding {
  readonly path: string;
  readonly rule: string;
  readonly found: string;
}
