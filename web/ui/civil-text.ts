/** What a phrase of the standard leaves open: 对不起，您还缺少××材料. */
const GAP = '××';

/** The civil phrase in place of the forbidden one. */
export const replacePhrase = (
  text: string,
  finding: { readonly from: number; readonly to: number; readonly instead: string },
): string => text.slice(0, finding.from) + finding.instead + text.slice(finding.to);

/** The phrase behind what is there, as a sentence of its own. */
export const addPhrase = (text: string, phrase: string): string => {
  const before = text.trimEnd();
  if (before === '') return phrase;
  return /[。！？；，：,.!?;:]$/u.test(before) ? `${before}${phrase}` : `${before}。${phrase}`;
};

/** From and to of the first place to fill in; null when there is none. */
export const firstGap = (text: string): readonly [number, number] | null => {
  const from = text.indexOf(GAP);
  return from === -1 ? null : [from, from + GAP.length];
};
