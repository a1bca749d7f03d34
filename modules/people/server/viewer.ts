import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Caller } from '../../../platform/http/call.ts';
import { consentFor } from '../domain/consents.ts';
import type { PersonFileRow } from './person-file-rows.ts';
import { EDITORS } from '../contract/shapes.ts';

/** Who looks, by the roles held in the community. */
export interface Viewer {
  readonly roles: readonly string[];
}

export const viewerIn = (caller: Caller, communityId: string): Viewer => ({ roles: caller.rolesIn(communityId) });

/** What an agency's social worker needs to reach somebody; everything else wants a consent. */
const OPEN_TO_AGENCIES: readonly string[] = ['phone', 'address'];
const SHARING = 'share-with-agency';

/**
 * Whether somebody may have a hidden value shown, with a reason. The office may; a social worker of an agency sees
 * more than phone and address only where the person agreed to share.
 */
export const maySeeHidden = (
  { roles }: Viewer,
  { consents }: Pick<PersonFileRow, 'consents'>,
  field: string,
  today: PlainDate,
): boolean =>
  EDITORS.some((role) => roles.includes(role)) ||
  OPEN_TO_AGENCIES.includes(field) ||
  consentFor(consents, SHARING, today) !== undefined;
