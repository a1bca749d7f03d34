/** A comment, a quoted text or name, a text between dollars, the end of a statement, or anything else. */
const PART = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|;|[^-/'"$;]+|[\s\S]/g;

const isComment = (part: string): boolean => part.startsWith('--') || part.startsWith('/*');

/**
 * The single statements of a text of SQL, without those that are empty or comments only. Escapes with a backslash
 * (`E'…'`) are not understood. Distributed tables need statements one by one: of a text with several, some are sent
 * on to the other servers as a whole and refused there.
 */
export const splitStatements = (sql: string): readonly string[] => {
  const statements: string[] = [];
  let present = '';
  let says = false;
  const end = (): void => {
    if (says) statements.push(present.trim());
    present = '';
    says = false;
  };
  for (const [part] of sql.matchAll(PART)) {
    if (part === ';') end();
    else {
      present += part;
      says ||= !isComment(part) && part.trim() !== '';
    }
  }
  end();
  return statements;
};
