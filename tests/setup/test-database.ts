import { afterAll, beforeAll, inject } from 'vitest';
import { withRole } from '../../platform/postgres/databases.ts';
import type { ClonedDatabase } from '../../platform/postgres/template-database.ts';
import { throughPooler } from './city-template.ts';
import { cloneTemplate } from './clone-template.ts';
import { type ApplicationRole, TEST_PASSWORD } from './prepare-database.ts';

export interface TestDatabase {
  /** Connection string of the owner, who sees every row. Known once the tests run. */
  readonly ownerUrl: () => string;
  /** Connection string of a role the application works as, behind row-level security. */
  readonly roleUrl: (role: ApplicationRole) => string;
}

/**
 * Gives a test file a migrated database of its own. Call it at the top of the file or of a `describe`.
 * Close your pools in an `afterAll` declared after this call; the database is dropped after them.
 * `templateUrl` names another database to copy than the empty template, once the tests run.
 */
export const useTestDatabase = (templateUrl: () => string = () => inject('templateUrl')): TestDatabase => {
  let database: ClonedDatabase | undefined;
  beforeAll(async () => {
    database = await cloneTemplate(templateUrl());
  });
  afterAll(() => database?.drop());
  const ownerUrl = (): string => {
    if (database === undefined) throw new Error('The test database exists only while tests run.');
    return database.ownerUrl;
  };
  const roleUrl = (user: ApplicationRole): string => {
    const direct = withRole(ownerUrl(), { user, password: TEST_PASSWORD });
    return user === 'quanke_app' ? throughPooler(direct) : direct;
  };
  return { ownerUrl, roleUrl };
};
