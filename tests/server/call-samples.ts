import { randomUUID } from 'node:crypto';
import { startRollCall } from '../../modules/calls/contract.ts';
import { newId } from '../../platform/ids.ts';
import type { Office } from './office.ts';
import type { CallFixture, Sample } from './sample-fixture.ts';
import { settle } from './visit-samples.ts';

const body = () => ({ id: newId(), title: '停电', caseId: null, help: [], gridId: null, buildingId: null });

/** A roll call with somebody in it whom the grid worker is in charge of. */
export const writeCalls = async (office: Office): Promise<CallFixture> => {
  const person = await office.person({ name: '叫应人' });
  await settle(office, person.id, ['needs-nursing']);
  const params = { communityId: office.communityId() };
  const { rollCallId } = (await (await office.as('head')).call(startRollCall, { params, body: body() })).reply();
  return { personId: person.id, rollCallId };
};

const at =
  (request: (calls: CallFixture) => ReturnType<Sample>): Sample =>
  ({ calls }) =>
    request(calls ?? { personId: randomUUID(), rollCallId: randomUUID() });

/** Requests about the call list and roll calls. */
export const callSamples: Readonly<Record<string, Sample>> = {
  'get-call-list': () => ({}),
  'print-call-sheet': () => ({}),
  'export-call-sheet': () => ({}),
  'start-roll-call': () => ({ body: body() }),
  'list-roll-calls': () => ({}),
  'get-roll-call': at(({ rollCallId }) => ({ params: { rollCallId } })),
  'answer-roll-call': at(({ rollCallId, personId }) => ({
    params: { rollCallId, personId },
    body: { id: newId(), state: 'reached', expectedVersion: 9_999 },
  })),
  'end-roll-call': at(({ rollCallId }) => ({ params: { rollCallId } })),
};
