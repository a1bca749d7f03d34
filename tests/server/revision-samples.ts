import { startRevision } from '../../modules/guides/contract.ts';
import { RELIEF, type Office } from './office.ts';
import type { Fixture, Sample } from './sample-fixture.ts';

/** A version that no revision has: the right is judged, and nothing changes for whoever comes next. */
const STALE = 9_999;

/** A revision of the base that is being written, for requests that need one. */
export const writeRevision = async (office: Office): Promise<string> => {
  const administrator = await office.as('system-administrator');
  const body = { purpose: 'new-version', itemId: RELIEF };
  return (await administrator.call(startRevision, { body })).reply().id;
};

const ofRevision = ({ revisionId }: Fixture) => ({ revisionId });
const seen =
  (body: Readonly<Record<string, unknown>> = {}): Sample =>
  (fixture) => ({ params: ofRevision(fixture), body: { expectedVersion: STALE, ...body } });

/** Requests of those who keep the catalogue. */
export const revisionSamples: Readonly<Record<string, Sample>> = {
  'list-catalogue': () => ({}),
  'list-item-versions': () => ({ params: { itemId: RELIEF } }),
  'get-item-words': () => ({}),
  'compare-items': () => ({ params: { itemId: RELIEF }, query: { from: 'in-force', to: 'version:1' } }),
  'export-items': () => ({ query: { items: RELIEF } }),
  'import-items': () => ({ body: { yaml: `items: [{ id: ${RELIEF} }]`, dryRun: true } }),
  'list-revisions': () => ({}),
  'start-revision': ({ office }, who) => ({
    body:
      who === 'system-administrator'
        ? { purpose: 'new-version', itemId: RELIEF }
        : { purpose: 'overlay', itemId: RELIEF, organisationId: office.communityId() },
  }),
  'get-revision': (fixture) => ({ params: ofRevision(fixture) }),
  'save-revision': seen({ written: {} }),
  'preview-revision': (fixture) => ({ params: ofRevision(fixture), body: {} }),
  'submit-revision': seen(),
  'review-revision': seen({ decision: 'approve' }),
  'publish-revision': seen({ startsOn: '2026-10-01' }),
  'take-back-revision': seen(),
  'withdraw-revision': seen({ reason: '不改了' }),
};
