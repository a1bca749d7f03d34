import { afterAll, beforeAll, inject } from 'vitest';
import { type ClonedDatabase, cloneDatabase } from '../../platform/postgres/template-database.ts';

/**
 * Gives a test file a migrated database of its own. Call it at the top of the file or of a `describe`;
 * the answer gives the owner's connection string once the tests run. Close your pools in an `afterAll`
 * declared after this call; the database is dropped after them.
 */
export const useTestDatabase = (): (() => string) => {
  let database: ClonedDatabase | undefined;
  beforeAll(async () => {
    database = await cloneDatabase(inject('templateUrl'));
  });
  afterAll(() => database?.drop());
  return () => {
    if (database === undefined) throw new Error('The test database exists only while tests run.');
    return database.ownerUrl;
  };
};
