import { agreedErasures } from '../../modules/people/server/index.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import type { ScopedDatabase } from '../../platform/db/scoped-database.ts';
import { withClient } from '../../platform/postgres/databases.ts';
import { erasePerson } from './erase-person.ts';
import { noteErasure } from './erasure-list.ts';

export interface Eraser {
  readonly database: ScopedDatabase;
  /** The owner’s: what is never changed otherwise, such as papers of visits and searches of others, goes only by its hand. */
  readonly ownerUrl: string;
  readonly keyRing: KeyRing;
  /** Where the list lies by which a restore erases again. */
  readonly dataDirectory: string;
  readonly now: () => string;
}

/**
 * Erases what two people agreed to, by the very code of the command. The application has no right to erase: it can only
 * record that somebody asked and somebody else agreed, and of that nothing but two ids comes here. First the list, then
 * the database: broken off in between, it is still agreed to and done again. Answers how many files are gone.
 */
export const carryOutErasures = async (eraser: Eraser, communities: readonly string[]): Promise<number> => {
  const { database, ownerUrl, keyRing, dataDirectory, now } = eraser;
  const agreed = await database.read(communities, agreedErasures);
  for (const { communityId, personId } of agreed) {
    const erasure = { communityId, personId, at: now() };
    noteErasure(dataDirectory, erasure);
    await withClient(ownerUrl, (owner) => erasePerson(owner, keyRing, erasure));
  }
  return agreed.length;
};
