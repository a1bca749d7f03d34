import type pg from 'pg';
import { placeOfValue } from '../../modules/casework/server/sealed-values.ts';
import { openField, sealedUnder, type FieldPlace } from '../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import { eachCase, mapSealed } from './case-seals.ts';
import { eachBatch, organisationsOf } from './read-rows.ts';
import { placeOf } from './reseal.ts';
import { SEALED_TABLES } from './sealed-tables.ts';

export interface Everything {
  /** Values by the id of the key they lie under. */
  readonly byKey: ReadonlyMap<number, number>;
  /** Places whose value does not open, by table, column and row. */
  readonly closed: readonly string[];
}

const MOST_TOLD = 20;

/** Opens every sealed value of the installation, each in its place; changes and locks nothing. */
export const readEverything = async (owner: pg.Client, ring: KeyRing): Promise<Everything> => {
  const byKey = new Map<number, number>();
  const closed: string[] = [];
  const read = (place: FieldPlace, sealed: Buffer): void => {
    const key = sealedUnder(sealed);
    byKey.set(key, (byKey.get(key) ?? 0) + 1);
    try {
      openField(ring, place, sealed);
    } catch {
      if (closed.length < MOST_TOLD) closed.push(`${place.table}.${place.column} ${place.rowId}`);
    }
  };
  const organisations = await organisationsOf(owner);
  for (const table of SEALED_TABLES)
    for (const communityId of table.shared === true ? [''] : organisations) {
      const where = table.columns.map((column) => `${column} is not null`).join(' or ');
      await eachBatch(owner, table, { communityId, lock: false, where }, async (rows) => {
        for (const row of rows)
          row.values.forEach((value, column) => {
            if (value !== null) read(placeOf(table, column, communityId, row), value);
          });
      });
    }
  for (const communityId of organisations)
    await eachCase(owner, communityId, false, async ({ id, state, events }) => {
      const visit = (field: string, sealed: string): string => {
        read(placeOfValue({ communityId, caseId: id }, field), Buffer.from(sealed, 'base64'));
        return sealed;
      };
      mapSealed([state, events], '', visit);
    });
  return { byKey, closed };
};
