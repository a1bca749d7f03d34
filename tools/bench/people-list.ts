import { residentIdCheckCharacter } from '../../kernel/resident-id.ts';
import type { Sex } from '../../modules/people/domain/person-file.ts';
import { writeXlsxSheet, type XlsxColumn } from '../../platform/spreadsheet/write-xlsx.ts';
import { pickGivenName, pickSurname } from '../demo/names.ts';
import { createRandom, type Random } from '../demo/random.ts';

const PER_DWELLING = 3;
const DOORS_PER_FLOOR = 4;
const FLOORS = 30;
const UNITS = 4;

const COLUMNS: readonly XlsxColumn[] = ['姓名', '身份证号', '联系电话', '楼栋', '单元', '室号', '与户主关系'].map(
  (title) => ({ title, widthInCharacters: 12, type: 'text' }),
);

/** A number that is right in form. */
export const idNumberOf = (place: number, born: string, sex: Sex): string => {
  const sequence = (place % 499) * 2 + (sex === 'male' ? 1 : 0);
  const area = 320000 + (Math.floor(place / 499) % 1000);
  const first17 = `${area}${born.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return first17 + residentIdCheckCharacter(first17);
};

const dayOf = (random: Random): string =>
  `${random.int(1935, 2015)}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;

/** Dwellings are filled one after the other, as building managers keep their lists. */
const rowOf = (random: Random, place: number, buildings: readonly string[]): readonly string[] => {
  const born = dayOf(random);
  const sex: Sex = random.chance(0.5) ? 'female' : 'male';
  const dwelling = Math.floor(place / PER_DWELLING);
  const perBuilding = DOORS_PER_FLOOR * FLOORS * UNITS;
  const door = dwelling % (DOORS_PER_FLOOR * FLOORS);
  const floor = Math.floor(door / DOORS_PER_FLOOR) + 1;
  return [
    pickSurname(random) + pickGivenName(random, sex, Number(born.slice(0, 4))),
    idNumberOf(place, born, sex),
    `1990000${String(random.int(0, 9999)).padStart(4, '0')}`,
    buildings[Math.floor(dwelling / perBuilding) % buildings.length] ?? '',
    String((Math.floor(dwelling / (DOORS_PER_FLOOR * FLOORS)) % UNITS) + 1),
    `${40 + floor}0${(door % DOORS_PER_FLOOR) + 1}`,
    ['户主', '配偶', '子'][place % PER_DWELLING] ?? '其他',
  ];
};

/** A workbook with so many new residents in these buildings, the same for the same numbers; none stands in two lists. */
export const makePeopleList = (rows: number, buildings: readonly string[], first: number): Promise<Uint8Array> => {
  const random = createRandom(`bench/list/${rows}`);
  return writeXlsxSheet({
    name: '名单',
    columns: COLUMNS,
    rows: Array.from({ length: rows }, (_, place) => rowOf(random, first + place, buildings)),
    note: '',
    madeAt: new Date('2026-01-01T00:00:00Z'),
  });
};
