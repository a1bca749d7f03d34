/**
 * One statement out of several writes, so that a whole command costs one round trip:
 * each part becomes a CTE, with its `$1…` renumbered behind those of the parts before it.
 */
export interface WritePart {
  /** Names the CTE and, joined with the others, the prepared statement; letters, digits and underscores. */
  readonly name: string;
  /** An INSERT, UPDATE or DELETE with `$1…` of its own. */
  readonly sql: string;
  readonly values: readonly unknown[];
}

export interface CombinedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

const texts = new Map<string, string>();

const renumber = (sql: string, offset: number): string =>
  sql.replaceAll(/\$(\d+)/g, (_, digits: string) => `$${Number(digits) + offset}`);

const composeText = (parts: readonly WritePart[]): string => {
  let offset = 0;
  const ctes = parts.map((part, index) => {
    const cte = `${part.name}_${index} as (${renumber(part.sql, offset)})`;
    offset += part.values.length;
    return cte;
  });
  return `with ${ctes.join(',\n')}\nselect 1`;
};

/** The same names mean the same statement: callers vary values only. */
export const combine = (parts: readonly WritePart[]): CombinedStatement => {
  const name = parts.map((part) => part.name).join('+');
  let text = texts.get(name);
  if (text === undefined) {
    text = composeText(parts);
    texts.set(name, text);
  }
  return { name, text, values: parts.flatMap((part) => part.values) };
};
