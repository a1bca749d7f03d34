import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { Directory } from '../../access/server/index.ts';
import type { InputField } from '../domain/definition.ts';
import type { CaseworkDeps } from './deps.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const PERSON: Statement = {
  name: 'person-named-in-form',
  text: 'select id from person where community_id = $1 and id = $2',
};

/** Somebody with an account who works for this community, in whatever role. */
export const worksFor = (directory: Directory, communityId: string, workerId: string): boolean => {
  const worker = directory.worker(workerId);
  return (
    worker?.status === 'active' &&
    worker.roles.some(({ organisationId }) => directory.communitiesOf(organisationId).includes(communityId))
  );
};

const exists = async (
  tx: Tx,
  { directory }: Pick<CaseworkDeps, 'directory'>,
  communityId: string,
  type: InputField['type'],
  id: string,
): Promise<boolean> => {
  if (!UUID.test(id)) return false;
  if (type === 'worker') return worksFor(directory, communityId, id);
  if (type === 'organisation') return directory.organisation(id) !== undefined;
  return (await tx.query(PERSON, [communityId, id])).length > 0;
};

const NAMING: readonly InputField['type'][] = ['worker', 'organisation', 'person'];

/** Refuses ids that name nobody here: the engine checks the shape of a value, this whether there is such a one. */
export const checkReferences = async (
  tx: Tx,
  deps: Pick<CaseworkDeps, 'directory'>,
  communityId: string,
  fields: readonly InputField[],
  input: Readonly<Record<string, unknown>>,
): Promise<Result<null>> => {
  for (const { id, type } of fields) {
    const value = input[id];
    if (!NAMING.includes(type) || typeof value !== 'string' || value === '') continue;
    if (!(await exists(tx, deps, communityId, type, value)))
      return refuse('input-invalid', { field: id, rule: `unknown-${type}` });
  }
  return ok(null);
};
