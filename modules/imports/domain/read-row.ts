import { parseResidentId } from '../../../kernel/resident-id.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Cell, TableRow } from '../../../kernel/table-row.ts';
import type { Residence, Sex } from '../../people/domain/person-file.ts';
import { cleanText, saysNothing } from './clean-text.ts';
import type { Field, Mapping, PersonDraft, Reading, Remark, WrittenAddress } from './import-row.ts';
import { addressOfParts, parseAddress } from './parse-address.ts';
import { readGroups, type GroupWords } from './read-groups.ts';
import { readDate } from './read-date.ts';
import { readIdNumber } from './read-id-number.ts';
import { readPhone } from './read-phone.ts';

/** Words of cells that stand for one of a few values, as data of the catalogue. */
export interface ValueWords {
  readonly sex: Readonly<Record<Sex, readonly string[]>>;
  readonly residence: Readonly<Partial<Record<Residence, readonly string[]>>>;
  readonly relation: Readonly<Record<string, readonly string[]>>;
}

export interface ReadRow {
  /** Null when there are problems. */
  readonly draft: PersonDraft | null;
  readonly problems: readonly Remark[];
  readonly notes: readonly Remark[];
}

const LONGEST_NAME = 40;
const LONGEST_ADDRESS = 100;
const LONGEST_EVIDENCE = 200;

interface Collected {
  readonly problems: Remark[];
  readonly notes: Remark[];
}

const cellsByField = (row: TableRow, mapping: Mapping): ReadonlyMap<Field, Cell> =>
  new Map(Object.entries(mapping).map(([at, field]) => [field, row.cells[Number(at)] ?? null]));

const choose = <Id extends string>(words: Readonly<Partial<Record<Id, readonly string[]>>>, code: string) => {
  const byWord = new Map<string, Id>();
  for (const [id, list] of Object.entries<readonly string[] | undefined>(words))
    for (const word of list ?? []) byWord.set(word, id as Id);
  return (cell: Cell): Reading<Id> => {
    const { text, notes } = cleanText(cell);
    const id = byWord.get(text.replace(/\s/g, ''));
    return id === undefined ? { problem: code } : { value: id, notes };
  };
};

const readName = (cell: Cell): Reading<string> => {
  const { text, notes } = cleanText(cell);
  // 王 明 is written so to line up with names of three characters.
  const name = /^\p{Script=Han} \p{Script=Han}$/u.test(text) ? text.replace(' ', '') : text;
  if (name === '' || [...name].length > LONGEST_NAME)
    return { problem: name === '' ? 'name-missing' : 'name-too-long' };
  if (/\d/.test(name) || !/\p{L}/u.test(name)) return { problem: 'name-not-a-name' };
  return { value: name, notes: name === text ? notes : [...notes, 'name-blank-removed'] };
};

/** What can be read from rows with these words. Whatever cannot be relied on is a problem of the row, never a guess. */
export const createRowReader = (
  words: ValueWords,
  groupWords: GroupWords = new Map(),
): ((row: TableRow, mapping: Mapping, today: PlainDate) => ReadRow) => {
  const readSex = choose<Sex>(words.sex, 'sex-unknown');
  const readResidence = choose<Residence>(words.residence, 'residence-unknown');
  const readRelation = choose<string>(words.relation, 'relation-unknown');
  return (row, mapping, today) => {
    const cells = cellsByField(row, mapping);
    const said: Collected = { problems: [], notes: row.marks.map((code) => ({ code: `row-${code}` })) };
    const read = <T>(field: Field, reader: (cell: Cell) => Reading<T>): T | null => {
      const cell = cells.get(field) ?? null;
      if (field !== 'name' && saysNothing(cleanText(cell).text)) return null;
      const reading = reader(cell);
      if ('problem' in reading) said.problems.push({ code: reading.problem, field });
      else said.notes.push(...reading.notes.map((code) => ({ code, field })));
      return 'problem' in reading ? null : reading.value;
    };
    const name = read('name', readName) ?? '';
    const idNumber = read('idNumber', readIdNumber);
    const told = { sex: read('sex', readSex), bornOn: read('bornOn', readDate) };
    const who = agree(idNumber, told, said, today);
    const address = placeOf(cells, said);
    const groups = groupsOf(cells, groupWords, said, read('groupsSince', readDate));
    const draft: PersonDraft = {
      name,
      idNumber,
      ...who,
      phone: read('phone', readPhone),
      residence: read('residence', readResidence),
      relation: read('relation', readRelation),
      ...address,
      ...groups,
    };
    return { draft: said.problems.length === 0 ? draft : null, problems: said.problems, notes: said.notes };
  };
};

interface Told {
  readonly sex: Sex | null;
  readonly bornOn: PlainDate | null;
}

/** The number itself says sex and birthday; a column that says otherwise means that one of the two is wrong. */
const agree = (idNumber: string | null, told: Told, { problems }: Collected, today: PlainDate): Told => {
  const read = idNumber === null ? null : parseResidentId(idNumber);
  if (read?.ok === true) {
    const { sex, bornOn } = read.value;
    if (told.sex !== null && told.sex !== sex) problems.push({ code: 'sex-against-id', field: 'sex' });
    if (told.bornOn !== null && told.bornOn !== bornOn) problems.push({ code: 'born-against-id', field: 'bornOn' });
    if (bornOn > today) problems.push({ code: 'born-in-future', field: 'idNumber' });
    return { sex, bornOn };
  }
  const broken = problems.some(({ field }) => field === 'idNumber' || field === 'sex' || field === 'bornOn');
  if (!broken && (told.sex === null || told.bornOn === null)) problems.push({ code: 'who-missing', field: 'idNumber' });
  if (told.bornOn !== null && told.bornOn > today) problems.push({ code: 'born-in-future', field: 'bornOn' });
  return told;
};

const textIn = (cells: ReadonlyMap<Field, Cell>, field: Field): string => {
  const { text } = cleanText(cells.get(field) ?? null);
  return saysNothing(text) ? '' : text;
};

/** What the row says of groups; a day or papers without a group say nothing. */
const groupsOf = (
  cells: ReadonlyMap<Field, Cell>,
  words: GroupWords,
  { problems }: Collected,
  since: PlainDate | null,
): Pick<PersonDraft, 'entries'> => {
  const read = readGroups(cells.get('groups') ?? null, words);
  problems.push(...read.problems.map(({ code, part }) => ({ code, field: 'groups', part }) as const));
  if (read.groups.length === 0) return {};
  const evidence = textIn(cells, 'groupsEvidence');
  if ([...evidence].length > LONGEST_EVIDENCE) problems.push({ code: 'evidence-too-long', field: 'groupsEvidence' });
  return { entries: read.groups.map((group) => ({ ...group, evidence, since })) };
};

const placeOf = (
  cells: ReadonlyMap<Field, Cell>,
  { problems, notes }: Collected,
): { readonly address: string | null; readonly place: WrittenAddress | null } => {
  const textOf = (field: Field): string => textIn(cells, field);
  const [whole, building, unit, room] = [textOf('address'), textOf('building'), textOf('unit'), textOf('room')];
  const written = whole === '' ? `${building}${unit}${room}` : whole;
  if (written === '') return { address: null, place: null };
  if ([...written].length > LONGEST_ADDRESS) problems.push({ code: 'address-too-long', field: 'address' });
  const place = building === '' ? parseAddress(written) : addressOfParts(building, unit, room);
  if (place === null) notes.push({ code: 'address-not-split', field: building === '' ? 'address' : 'building' });
  return { address: written, place };
};
