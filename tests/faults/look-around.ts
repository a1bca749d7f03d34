import { signIn } from '../../modules/access/contract.ts';
import { getCase } from '../../modules/casework/contract.ts';
import { getPerson, identifyPerson } from '../../modules/people/contract.ts';
import { personPlace } from '../../modules/people/server/sealed-places.ts';
import type { RouteDefinition } from '../../platform/contract.ts';
import { openField } from '../../platform/crypto/field-sealing.ts';
import { callRoute, type Request } from '../server/call-route.ts';
import type { RunningApplication } from '../server/running-application.ts';
import type { KeptSchema } from './kept-schema.ts';

interface Row {
  readonly communityId: string;
  readonly id: string;
}

const COMMUNITY = `select r.organisation_id as id from worker w join worker_role r on r.worker_id = w.id where w.username = $1`;

/**
 * Signs in as a worker and opens every case and every file of the community, and finds everybody with a number by it,
 * which tells that names, histories, seals and indexes came through an upgrade together.
 */
export const lookAround = async (
  { application, ownerPool, keyRing }: RunningApplication,
  worker: KeptSchema['worker'],
) => {
  const entered = await callRoute(application, signIn, { body: worker }, '');
  const cookie = [entered.headers['set-cookie'] ?? []]
    .flat()
    .map((one) => one.split(';')[0])
    .join('; ');
  const home = await ownerPool.query<{ id: string }>(COMMUNITY, [worker.username]);
  const communityId = home.rows[0]?.id ?? '';
  const refused: string[] = [];
  const ask = async (route: RouteDefinition, request: Request, holds: string): Promise<void> => {
    const answer = await callRoute(
      application,
      route,
      { ...request, params: { communityId, ...request.params } },
      cookie,
    );
    const text = answer.bytes.toString('utf8');
    if (answer.status !== 200 || !text.includes(holds))
      refused.push(`${route.id} ${answer.status} ${text.slice(0, 200)}`);
  };
  const cases = await ownerPool.query<Row & { number: string; events: number }>(
    `select id, number from case_record where community_id = $1 and person_id is not null`,
    [communityId],
  );
  for (const { id, number } of cases.rows) await ask(getCase, { params: { caseId: id } }, number);
  const people = await ownerPool.query<Row & { name: string; number: Buffer | null }>(
    'select id, name, id_number_sealed as number from person where community_id = $1',
    [communityId],
  );
  for (const { id, name, number } of people.rows) {
    await ask(getPerson, { params: { personId: id } }, name);
    if (number === null) continue;
    const idNumber = openField(keyRing, personPlace.idNumber(communityId, id), number);
    await ask(identifyPerson, { body: { idNumber } }, id);
  }
  const withNumber = people.rows.filter(({ number }) => number !== null).length;
  return { refused, cases: cases.rows.length, people: people.rows.length, withNumber };
};
