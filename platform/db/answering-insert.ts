/** By text, because the same few hundred statements are sent again and again. */
const known = new Map<string, string>();

const answeringText = (sql: string): string =>
  /^\s*insert\b/i.test(sql) && /\bselect\b/i.test(sql) && !/\b(returning|on\s+conflict)\b/i.test(sql)
    ? `${sql}\nreturning 1`
    : sql;

/**
 * An insert of rows that a question makes up, told to answer something. On distributed tables such rows are else
 * copied into their place, which row-level security refuses; what answers is done where the rows lie. Elsewhere the
 * answer costs next to nothing. Any other statement stays as it is.
 */
export const answering = (sql: string): string => {
  const text = known.get(sql) ?? answeringText(sql);
  known.set(sql, text);
  return text;
};
