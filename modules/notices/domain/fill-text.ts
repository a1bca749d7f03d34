const PLACEHOLDER = /\{([A-Za-z][\w.-]*)\}/g;
/** A part in `[[…]]` is left out when a placeholder in it is empty, so that no label stands without its value. */
const OPTIONAL_PART = /\[\[(.*?)\]\]/gs;

/** The placeholders of a text, each once. */
export const placeholdersOf = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '')),
];

/**
 * Puts values in place of `{name}`; a part written `[[…{name}…]]` disappears when one of its values is empty.
 * Values are taken as they are: braces and brackets in a person's own words are not placeholders.
 * Throws on a name the values do not have, which the check of the catalogue finds beforehand.
 */
export const fillText = (text: string, values: Readonly<Record<string, string>>): string => {
  const valueOf = (name: string): string => {
    const value = values[name];
    if (value === undefined) throw new Error(`A document text names an unknown field: ${name}`);
    return value;
  };
  return text
    .replaceAll(OPTIONAL_PART, (_, part: string) =>
      placeholdersOf(part).some((name) => valueOf(name) === '') ? '' : part,
    )
    .replaceAll(PLACEHOLDER, (_, name: string) => valueOf(name));
};
