import type { FontSet, Weight } from './font-set.ts';

export interface SetRun {
  readonly text: string;
  readonly font: string;
  readonly bold: boolean;
}

/** The code points used of one face. */
export interface FaceUse {
  readonly family: string;
  readonly weight: Weight;
  readonly codePoints: ReadonlySet<number>;
}

export interface Typesetter {
  /** Splits a text into runs of one font each. */
  setText(text: string, bold: boolean): readonly SetRun[];
  used(): readonly FaceUse[];
  /** Characters no font has, each once, in the order met. They are shown by their code. */
  missing(): readonly string[];
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}|[\p{Cc}--\n]/v;
const VARIATION_SELECTOR = /\p{Variation_Selector}/u;
const FIRST_LETTER_OF_CODE = 'U+';

/** The visible stand-in of a character that cannot be drawn: 𠮷 becomes [U+20BB7]. */
export const codeOf = (character: string): string => {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `[${FIRST_LETTER_OF_CODE}${code}]`;
};

const plainSpaces = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\t', ' ');

/** Chinese fonts draw curly quotes as wide as a character, which tears English words apart. */
const straightenQuotes = (text: string): string => text.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"');

/**
 * Chooses a font for every character and keeps account of what each face must contain. A character that no font has is
 * never dropped: its code is printed and it is reported. Invisible and direction-changing characters are left out, as
 * they could make a printed name read differently from the one on record; a variation selector chooses between shapes
 * of a character, so leaving it out is reported.
 */
export const createTypesetter = (fonts: FontSet, language: string): Typesetter => {
  const isLatin = !language.startsWith('zh');
  const used = new Map<string, { family: string; weight: Weight; codePoints: Set<number> }>();
  const missing = new Set<string>();

  const familyFor = (character: string, weight: Weight): string | undefined => {
    const codePoint = character.codePointAt(0) ?? 0;
    return fonts.find((family) => family.faces[weight].has(codePoint))?.name;
  };

  const note = (family: string, weight: Weight, text: string): void => {
    const key = `${family} ${weight}`;
    const use = used.get(key) ?? { family, weight, codePoints: new Set<number>() };
    used.set(key, use);
    for (const character of text) use.codePoints.add(character.codePointAt(0) ?? 0);
  };

  const setText = (text: string, bold: boolean): readonly SetRun[] => {
    const weight: Weight = bold ? 'bold' : 'normal';
    const runs: { text: string; font: string; bold: boolean }[] = [];
    const spaceFont = familyFor(' ', weight) ?? '';
    const append = (piece: string, font: string): void => {
      const last = runs.at(-1);
      note(font, weight, piece === '\n' || piece === '' ? ' ' : piece);
      if (last?.font === font) last.text += piece;
      else runs.push({ text: piece, font, bold });
    };
    for (const character of isLatin ? straightenQuotes(plainSpaces(text)) : plainSpaces(text)) {
      if (VARIATION_SELECTOR.test(character)) missing.add(character);
      if (INVISIBLE.test(character)) continue;
      const font = character === '\n' ? (runs.at(-1)?.font ?? spaceFont) : familyFor(character, weight);
      if (font !== undefined) append(character, font);
      else {
        missing.add(character);
        for (const letter of codeOf(character)) append(letter, familyFor(letter, weight) ?? spaceFont);
      }
    }
    if (runs.length === 0) append('', spaceFont);
    return runs;
  };

  return { setText, used: () => [...used.values()], missing: () => [...missing] };
};
