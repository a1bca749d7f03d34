import type { WrittenAddress } from './import-row.ts';

const CHINESE_NUMBER = /[零〇一二三四五六七八九十百]+(?=(号楼|[幢栋座号]|单元|门|层|楼|室))/gu;
const DIGITS = '零一二三四五六七八九';

/** 二 → 2, 十二 → 12, 一百零三 → 103; 五〇一 and 三二 are spelled digit by digit. */
const numberOf = (words: string): string => {
  const plain = words.replaceAll('〇', '零');
  if (!/[十百]/u.test(plain)) return [...plain].map((mark) => DIGITS.indexOf(mark)).join('');
  const [hundreds, rest] = plain.includes('百') ? plain.split('百') : ['零', plain];
  const [tens, ones] = (rest ?? '').includes('十') ? (rest ?? '').split('十') : ['零', (rest ?? '').replace('零', '')];
  const value = (mark: string | undefined, empty: number): number =>
    mark === undefined || mark === '' ? empty : DIGITS.indexOf(mark.slice(-1));
  return String(value(hundreds, 1) * 100 + value(tens, 1) * 10 + value(ones, 0));
};

/** A building as it stands on its wall: 17幢, 3号楼, 3#, 甲3栋. Not 3号 before more: that may be a house of a road. */
const BUILDING =
  /([甲乙丙丁]?\d{1,4}[a-zA-Z]?)\s*(?:号楼|#楼?|幢|栋|座|号(?=\s*\d*\s*(?:单元|门)|\s*[-—]?\s*\d{3,4}室?$))/u;
const UNIT = /^\s*[-—]?\s*([甲乙丙丁东西中]|\d{1,2}|[a-zA-Z])\s*(?:单元|门洞|门|梯)/u;
const FLOOR_AND_DOOR = /^\s*[-—]?\s*(\d{1,2})\s*[楼层]\s*(\d{1,4})\s*[室号]?$/u;
const DOOR = /^\s*[-—]?\s*(\d{1,4}[a-zA-Z]?)\s*[室号房]?$/u;
/** 2-501 behind a building. */
const UNIT_DASH_DOOR = /^[-—－]?(\d{1,2})[-—－](\d{3,4}[a-zA-Z]?)[室号]?$/u;
/** 3-2-501 and 3-501, maybe behind the name of the estate. */
const DASHED = /^(.*?)([甲乙丙丁]?\d{1,4}[a-zA-Z]?)[-—－](?:(\d{1,2})[-—－])?(\d{3,4}[a-zA-Z]?)\s*[室号]?$/u;

const unitName = (written: string): string => (written === '' ? '' : `${written}单元`);
const roomName = (written: string): string => (written === '' ? '' : `${written}室`);

/** 5楼1室 → 501; 5楼501室 names the floor twice. */
const doorOnFloor = (floor: string, door: string): string =>
  door.length >= 3 ? door : `${floor}${door.padStart(2, '0')}`;

const roomOf = (written: string): string | null => {
  if (written.trim() === '') return '';
  const floor = FLOOR_AND_DOOR.exec(written);
  if (floor !== null) return doorOnFloor(floor[1] ?? '', floor[2] ?? '');
  return DOOR.exec(written)?.[1] ?? null;
};

/** City, district and street say nothing within a community. */
const estateOf = (before: string): string =>
  before.replace(/^.*(?:省|自治区|市|区|县|街道|镇|乡|社区|居委会)(?=.)/u, '').replace(/[\s,，、]+/gu, '');

/** 和平楼1单元101室: a building with a name of its own. */
const NAMED =
  /^(.*?\p{Script=Han}[楼座幢栋苑])(?:([甲乙丙丁东西中]|\d{1,2})单元)?[-—]?(?:(\d{1,2})[楼层](\d{1,2})|(\d{3,4}[a-zA-Z]?))室?$/u;

const namedBuilding = (text: string): WrittenAddress | null => {
  const found = NAMED.exec(text);
  if (found === null) return null;
  const [, name = '', unit = '', floor = '', door = '', room = ''] = found;
  const number = room === '' ? doorOnFloor(floor, door) : room;
  return { estate: estateOf(name), building: '', unit: unitName(unit), room: roomName(number) };
};

/** Estate, building, unit and room of an address as lists write it. Null where no building can be made out. */
export const parseAddress = (written: string): WrittenAddress | null => {
  const text = written
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(CHINESE_NUMBER, (words) => numberOf(words));
  const dashed = DASHED.exec(text);
  if (dashed !== null && !/[幢栋座楼#]|单元/u.test(text))
    return {
      estate: estateOf(dashed[1] ?? ''),
      building: dashed[2] ?? '',
      unit: unitName(dashed[3] ?? ''),
      room: roomName(dashed[4] ?? ''),
    };
  const building = BUILDING.exec(text);
  if (building === null) return namedBuilding(text);
  const behind = text.slice(building.index + building[0].length);
  const short = UNIT_DASH_DOOR.exec(behind);
  const unit = short ?? UNIT.exec(behind);
  const room = short?.[2] ?? roomOf(unit === null ? behind : behind.slice(unit[0].length));
  if (room === null) return null;
  return {
    estate: estateOf(text.slice(0, building.index)),
    building: building[1] ?? '',
    unit: unitName(unit?.[1] ?? ''),
    room: roomName(room),
  };
};

/** From columns of their own: 3 or 3号楼, 2 or 二单元, 501 or 5楼1室. */
export const addressOfParts = (building: string, unit: string, room: string): WrittenAddress | null => {
  const joined = (text: string, ending: RegExp, unitWord: string): string =>
    text === '' || ending.test(text.normalize('NFKC')) ? text : `${text}${unitWord}`;
  return parseAddress(
    joined(building, /[幢栋座楼苑#]$/u, '幢') + joined(unit, /[元门梯]$/u, '单元') + joined(room, /[室号房]$/u, '室'),
  );
};

export interface KnownBuilding {
  readonly id: string;
  readonly name: string;
}

export type FoundBuilding =
  | { readonly building: KnownBuilding }
  | { readonly problem: 'building-unknown' | 'building-ambiguous' };

/** Whether the written part of an address fits the estate of a building; nothing written fits every one. */
const isEstate = (written: string, estate: string): boolean =>
  written === '' || estate === written || estate.endsWith(written) || written.endsWith(estate);

/** Every building that an address may mean: those of its number in the estate named, or those of its own name. */
export const buildingsLike = <Known extends KnownBuilding>(
  buildings: readonly Known[],
  { estate, building }: WrittenAddress,
): readonly Known[] =>
  buildings.filter(({ name }) => {
    const read = parseAddress(name);
    if (building === '') return estate !== '' && name.normalize('NFKC').replace(/\s/gu, '').includes(estate);
    return read !== null && read.building.toUpperCase() === building.toUpperCase() && isEstate(estate, read.estate);
  });

/** Finds buildings by number and estate; without an estate only where a single building has the number. */
export const createBuildingFinder = (
  buildings: readonly KnownBuilding[],
): ((address: WrittenAddress) => FoundBuilding) => {
  const read = buildings.flatMap((building) => {
    const parsed = parseAddress(building.name);
    return parsed === null ? [] : [{ building, estate: parsed.estate, number: parsed.building.toUpperCase() }];
  });
  const named = new Map(buildings.map((building) => [building.name.normalize('NFKC').replace(/\s/gu, ''), building]));
  return ({ estate, building }) => {
    const own = building === '' ? named.get(estate) : undefined;
    if (building === '') return own === undefined ? { problem: 'building-unknown' } : { building: own };
    const numbered = read.filter(({ number }) => number === building.toUpperCase());
    const fitting = numbered.filter((one) => isEstate(estate, one.estate));
    const exact = fitting.filter((one) => one.estate === estate);
    const [found, another] = exact.length > 0 ? exact : fitting;
    if (found === undefined) return { problem: 'building-unknown' };
    return another === undefined ? { building: found.building } : { problem: 'building-ambiguous' };
  };
};
