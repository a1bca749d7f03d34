import { OUTSIDE_ROLES, ROLES } from '../../access/domain/roles.ts';

/** The life of a community's own version is that of a revision of the catalogue: written, reviewed by a second person, published. */
export {
  REVISION_STATUSES as VARIANT_STATUSES,
  REVISION_STEPS as VARIANT_STEPS,
} from '../../guides/domain/revision.ts';

/** Everybody who may act on a case. */
export const VARIANT_ROLES = [...ROLES, ...OUTSIDE_ROLES] as const;
