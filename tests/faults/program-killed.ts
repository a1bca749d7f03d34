import { setTimeout as wait } from 'node:timers/promises';
import { faultAt, type Outcome } from './around-the-commit.ts';
import { brokenAfter } from './connection-cut.ts';
import { POINTS } from './database-proxy.ts';
import { STAGES } from './matter-at-desk.ts';
import { withProxiedOffice, type ProxiedOffice } from './proxied-office.ts';
import { figure, spread, type Scenario } from './scenario.ts';

const PATIENCE_MILLISECONDS = 90_000;

/** The program is killed at the moment, by the process number, and started again as a service manager would. */
const killAt = async ({ program }: ProxiedOffice): Promise<void> => {
  await program.kill();
  await program.start();
};

const roundOfKills = async (office: ProxiedOffice, round: number): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const stage of STAGES)
    for (const point of POINTS) {
      const name = `kill-${round}x${outcomes.length}`;
      let killed: Promise<void> = Promise.resolve();
      const strike = (): void => {
        killed = killAt(office);
      };
      outcomes.push(await faultAt(office, name, stage, point, strike, () => killed));
    }
  return outcomes;
};

const addJob = ({ owner }: ProxiedOffice, name: string): Promise<unknown> =>
  owner.query('select graphile_worker.add_job($1)', [name]);

const until = async (holds: () => Promise<boolean>): Promise<boolean> => {
  const end = performance.now() + PATIENCE_MILLISECONDS;
  while (!(await holds())) {
    if (performance.now() > end) return false;
    await wait(250);
  }
  return true;
};

/** Messages that wait, or were given up, and how many there are in all. */
const countMessages = async ({ owner }: ProxiedOffice) => {
  const { rows } = await owner.query<{ waiting: number; told: string[] }>(
    `select (count(*) filter (where delivered_at is null))::int as waiting,
       coalesce(array_agg(id::text) filter (where delivered_at is not null and failed_because is null), '{}') as told
     from outbox where at > now() - interval '1 hour'`,
  );
  return rows[0] ?? { waiting: 0, told: [] };
};

/** Killed with a message in the gateway's hands: before it was answered, and right after. */
const killAtGateway = async (office: ProxiedOffice, when: 'before' | 'after'): Promise<void> => {
  let killed: Promise<void> = Promise.resolve();
  const kill = (): void => {
    killed = killAt(office);
  };
  const struck = office.gateway.atNext(when === 'before' ? { before: async () => kill() } : { after: kill });
  await addJob(office, 'deliver-messages');
  await struck;
  await killed;
};

/** Killed when a seal of the audit trail is committed and its anchor is not yet written outside. */
const killAtSeal = async (office: ProxiedOffice): Promise<void> => {
  let killed: Promise<void> = Promise.resolve();
  const strike = (): void => {
    killed = killAt(office);
  };
  const struck = office.proxy.arm({ mark: 'insert into audit_seal', point: 'committed-untold', strike });
  await addJob(office, 'seal-audit-trail');
  await struck;
  await killed;
};

const sideEffects = async (office: ProxiedOffice): Promise<{ broken: string[]; twice: number; told: number }> => {
  await killAtGateway(office, 'before');
  await killAtGateway(office, 'after');
  await killAtSeal(office);
  const delivered = await until(async () => {
    await addJob(office, 'deliver-messages');
    return (await countMessages(office)).waiting === 0;
  });
  const { told, waiting } = await countMessages(office);
  const { seen } = office.gateway;
  const unseen = told.filter((id) => !seen.has(id));
  return {
    told: told.length,
    twice: [...seen.values()].filter((times) => times > 1).length,
    broken: [
      ...(delivered ? [] : [`${waiting} messages were not delivered`]),
      ...unseen.map((id) => `message ${id} counts as delivered and never came`),
    ],
  };
};

export const programKilled: Scenario = {
  id: 'program-killed',
  report: 'faults',
  title: {
    zh: '程序在提交和对外发送的每一处被强行终止',
    en: 'The program is killed at every point around commit and side effects',
  },
  times: 2,
  run: ({ times, log }) =>
    withProxiedOffice(async (office) => {
      const outcomes: Outcome[] = [];
      for (let round = 0; round < times; round += 1) {
        outcomes.push(...(await roundOfKills(office, round)));
        log(`${outcomes.length} kills of the program`);
      }
      const effects = await sideEffects(office);
      const broken = [...(await brokenAfter(office, 'kill', outcomes)), ...effects.broken];
      return {
        broken,
        figures: [
          figure('提交前后终止的次数', 'Kills around a commit', outcomes.length),
          figure('发送短信、封存审计时终止的次数', 'Kills while sending messages and sealing the audit trail', 3),
          figure(
            '送达网关的短信（其中因终止而以同一编号再次发出）',
            'Messages at the gateway (sent again under the same id)',
            `${effects.told} (${effects.twice})`,
          ),
          figure(
            '从终止到重新启动并答复',
            'From the kill to the answer after a new start',
            spread(outcomes.map(({ recovery }) => recovery)),
          ),
        ],
      };
    }),
};
