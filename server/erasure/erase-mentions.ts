import type pg from 'pg';
import { openField } from '../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';

/** By what a person is known in a text that no column ties to them. */
export interface Known {
  readonly ids: readonly string[];
  readonly idNumbers: readonly string[];
  /** A telephone is often the whole family’s: it counts only beside the name. */
  readonly names: readonly string[];
  readonly phones: readonly string[];
}

interface Place {
  readonly table: string;
  readonly columns: readonly string[];
  /** SQL of what the seals name as the row. */
  readonly rowId: string;
}

/** Sealed texts that may be about anybody: replies kept for repetition, drafts, what waits for the head, lines of lists. */
const PLACES: readonly Place[] = [
  { table: 'draft', columns: ['body_sealed'], rowId: 'id::text' },
  { table: 'field_quarantine', columns: ['content_sealed'], rowId: 'id::text' },
  { table: 'idempotency_key', columns: ['body_sealed'], rowId: `caller || '/' || key` },
  {
    table: 'person_import_row',
    columns: ['cells_sealed', 'plan_sealed', 'before_sealed'],
    rowId: `import_id || '/' || sheet || '/' || number`,
  },
];

/** Rows are opened in pieces: a list may have hundreds of thousands of lines. */
const AT_ONCE = 2_000;

export const mentions = ({ ids, idNumbers, names, phones }: Known, text: string): boolean =>
  [...ids, ...idNumbers].some((word) => text.includes(word)) ||
  (names.some((name) => text.includes(name)) && phones.some((phone) => text.includes(phone)));

type Row = { readonly ctid: string; readonly rowId: string } & Readonly<Record<string, Buffer | string | null>>;

const eraseIn = async (
  owner: pg.Client,
  ring: KeyRing,
  communityId: string,
  known: Known,
  { table, columns, rowId }: Place,
): Promise<void> => {
  const isMentioned = (row: Row): boolean =>
    columns.some((column) => {
      const sealed = row[column];
      if (!(sealed instanceof Buffer)) return false;
      return mentions(known, openField(ring, { table, column, communityId, rowId: row.rowId }, sealed));
    });
  const cursor = `erase_${table}`;
  await owner.query(
    `declare ${cursor} cursor for select ctid, ${rowId} as "rowId", ${columns.join(', ')} from ${table}
     where community_id = ${owner.escapeLiteral(communityId)} for update`,
  );
  for (;;) {
    const { rows } = await owner.query<Row>(`fetch ${AT_ONCE} from ${cursor}`);
    const found = rows.filter(isMentioned).map(({ ctid }) => ctid);
    if (found.length > 0) await owner.query(`delete from ${table} where ctid = any ($1::tid[])`, [found]);
    if (rows.length < AT_ONCE) break;
  }
  await owner.query(`close ${cursor}`);
};

/** Deletes every row whose sealed text names the person. Needs a transaction. */
export const eraseMentions = async (
  owner: pg.Client,
  ring: KeyRing,
  communityId: string,
  known: Known,
): Promise<void> => {
  for (const place of PLACES) await eraseIn(owner, ring, communityId, known, place);
};
