import { newId } from '../../platform/ids.ts';
import { writeCalls } from './call-samples.ts';
import { writeField } from './field-samples.ts';
import { writeImport } from './import-samples.ts';
import { type Office, openMatter, RELIEF } from './office.ts';
import type { Who } from './office-staff.ts';
import { writePeople } from './people-samples.ts';
import { writePlaces } from './place-samples.ts';
import { writeRevision } from './revision-samples.ts';
import type { Fixture } from './sample-fixture.ts';
import { writeVariant } from './variant-samples.ts';
import { writeVisits } from './visit-samples.ts';

const writeHousehold = async (office: Office, personId: string): Promise<string> => {
  const { ownerPool } = office.running();
  const communityId = office.communityId();
  const [grid, building, household] = [newId(), newId(), newId()];
  await ownerPool.query('insert into grid (community_id, id, name) values ($1, $2, $3)', [communityId, grid, '一网格']);
  await ownerPool.query('insert into building (community_id, id, grid_id, name) values ($1, $2, $3, $4)', [
    communityId,
    building,
    grid,
    '东园新村1幢',
  ]);
  await ownerPool.query('insert into household (community_id, id, building_id) values ($1, $2, $3)', [
    communityId,
    household,
    building,
  ]);
  await ownerPool.query('update person set household_id = $3 where community_id = $1 and id = $2', [
    communityId,
    personId,
    household,
  ]);
  return household;
};

const writeNotification = async (office: Office, who: Who, caseId: string): Promise<string> => {
  const id = newId();
  await office
    .running()
    .ownerPool.query(
      `insert into notification (community_id, id, worker_id, kind, case_id, at) values ($1, $2, $3, 'reminder-half', $4, now())`,
      [office.communityId(), id, office.staff().workerIds[who], caseId],
    );
  return id;
};

/** A case that this worker handles: who has no part in its process sees no other. */
const heldBy = async (office: Office, who: Who, personId: string) => {
  const opened = await openMatter(office, {
    processId: 'promised',
    itemId: RELIEF,
    personId,
    first: { action: 'accept' },
  });
  await office
    .running()
    .ownerPool.query('update case_record set handler_worker_id = $3 where community_id = $1 and id = $2', [
      office.communityId(),
      opened.id,
      office.staff().workerIds[who],
    ]);
  return opened;
};

/** One of everything that a request can name, in the community of this office. */
export const writeFixture = async (office: Office): Promise<Fixture> => {
  const person = await office.person();
  const householdId = await writeHousehold(office, person.id);
  const caseReply = await openMatter(office, {
    processId: 'promised',
    itemId: RELIEF,
    personId: person.id,
    first: { action: 'accept' },
  });
  const inHand = {
    'grid-worker': await heldBy(office, 'grid-worker', person.id),
    'social-worker': await heldBy(office, 'social-worker', person.id),
  };
  const notificationIds = {
    worker: await writeNotification(office, 'worker', caseReply.id),
    head: await writeNotification(office, 'head', caseReply.id),
    'grid-worker': await writeNotification(office, 'grid-worker', caseReply.id),
    'social-worker': await writeNotification(office, 'social-worker', caseReply.id),
  };
  const places = await writePlaces(office);
  return {
    office,
    person,
    householdId,
    caseReply,
    inHand,
    notificationIds,
    revisionId: await writeRevision(office),
    variantId: await writeVariant(office),
    importId: await writeImport(office),
    field: await writeField(office),
    places,
    visits: await writeVisits(office),
    calls: await writeCalls(office),
    people: await writePeople(office, places.buildingId),
  };
};
