import type { Role } from '../../access/domain/roles.ts';

/** Whoever keeps the catalogue in some way. */
export const CATALOGUE_ROLES = ['system-administrator', 'manager', 'head'] as const satisfies readonly Role[];

/**
 * Who writes and who reviews. The base holds for everybody, so it is written by those who keep the system and read
 * by somebody who answers for the service. An overlay belongs to one organisation: its own people or those above.
 */
export const CATALOGUE_RIGHTS = {
  base: {
    write: ['system-administrator'],
    /** Managers write too where nothing stands above their organisation. */
    writeAtTheTop: ['manager'],
    review: ['system-administrator', 'manager'],
  },
  overlay: { write: ['head', 'manager'], review: ['head', 'manager'] },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly Role[]>>>>;
