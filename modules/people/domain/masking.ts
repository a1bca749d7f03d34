/** How personal values look where they are not needed in full. The server masks; nobody below it sees more. */

/** 320213194506122847 → 3202**********2847. Shorter papers keep one character at each end. */
export const maskIdNumber = (number: string): string =>
  number.length >= 15
    ? `${number.slice(0, 4)}${'*'.repeat(number.length - 8)}${number.slice(-4)}`
    : `${number.slice(0, 1)}${'*'.repeat(Math.max(number.length - 2, 1))}${number.slice(-1)}`;

/** 13800001234 → 138****1234; a landline keeps its area and the last two digits. */
export const maskPhone = (number: string): string => {
  if (/^1\d{10}$/.test(number)) return `${number.slice(0, 3)}****${number.slice(-4)}`;
  const [area, local = ''] = number.includes('-') ? number.split('-') : ['', number];
  return `${area === '' ? '' : `${area}-`}${'*'.repeat(Math.max(local.length - 2, 0))}${local.slice(-2)}`;
};

/** The last four digits without the extension, by which a person proves to know the phone on the case. */
export const phoneLastFour = (number: string): string =>
  number
    .replace(/-\d{1,6}$/, '')
    .replace(/\D/g, '')
    .slice(-4);

/** On pages that anyone with a receipt may open only the family name shows: 王秀英 → 王**, 阿依古丽·买买提 → 阿***. */
export const maskName = (name: string, familyNameLength = 1): string => {
  const characters = [...name.replace(/[·•‧]/g, '')];
  const hidden = Math.min(Math.max(characters.length - familyNameLength, 1), 3);
  return `${characters.slice(0, familyNameLength).join('')}${'*'.repeat(hidden)}`;
};

/** The door is left out of an address in lists: 西水新村17幢2单元. */
export const coarseAddress = (building: string, unit: string): string => `${building}${unit}`;

export const HIDDEN = '＊＊＊＊';
