/**
 * A refusal is an expected "no": data with a public code, never an exception.
 * The words for a code live in `catalogue/texts/refusals.ts`; `details` fills their placeholders
 * and tells a program what exactly was refused. It never carries personal data.
 */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly details?: Readonly<Record<string, unknown>>;
}

export type Result<T, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const refuse = <Code extends string>(
  code: Code,
  details?: Readonly<Record<string, unknown>>,
): { readonly ok: false; readonly refusal: Refusal<Code> } => ({
  ok: false,
  refusal: details === undefined ? { code } : { code, details },
});
