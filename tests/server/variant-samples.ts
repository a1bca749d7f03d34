import { startVariant } from '../../modules/casework/contract.ts';
import { NO_CHANGES } from '../../modules/casework/domain/variant-changes.ts';
import type { Office } from './office.ts';
import type { Fixture, Sample } from './sample-fixture.ts';

/** A version that no revision has: the right is judged, and nothing changes for whoever comes next. */
const STALE = 9_999;

/** A version of a process that the first community is writing, for requests that need one. */
export const writeVariant = async (office: Office): Promise<string> => {
  const head = await office.as('head');
  const params = { communityId: office.communityId() };
  return (await head.call(startVariant, { params, body: { processId: 'promised' } })).reply().id;
};

const ofVariant = ({ variantId }: Fixture) => ({ variantId });

/** Requests of those who write a community's own versions of processes. */
export const variantSamples: Readonly<Record<string, Sample>> = {
  'list-variants': () => ({}),
  'start-variant': () => ({ body: { processId: 'immediate', ends: true } }),
  'get-variant': (fixture) => ({ params: ofVariant(fixture) }),
  'save-variant': (fixture) => ({
    params: ofVariant(fixture),
    body: { expectedVersion: STALE, changes: NO_CHANGES },
  }),
  'move-variant': (fixture) => ({ params: ofVariant(fixture), body: { step: 'submit', expectedVersion: STALE } }),
};
