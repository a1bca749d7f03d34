import type { Caller } from './call.ts';

/** What people at a page do not do: signs that somebody tries to get around what holds others back. */
export type AttemptKind = 'forged-session' | 'foreign-origin' | 'bad-input' | 'excess' | 'guessing' | 'refused-file';

export interface Attempt {
  readonly kind: AttemptKind;
  readonly routeId: string;
  /** Keyed hash of the network address. */
  readonly origin: string;
  readonly caller: Caller | null;
}

/** Refusals that are such signs; all others are the ordinary no to somebody who asked in good faith. */
const KIND_OF_REFUSAL: Readonly<Record<string, AttemptKind>> = {
  'account-locked': 'guessing',
  'too-many-requests': 'excess',
  'attachment-invalid': 'refused-file',
  'picture-invalid': 'refused-file',
  'import-too-large': 'refused-file',
  'catalogue-file-unreadable': 'refused-file',
};

export const attemptOfRefusal = (code: string): AttemptKind | undefined => KIND_OF_REFUSAL[code];
