import { startEmbeddedPostgres } from '../../platform/postgres/embedded.ts';
import { describeStartFailure } from '../../platform/startup-error.ts';
import { openSecrets } from '../../server/secrets.ts';

/**
 * Waits for a line, so that several begin in the same moment, and opens a data folder as the program does. Prints the
 * set-up code and, where it has the database, `has it`; stops at the next line.
 */
const [dataDirectory = ''] = process.argv.slice(2);
const lines = process.stdin[Symbol.asyncIterator]();

console.log('waits');
await lines.next();
try {
  console.log(openSecrets(dataDirectory).setUpCode);
  const database = await startEmbeddedPostgres({ dataDirectory, log: () => undefined });
  console.log('has it');
  await lines.next();
  await database.stop();
} catch (failure) {
  console.error(describeStartFailure(failure));
  process.exitCode = 1;
}
process.stdin.destroy();
