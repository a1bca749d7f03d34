import type { Logger } from 'pino';
import { agreedErasures } from '../../modules/people/server/index.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import type { ScopedDatabase } from '../../platform/db/scoped-database.ts';
import { eachForItself } from '../../platform/db/each-for-itself.ts';
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
  readonly logger: Logger;
}

/**
 * Erases what two people agreed to, by the very code of the command. The application has no right to erase: it can only
 * record that somebody asked and somebody else agreed, and of that nothing but two ids comes here. First the list, then
 * the database: broken off in between, it is still agreed to and done again. Each stands for itself: one that fails is
 * logged by its ids and keeps no other waiting. Answers how many files are gone; throws AggregateError where some are not.
 */
export const carryOutErasures = async (eraser: Eraser, communities: readonly string[]): Promise<number> => {
  const { database, ownerUrl, keyRing, dataDirectory, now, logger } = eraser;
  const agreed = await database.read(communities, agreedErasures);
  return eachForItself('carry out erasures', async (alone) => {
    for (const { communityId, personId } of agreed)
      await alone(personId, async () => {
        const erasure = { communityId, personId, at: now() };
        noteErasure(dataDirectory, erasure);
        await withClient(ownerUrl, (owner) => erasePerson(owner, keyRing, erasure)).catch((failure: unknown) => {
          const ids = { communityId, personId };
          logger.error({ ...ids, err: failure }, 'a person’s file could not be erased; it is tried again');
          throw failure;
        });
      });
    return agreed.length;
  });
};
