/** Zero-width characters, marks of direction and soft hyphens come along when a name is pasted. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
/** Longer names may be several words by right. */
const SHORT_CHINESE_NAME = /^(?:\p{Script=Han} ?){2,4}$/u;

/** A name as it goes on record: 陈 大明 is written so to line up in a table, and is still 陈大明. */
export const tidyName = (typed: string): string => {
  const seen = typed.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
  return SHORT_CHINESE_NAME.test(seen) ? seen.replaceAll(' ', '') : seen;
};
