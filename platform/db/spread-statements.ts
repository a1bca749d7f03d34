/** A database whose tables lie on several servers already, as far as a change of its schema has to know it. */
export interface SpreadSchema {
  /** Whatever has this column is spread by it. */
  readonly column: string;
  /** Tables that are kept whole on every server. */
  readonly reference: ReadonlySet<string>;
  /** A spread table; new ones lie beside it. */
  readonly beside: string;
}

const COMMENT = /--[^\n]*|\/\*[\s\S]*?\*\/|('(?:[^']|'')*'|"(?:[^"]|"")*")/g;
const CREATE = /^create\s+table\s+(?:if\s+not\s+exists\s+)?([\w."]+)\s*\(([\s\S]*)\)$/i;
const ALTER = /^alter\s+table\s+(?:only\s+)?([\w."]+)\s+([\s\S]*)$/i;
const TABLE_KEY = /^(?:constraint\s+\S+\s+)?foreign\s+key\b/i;
const COLUMN_KEY =
  /(constraint\s+\S+\s+)?\breferences\s+[\w."]+(?:\s*\([^)]*\))?(?:\s+on\s+(?:delete|update)\s+(?:cascade|restrict|no\s+action|set\s+null|set\s+default)|\s+(?:not\s+)?deferrable|\s+initially\s+(?:deferred|immediate))*/i;

const withoutComments = (sql: string): string => sql.replace(COMMENT, (_, quoted?: string) => quoted ?? ' ').trim();

/** The parts between the commas that stand in no brackets and no quotes. */
const partsOf = (list: string): readonly string[] => {
  const parts: string[] = [];
  let present = '';
  let depth = 0;
  for (const [piece] of list.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[\s\S]/g)) {
    if (piece === '(') depth += 1;
    if (piece === ')') depth -= 1;
    if (piece === ',' && depth === 0) {
      parts.push(present.trim());
      present = '';
    } else present += piece;
  }
  return [...parts, present.trim()].filter((part) => part !== '');
};

const columnOf = (part: string): string =>
  part.replace(/^add\s+(column\s+)?(if\s+not\s+exists\s+)?/i, '').split(/\s/)[0] ?? '';

/** A part without the foreign key that stands in it, and that key as an action of `alter table`. */
const keyApart = (part: string): { readonly rest: string | null; readonly key: string | null } => {
  if (TABLE_KEY.test(part)) return { rest: null, key: `add ${part}` };
  const [key, name = ''] = COLUMN_KEY.exec(part) ?? [];
  if (key === undefined) return { rest: part, key: null };
  const given = `add ${name}foreign key (${columnOf(part)}) ${key.slice(name.length)}`;
  return { rest: part.replace(key, '').trim(), key: given };
};

/** Where the bracket that opens at `from` closes again, behind it. */
const closing = (text: string, from: number): number => {
  let depth = 0;
  for (const { 0: piece, index } of text.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[\s\S]/g)) {
    if (index < from) continue;
    if (piece === '(') depth += 1;
    if (piece === ')') depth -= 1;
    if (depth === 0) return index + 1;
  }
  throw new Error(`a bracket that does not close: ${text}`);
};

/** A column without the check that stands beside it, and that check under the name PostgreSQL would give it. */
const checkApart = (part: string, table: string, column: string) => {
  const found = /(?:constraint\s+(\S+)\s+)?\bcheck\s*\(/i.exec(part);
  if (found === null) return { rest: part, check: [] };
  const end = closing(part, found.index + found[0].length - 1);
  const condition = part.slice(found.index + found[0].length - 1, end);
  return {
    rest: (part.slice(0, found.index) + part.slice(end)).trim(),
    check: [`add constraint ${found[1] ?? `${table}_${column}_check`} check ${condition}`],
  };
};

const placing = (table: string, { column, beside, reference }: SpreadSchema): string =>
  reference.has(table)
    ? `select create_reference_table('${table}')`
    : `select create_distributed_table('${table}', '${column}', colocate_with => '${beside}')`;

const createApart = (statement: string, table: string, body: string, schema: SpreadSchema): readonly string[] => {
  const parts = partsOf(body);
  const spreads = parts.some((part) => part.startsWith(`${schema.column} `));
  if (!spreads && !schema.reference.has(table)) return [statement];
  const apart = parts.map(keyApart);
  const kept = apart.flatMap(({ rest }) => rest ?? []);
  const keys = apart.flatMap(({ key }) => key ?? []);
  return [
    `create table ${table} (\n  ${kept.join(',\n  ')}\n)`,
    placing(table, schema),
    ...keys.map((key) => `alter table ${table} ${key}`),
  ];
};

const CONSTRAINT = /^add\s+(?:constraint|foreign|primary|unique|check|exclude)\b/i;

/** One action, with the constraints of a new column behind it: a spread table takes those by name and by themselves. */
const actionsOf = (table: string, part: string): readonly string[] => {
  if (!/^add\s/i.test(part) || CONSTRAINT.test(part)) return [part];
  const { rest, key } = keyApart(part);
  const column = columnOf(part);
  const { rest: plain, check } = checkApart(rest ?? '', table, column);
  return [plain, ...check, ...(key === null ? [] : [key])];
};

const alterApart = (table: string, actions: string): readonly string[] =>
  partsOf(actions).flatMap((part) => actionsOf(table, part).map((action) => `alter table ${table} ${action}`));

/**
 * One statement of a change of the schema as a spread database takes it: a new table is placed before its foreign keys
 * are made, because a table that lies on one server may not point to one that lies on several; what is changed about
 * a table is changed one by one. Every other statement stays as it is.
 */
export const spreadStatements = (statement: string, schema: SpreadSchema): readonly string[] => {
  const plain = withoutComments(statement);
  const [, created, body] = CREATE.exec(plain) ?? [];
  if (created !== undefined && body !== undefined) return createApart(statement, created, body, schema);
  const [, altered, actions] = ALTER.exec(plain) ?? [];
  return altered === undefined || actions === undefined ? [statement] : alterApart(altered, actions);
};
