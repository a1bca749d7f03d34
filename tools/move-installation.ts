import type pg from 'pg';
import { nameOf } from '../platform/db/distribution.ts';
import { readSchemaTables } from '../platform/db/distribution-schema.ts';
import { withClient } from '../platform/postgres/databases.ts';
import { StartupError } from '../platform/startup-error.ts';
import { moveRows } from './move-rows.ts';

const notEmpty = (): StartupError =>
  new StartupError('move-target-not-empty', {
    zh: '目标库里已经有单位，不能再搬入。',
    en: 'The target holds organisations already; nothing is moved into it.',
  });

const blind = (): StartupError =>
  new StartupError('move-sees-not-all', {
    zh: '来源和目标的账号都必须看得到全部行（超级用户或 BYPASSRLS）。',
    en: 'On both sides the role must see every row: a superuser, or one with BYPASSRLS.',
  });

const unlike = (tables: readonly string[]): StartupError =>
  new StartupError('move-schemas-differ', {
    zh: `两边的表不一样（${tables.join('、')}）。请先用同一版本的程序启动一次来源。`,
    en: `The tables of both sides differ (${tables.join(', ')}). Start the source with this version once.`,
  });

const refuseBlind = async (client: pg.Client): Promise<void> => {
  const { rowCount } = await client.query(
    'select from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)',
  );
  if (rowCount === 0) throw blind();
};

const move = async (source: pg.Client, target: pg.Client): Promise<number> => {
  await refuseBlind(source);
  await refuseBlind(target);
  if ((await target.query('select from organisation limit 1')).rowCount !== 0) throw notEmpty();
  const [from, to] = [await readSchemaTables(source), await readSchemaTables(target)];
  const shape = (tables: typeof from) =>
    new Set(
      tables
        .filter(({ schema }) => schema !== 'graphile_worker')
        .map((one) => `${nameOf(one)}(${one.columns.map(({ name }) => name).join()})`),
    );
  const [here, there] = [shape(from), shape(to)];
  const differing = [...[...here].filter((one) => !there.has(one)), ...[...there].filter((one) => !here.has(one))];
  if (differing.length > 0) throw unlike(differing);
  return moveRows(source, target, from);
};

/**
 * Moves everything into a prepared database that holds no organisation yet, whatever servers it lies on. Refuses with a
 * `StartupError` that says what is in the way; after a refusal the target is as it was. Answers the rows moved.
 */
export const moveInstallation = (sourceUrl: string, targetUrl: string): Promise<number> =>
  withClient(sourceUrl, (source) => withClient(targetUrl, (target) => move(source, target)));
