import type pg from 'pg';
import { DEMO_PASSWORD, DEMO_WORKERS } from '../catalogue/demo/staff.ts';
import { ROLE_NAMES } from '../modules/access/domain/roles.ts';
import type { AccessDeps, Directory } from '../modules/access/server/index.ts';

/** Whether this installation was filled with the demo; only then does the sign-in page offer its accounts. */
export const isDemo = async (owner: pg.Pool): Promise<boolean> => {
  const { rowCount } = await owner.query(`select from installation where key = 'demo'`);
  return rowCount === 1;
};

export const isEmpty = async (owner: pg.Pool): Promise<boolean> => {
  const { rowCount } = await owner.query('select from organisation limit 1');
  return rowCount === 0;
};

type DemoReply = ReturnType<AccessDeps['demo']>;

/** The accounts that the sign-in page offers: those with something to try first. */
export const demoAccounts = (directory: Directory): DemoReply => ({
  password: DEMO_PASSWORD,
  accounts: DEMO_WORKERS.flatMap((demo) => {
    const worker = directory.workers().find((candidate) => candidate.username === demo.username);
    const held = worker?.roles[0];
    if (worker === undefined || held === undefined || demo.tryThis === undefined) return [];
    return [
      {
        username: demo.username,
        name: worker.name,
        role: held.role,
        roleName: ROLE_NAMES[held.role],
        organisationName: directory.organisation(held.organisationId)?.name ?? '',
        tryThis: demo.tryThis,
      },
    ];
  }),
});
