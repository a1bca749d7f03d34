import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool } from '../../platform/db/pool.ts';
import { useTestDatabase } from '../setup/test-database.ts';
import { type Guard, listGuards, tellGuard } from './guards/list-guards.ts';
import { findIdleGuards, tryMutations } from './guards/try-guards.ts';
import { tellFigure } from './tell-figure.ts';

const testDatabase = useTestDatabase();
/** `all` takes every guard away; otherwise every policy and trigger, and one of so many others. */
const isWhole = process.env['QUANKE_GUARDS'] === 'all';
const SHARE = 8;
const ALWAYS: readonly Guard['kind'][] = ['policy', 'row-security', 'trigger', 'scope'];

let owner: pg.Pool;
let client: pg.PoolClient;
let guards: readonly Guard[];

beforeAll(async () => {
  owner = createPool({ url: testDatabase.ownerUrl(), connections: 1, name: 'guards' });
  client = await owner.connect();
  guards = await listGuards(client);
});
afterAll(async () => {
  client.release();
  await owner.end();
});

const chosen = (): readonly Guard[] =>
  guards.filter(({ kind }, place) => isWhole || ALWAYS.includes(kind) || place % SHARE === 0);

describe('the guards of the database', () => {
  it('given the migrations, are exactly those on the list', async () => {
    await expect(`${guards.map(tellGuard).join('\n')}\n`).toMatchFileSnapshot('./guards.txt');
  });

  it('given what each is there to refuse, refuses it', async () => {
    expect(await findIdleGuards(client, chosen())).toEqual([]);
  }, 600_000);

  it('given one taken away or weakened, a probe notices', async () => {
    const { total, survivors } = await tryMutations(client, chosen());
    const noticed = `${total - survivors.length} / ${total}`;
    tellFigure({ zh: '被发现的防护拆除', en: 'Guards taken away or weakened, noticed' }, noticed);
    expect(survivors).toEqual([]);
  }, 600_000);
});
