/** Opaque cursors: the sort values of the last row, so that a page never shifts when rows are added. */
export const makeCursor = (values: readonly (string | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

const isValues = (value: unknown): value is (string | null)[] =>
  Array.isArray(value) && value.length <= 4 && value.every((part) => part === null || typeof part === 'string');

/** Undefined for no cursor and for one that nobody made here: the list then begins at its start. */
export const openCursor = (cursor: string | undefined): readonly (string | null)[] | undefined => {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!text.startsWith('[') || !text.endsWith(']')) return undefined;
  try {
    const values: unknown = JSON.parse(text);
    return isValues(values) ? values : undefined;
  } catch {
    return undefined;
  }
};
