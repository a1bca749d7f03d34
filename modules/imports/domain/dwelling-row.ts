import type { Cell, TableRow } from '../../../kernel/table-row.ts';
import { cleanText, saysNothing } from './clean-text.ts';
import type { Field, Mapping, Reading, Remark, WrittenAddress } from './import-row.ts';
import { addressOfParts, parseAddress } from './parse-address.ts';
import { readPhone } from './read-phone.ts';

export const DWELLING_USES = ['home', 'shop', 'public', 'other'] as const;
export type DwellingUse = (typeof DWELLING_USES)[number];

/** Words by which building lists tell what a dwelling is used as, as data of the catalogue. */
export type UseWords = Readonly<Record<DwellingUse, readonly string[]>>;

/** What a row says about a dwelling. Null: the row says nothing, which never empties what is known. */
export interface DwellingDraft {
  readonly place: WrittenAddress;
  readonly grid: string | null;
  /** Square metres. */
  readonly area: number | null;
  readonly usedAs: DwellingUse | null;
  readonly owner: string | null;
  readonly ownerPhone: string | null;
}

export interface ReadDwelling {
  /** Null when there are problems. */
  readonly draft: DwellingDraft | null;
  readonly problems: readonly Remark[];
  readonly notes: readonly Remark[];
}

const LONGEST_NAME = 60;
const MOST_AREA = 99_999;
const AREA = /^(\d{1,6}(?:\.\d{1,4})?)(?:平方米|平米|平方|㎡|m2|m²)?$/iu;

/** 89.5, 89.5㎡ and 89.5平方米; a thousand's comma is taken out. */
export const readArea = (cell: Cell): Reading<number> => {
  const { text, notes } = cleanText(cell);
  const found = AREA.exec(text.replace(/[\s,，]/gu, ''));
  const area = Math.round(Number(found?.[1] ?? 0) * 100) / 100;
  return area <= 0 || area > MOST_AREA ? { problem: 'area-unreadable' } : { value: area, notes };
};

const readText = (cell: Cell): Reading<string> => {
  const { text, notes } = cleanText(cell);
  return [...text].length > LONGEST_NAME ? { problem: 'name-too-long' } : { value: text, notes };
};

const readUse = (words: UseWords) => {
  const byWord = new Map(DWELLING_USES.flatMap((use) => words[use].map((word) => [word, use] as const)));
  return (cell: Cell): Reading<DwellingUse> => {
    const { text, notes } = cleanText(cell);
    const use = byWord.get(text.replace(/\s/g, ''));
    return use === undefined ? { problem: 'use-unknown' } : { value: use, notes };
  };
};

/** The door as the row names it, whole or in parts; a problem where the building or the door is missing. */
const readPlace = (textOf: (field: Field) => string): WrittenAddress | Remark => {
  const [whole, building, unit, room] = [textOf('address'), textOf('building'), textOf('unit'), textOf('room')];
  if (whole === '' && building === '') return { code: 'dwelling-building-missing', field: 'building' };
  if (building !== '' && room === '') return { code: 'dwelling-room-missing', field: 'room' };
  const place = building === '' ? parseAddress(whole) : addressOfParts(building, unit, room);
  if (place === null) return { code: 'dwelling-address-unreadable', field: building === '' ? 'address' : 'building' };
  return place.room === '' ? { code: 'dwelling-room-missing', field: 'room' } : place;
};

/** What can be read from rows of a building list. Whatever cannot be relied on is a problem of the row. */
export const createDwellingReader = (words: UseWords): ((row: TableRow, mapping: Mapping) => ReadDwelling) => {
  const useOf = readUse(words);
  return (row, mapping) => {
    const cells = new Map(Object.entries(mapping).map(([at, field]) => [field, row.cells[Number(at)] ?? null]));
    const problems: Remark[] = [];
    const notes: Remark[] = row.marks.map((code) => ({ code: `row-${code}` }));
    const textOf = (field: Field): string => {
      const { text } = cleanText(cells.get(field) ?? null);
      return saysNothing(text) ? '' : text;
    };
    const read = <T>(field: Field, reader: (cell: Cell) => Reading<T>): T | null => {
      if (textOf(field) === '') return null;
      const reading = reader(cells.get(field) ?? null);
      if ('problem' in reading) problems.push({ code: reading.problem, field });
      else notes.push(...reading.notes.map((code) => ({ code, field })));
      return 'problem' in reading ? null : reading.value;
    };
    const place = readPlace(textOf);
    if ('code' in place) problems.push(place);
    const said = {
      grid: read('grid', readText),
      area: read('area', readArea),
      usedAs: read('usedAs', useOf),
      owner: read('owner', readText),
      ownerPhone: read('ownerPhone', readPhone),
    };
    return { draft: problems.length > 0 || 'code' in place ? null : { place, ...said }, problems, notes };
  };
};
