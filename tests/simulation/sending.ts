import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { RouteDefinition } from '../../platform/contract.ts';
import type { Answer, Request } from '../server/call-route.ts';
import type { Who } from '../server/office-staff.ts';
import { count, rowsOf, type Town } from './town.ts';

/** A pool whose connections were cut needs a moment; more than these attempts would be a person giving up. */
const MOST_ATTEMPTS = 6;
const SERVER_FAULT = 500;
const SHARE = { cut: 0.015, thrown: 0.01, broken: 0.01, restart: 0.004, doubled: 0.05, jump: 0.02 } as const;
const DAY_MILLISECONDS = 86_400_000;

type Trouble = keyof typeof SHARE | null;

const troubleOf = ({ chance }: Town): Trouble => {
  let thrown = chance.next();
  for (const [name, share] of Object.entries(SHARE)) {
    if (thrown < share) return name as Trouble;
    thrown -= share;
  }
  return null;
};

type Send<R extends RouteDefinition> = () => Promise<Answer<R>>;

/** Ends every connection of the application, and waits until its pool has heard of it. */
export const cutConnections = async (town: Town): Promise<void> => {
  await rowsOf(
    town,
    `select pg_terminate_backend(pid, 2000) from pg_stat_activity
     where application_name = 'test-app' and datname = current_database()`,
  );
  await wait(5);
};

/** The database ends every connection of the application while the command is under way. */
const whileCut = async <R extends RouteDefinition>(town: Town, send: Send<R>, after: number): Promise<Answer<R>> => {
  const answer = send();
  await wait(after);
  await cutConnections(town);
  return answer;
};

/** Lets the statement that writes everything fail at its last part, the audit entry, for as long as the table holds a row. */
export const prepareBrokenWrites = async (town: Town): Promise<void> => {
  await rowsOf(town, 'create table simulated_fault (at integer)');
  await rowsOf(town, 'grant select on simulated_fault to public');
  await rowsOf(
    town,
    `create function break_write() returns trigger language plpgsql as $$ begin
       if exists (select from simulated_fault) then raise exception 'The simulation breaks this write.'; end if;
       return new; end $$`,
  );
  await rowsOf(
    town,
    'create trigger broken_write before insert on audit_entry for each row execute function break_write()',
  );
};

const whileBroken = async <R extends RouteDefinition>(town: Town, once: Send<R>): Promise<Answer<R>> => {
  await rowsOf(town, 'insert into simulated_fault values (1)');
  const answer = await once();
  await rowsOf(town, 'delete from simulated_fault');
  return answer;
};

/** A handler that fails before it wrote anything: the clock throws when it is asked for the so-manieth time. */
const whileThrowing = async <R extends RouteDefinition>(town: Town, send: Send<R>, at: number): Promise<Answer<R>> => {
  const { clock } = town.office.running();
  const asked = clock.now;
  let times = 0;
  clock.now = () => {
    times += 1;
    if (times === at) throw new Error('The simulation breaks this handler.');
    return asked();
  };
  const answer = await send();
  clock.now = asked;
  return answer;
};

/** The clock of the machine is a day off for one command. */
const whileOff = async <R extends RouteDefinition>(town: Town, send: Send<R>, days: number): Promise<Answer<R>> => {
  const { clock } = town.office.running();
  const right = clock.now().getTime();
  clock.set(new Date(right + days * DAY_MILLISECONDS).toISOString());
  const answer = await send();
  clock.set(new Date(right).toISOString());
  return answer;
};

const firstAnswer = async <R extends RouteDefinition>(
  town: Town,
  trouble: Trouble,
  send: Send<R>,
): Promise<Answer<R>> => {
  const { chance, office } = town;
  switch (trouble) {
    case 'cut':
      return whileCut(town, send, chance.below(8));
    case 'thrown':
      return whileThrowing(town, send, chance.below(2) + 1);
    case 'broken':
      return whileBroken(town, send);
    case 'restart':
      await office.restart();
      return send();
    case 'jump':
      return whileOff(town, send, chance.next() < 0.5 ? 1 : -1);
    case 'doubled': {
      const [one, other] = await Promise.all([send(), send()]);
      if (!one.bytes.equals(other.bytes))
        throw new Error(`A double click was answered in two ways: ${String(one.bytes)} ${String(other.bytes)}`);
      return one;
    }
    case null:
      return send();
  }
};

/**
 * Sends a command as a page does: under one key, again when the answer is a fault. Now and then something goes wrong
 * on the way; whatever it is, the command takes effect once.
 */
export const send = async <R extends RouteDefinition>(
  town: Town,
  who: Who,
  route: R,
  request: Request,
): Promise<Answer<R>> => {
  const caller = await town.office.as(who);
  const keyed = {
    ...request,
    params: { communityId: town.office.communityId(), ...request.params },
    key: randomUUID(),
  };
  const once: Send<R> = () => caller.call(route, keyed);
  const trouble = route.command ? troubleOf(town) : null;
  if (trouble !== null) count(town, `fault: ${trouble}`);
  let answer = await firstAnswer(town, trouble, once);
  for (let attempt = 1; answer.status >= SERVER_FAULT; attempt += 1) {
    if (trouble === null || attempt === MOST_ATTEMPTS)
      throw new Error(`${route.id} by ${who} after ${trouble ?? 'nothing'}: ${answer.status} ${String(answer.bytes)}`);
    await wait(5);
    answer = await once();
  }
  count(town, 'commands');
  return answer;
};
