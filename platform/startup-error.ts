import type { Text } from '../kernel/text.ts';

/**
 * Why the program cannot start, told so that the person at the keyboard knows the next step.
 * Composition roots print `text` in both languages and leave with status 1; everything else is a fault.
 */
export class StartupError extends Error {
  readonly code: string;
  readonly text: Text;

  constructor(code: string, text: Text, options?: { readonly cause?: unknown }) {
    super(text.en, options);
    this.name = 'StartupError';
    this.code = code;
    this.text = text;
  }
}

/** The lines to print for a failed start: both languages for a known reason, the stack for a fault. */
export const describeStartFailure = (failure: unknown): string => {
  if (failure instanceof StartupError) return `${failure.text.zh}\n${failure.text.en}`;
  return failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
};
