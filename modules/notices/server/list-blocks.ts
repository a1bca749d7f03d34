import type { Piece, TableCell, TextPiece } from '../../../platform/documents/sketch.ts';
import type { FactsBlock, ListLinesBlock, ListTableBlock } from '../domain/document-template.ts';
import { listFieldNames } from '../domain/list-fields.ts';
import { type Page, textPiece } from './page.ts';

const LEADING = 1.4;
const NUMBER_WIDTH_MM = 14;

interface SaidFact {
  readonly label: TextPiece;
  readonly value: TextPiece;
  readonly wide: boolean;
}

/** Room to write by hand where nothing is known. */
const valueOf = (block: FactsBlock, value: string): string =>
  value === '' && block.blankLines !== undefined ? '\n'.repeat(block.blankLines - 1) : value;

const saidFacts = (block: FactsBlock, page: Page): readonly SaidFact[] => {
  const size = page.template.layout.tablePt;
  return block.facts
    .filter((fact) => fact.when === undefined || (page.fields[fact.when] ?? '') !== '')
    .map((fact) => ({
      label: page.say(fact.label),
      value: valueOf(block, page.say(fact.value).trim()),
      wide: fact.wide ?? false,
    }))
    .filter((fact) => fact.value !== '' || block.keepEmpty === true)
    .map(({ label, value, wide }) => ({
      label: textPiece(label, size, { bold: block.lines === 'grid', leading: LEADING }),
      value: textPiece(value, size, { leading: LEADING }),
      wide,
    }));
};

/** Two short facts share a row; a wide one, or a short one with no partner, has the row to itself. */
const pairedRows = (facts: readonly SaidFact[]): readonly (readonly TableCell[])[] => {
  const rows: TableCell[][] = [];
  for (let index = 0; index < facts.length; index += 1) {
    const fact = facts[index];
    const next = facts[index + 1];
    if (fact === undefined) continue;
    if (!fact.wide && next !== undefined && !next.wide) {
      rows.push([fact.label, fact.value, next.label, next.value]);
      index += 1;
    } else rows.push([fact.label, { ...fact.value, span: 3 }]);
  }
  return rows;
};

export const facts = (block: FactsBlock, page: Page): readonly Piece[] => {
  const said = saidFacts(block, page);
  if (said.length === 0) return [];
  const label = block.labelWidthMm;
  const paired = block.perRow === 2;
  const half = page.widthMm / 2;
  return [
    {
      kind: 'table',
      widthsMm: paired ? [label, half - label, label, half - label] : [label, page.widthMm - label],
      rows: paired ? pairedRows(said) : said.map((fact) => [fact.label, fact.value]),
      lines: block.lines,
      gapAfterMm: page.isRoll ? 1.5 : 3,
    },
  ];
};

const blankEntry = (list: string): Readonly<Record<string, string>> =>
  Object.fromEntries((listFieldNames[list] ?? []).map((name) => [name, '']));

/** The title stands in the table's head, so that it is repeated with it and never left alone at the foot of a page. */
export const listTable = (block: ListTableBlock, page: Page): readonly Piece[] => {
  const given = page.lists[block.list] ?? [];
  const blanks = Math.max(0, (block.leastRows ?? 0) - given.length);
  const entries = [...given, ...Array.from({ length: blanks }, () => blankEntry(block.list))];
  if (entries.length === 0) return [];
  const { tablePt, bodyPt } = page.template.layout;
  const shares = block.columns.reduce((sum, column) => sum + column.widthMm, 0);
  const unit = (page.widthMm - NUMBER_WIDTH_MM) / shares;
  return [
    {
      kind: 'table',
      widthsMm: [NUMBER_WIDTH_MM, ...block.columns.map((column) => column.widthMm * unit)],
      ...(block.title === undefined
        ? {}
        : { title: textPiece(page.say(block.title), bodyPt, { bold: true, leading: LEADING }) }),
      head: [
        textPiece(page.say(block.numberLabel), tablePt, { bold: true, align: 'center', leading: LEADING }),
        ...block.columns.map((column) => textPiece(page.say(column.label), tablePt, { bold: true, leading: LEADING })),
      ],
      rows: entries.map((entry, index) => [
        textPiece(String(index + 1), tablePt, { align: 'center', leading: LEADING }),
        ...block.columns.map((column) => textPiece(page.say(column.value, entry), tablePt, { leading: LEADING })),
      ]),
      lines: 'grid',
      gapAfterMm: 3,
    },
  ];
};

export const listLines = (block: ListLinesBlock, page: Page): readonly Piece[] => {
  const { smallPt, bodyPt } = page.template.layout;
  const sizePt = block.small === true ? smallPt : bodyPt;
  const [first, ...others] = (page.lists[block.list] ?? []).map((entry, index) =>
    textPiece(page.say(block.line, { ...entry, number: String(index + 1) }), sizePt, {
      leading: 1.5,
      align: page.isRoll || page.isLatin ? 'left' : 'justify',
      gapAfterMm: 0.4,
    }),
  );
  if (first === undefined) return [];
  if (block.title === undefined) return [first, ...others];
  const title = textPiece(page.say(block.title), sizePt, { bold: true, leading: 1.6 });
  return [{ kind: 'kept-together', pieces: [title, first] }, ...others];
};
