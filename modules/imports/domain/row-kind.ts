import type { TableRow } from '../../../kernel/table-row.ts';
import { cleanText } from './clean-text.ts';
import type { FieldOfHeading } from './columns.ts';
import type { Mapping } from './import-row.ts';

export type RowKind = 'entry' | 'empty' | 'subtotal' | 'note' | 'heading' | 'hidden';

const SUBTOTAL = /^(小计|合计|总计|共计|累计|total)[:：\s\d(（户人]*/iu;
const NOTE = /^(备注|注|说明|填表|制表|审核|填报|负责人|单位|统计|日期|打印)[\p{Script=Han}]{0,6}[:：]/u;

/** What a row is before anything is read from it; only rows of persons or dwellings are taken. */
export const rowKindOf = (row: TableRow, mapping: Mapping, fieldOf: FieldOfHeading): RowKind => {
  const texts = row.cells.map((cell) => cleanText(cell).text);
  const filled = texts.filter((text) => text !== '');
  if (filled.length === 0) return 'empty';
  if (row.marks.includes('hidden')) return 'hidden';
  if (filled.some((text) => SUBTOTAL.test(text))) return 'subtotal';
  if (NOTE.test(filled[0] ?? '')) return 'note';
  const mapped = Object.keys(mapping).filter((at) => (texts[Number(at)] ?? '') !== '');
  // Pages that were printed and joined carry their headings again.
  if (mapped.length > 1 && mapped.every((at) => fieldOf(texts[Number(at)] ?? '') === mapping[at])) return 'heading';
  // Columns that say whom or what a row is about: without names it is a list of dwellings.
  const naming = Object.values(mapping).includes('name') ? ['name', 'idNumber'] : ['room', 'address'];
  const isNamed = mapped.some((at) => naming.includes(mapping[at] ?? ''));
  return !isNamed && mapped.length <= 1 ? 'note' : 'entry';
};
