import type { Text } from '../../../kernel/text.ts';
import { points } from '../../../platform/documents/paper.ts';
import type { Alignment, Piece, TextPiece } from '../../../platform/documents/sketch.ts';
import type { DocumentData } from '../domain/document-data.ts';
import { type Fields, fieldsOf, type Lists, listsOf } from '../domain/document-fields.ts';
import type {
  Block,
  DocumentTemplate,
  FactsBlock,
  ListLinesBlock,
  ListTableBlock,
  ParagraphBlock,
  ProgressBlock,
  SealBlock,
  SignaturesBlock,
} from '../domain/document-template.ts';
import { fillText } from '../domain/fill-text.ts';
import { setTitle } from '../domain/title-lines.ts';

/** What every block is laid out with. Widths in millimetres. */
interface Page {
  readonly fields: Fields;
  readonly lists: Lists;
  readonly template: DocumentTemplate;
  readonly widthMm: number;
  readonly isRoll: boolean;
  readonly latin: boolean;
  say(text: Text, values?: Readonly<Record<string, string>>): string;
}

const SEAL_WIDTH_MM = 84;
const SIGNATURE_LINE_MM = 42;

const text = (
  words: string,
  sizePt: number,
  more: Partial<TextPiece> & { readonly bold?: boolean } = {},
): TextPiece => {
  const { bold, ...rest } = more;
  return { kind: 'text', runs: [{ text: words, bold: bold ?? false }], sizePt, ...rest };
};

const heading = (page: Page): readonly Piece[] => {
  const { issuerPt, titlePt, smallPt, bodyPt } = page.template.layout;
  const lines = (words: string, sizePt: number, leading: number): readonly TextPiece[] => {
    const set = setTitle(words, sizePt, points(page.widthMm));
    return set.lines.map((line) => text(line, set.sizePt, { bold: true, align: 'center', leading }));
  };
  const number = text(page.fields.documentNumber, page.isRoll ? smallPt : bodyPt - 2, {
    align: 'center',
    leading: 1.4,
    gapAfterMm: page.isRoll ? 2 : 4,
  });
  return [
    ...lines(page.fields.issuer, issuerPt, 1.5),
    ...lines(page.say(page.template.title), titlePt, page.isRoll ? 1.4 : 1.7),
    number,
    { kind: 'rule', lengthMm: page.widthMm, thicknessPt: 1, gapAfterMm: page.isRoll ? 1.5 : 4 },
  ];
};

const paragraph = (block: ParagraphBlock, page: Page): readonly Piece[] => {
  const { bodyPt, smallPt } = page.template.layout;
  const style = block.style ?? 'body';
  const align: Alignment = block.align ?? (page.isRoll ? 'left' : 'justify');
  const words = page.say(block.text);
  const gapAfterMm = page.isRoll ? 0.8 : 2;
  switch (style) {
    case 'body': {
      const indent = page.isRoll || page.latin ? 0 : 2;
      return [text(words, bodyPt, { align, indent, leading: 1.65, gapAfterMm })];
    }
    case 'plain':
      return [text(words, bodyPt, { align, leading: 1.6, gapAfterMm })];
    case 'strong':
      return [text(words, bodyPt, { align, bold: true, leading: 1.6, gapAfterMm })];
    case 'large':
      return [text(words, bodyPt * 1.6, { align, bold: true, leading: 1.5, gapAfterMm })];
    case 'small':
      return [text(words, smallPt, { align, leading: 1.5, gapAfterMm })];
  }
};

const facts = (block: FactsBlock, page: Page): readonly Piece[] => {
  const size = page.template.layout.tablePt;
  const rows = block.facts
    .filter((fact) => fact.when === undefined || page.fields[fact.when] !== '')
    .map((fact) => ({ label: page.say(fact.label), value: page.say(fact.value) }))
    .filter((fact) => fact.value.trim() !== '')
    .map((fact) => [
      text(fact.label, size, { bold: block.lines === 'grid', leading: 1.4 }),
      text(fact.value, size, { leading: 1.4 }),
    ]);
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      widthsMm: [block.labelWidthMm, page.widthMm - block.labelWidthMm],
      rows,
      lines: block.lines,
      gapAfterMm: page.isRoll ? 1.5 : 4,
    },
  ];
};

const listTitle = (title: Text | undefined, page: Page): readonly Piece[] =>
  title === undefined
    ? []
    : [
        text(page.say(title), page.template.layout.bodyPt, {
          bold: true,
          leading: 1.6,
          gapAfterMm: page.isRoll ? 0.5 : 1,
        }),
      ];

const listTable = (block: ListTableBlock, page: Page): readonly Piece[] => {
  const entries = page.lists[block.list];
  if (entries.length === 0) return [];
  const size = page.template.layout.tablePt;
  const numberWidth = page.isRoll ? 7 : 12;
  const shares = block.columns.reduce((sum, column) => sum + column.widthMm, 0);
  const unit = (page.widthMm - numberWidth) / shares;
  const rows = entries.map((entry, index) => [
    text(String(index + 1), size, { align: 'center', leading: 1.4 }),
    ...block.columns.map((column) => text(page.say(column.value, entry), size, { leading: 1.4 })),
  ]);
  return [
    ...listTitle(block.title, page),
    {
      kind: 'table',
      widthsMm: [numberWidth, ...block.columns.map((column) => column.widthMm * unit)],
      head: [
        text(page.say(block.numberLabel), size, { bold: true, align: 'center', leading: 1.4 }),
        ...block.columns.map((column) => text(page.say(column.label), size, { bold: true, leading: 1.4 })),
      ],
      rows,
      lines: page.isRoll ? 'rows' : 'grid',
      gapAfterMm: page.isRoll ? 1.5 : 4,
    },
  ];
};

const listLines = (block: ListLinesBlock, page: Page): readonly Piece[] => {
  const entries = page.lists[block.list];
  if (entries.length === 0) return [];
  const { smallPt, bodyPt } = page.template.layout;
  const sizePt = block.small === true ? smallPt : bodyPt;
  const lines = entries.map((entry, index) =>
    text(page.say(block.line, { ...entry, number: String(index + 1) }), sizePt, {
      leading: 1.55,
      align: page.isRoll ? 'left' : 'justify',
      gapAfterMm: 0.6,
    }),
  );
  return [...listTitle(block.title, page), ...lines];
};

const progress = (block: ProgressBlock, page: Page): readonly Piece[] => {
  const { bodyPt, smallPt } = page.template.layout;
  const [first, ...others] = block.lines.map((line) => page.say(line));
  const align: Alignment = block.arrangement === 'below' ? 'center' : 'left';
  const lines = [
    text(first ?? '', bodyPt * 1.15, { bold: true, align, leading: 1.5 }),
    ...others.map((line) => text(line, smallPt, { align, leading: 1.5 })),
  ];
  if (block.arrangement === 'below') {
    return [
      {
        kind: 'kept-together',
        pieces: [
          {
            kind: 'qr',
            content: page.fields.progressUrl,
            sizeMm: block.sizeMm,
            centredInMm: page.widthMm,
            gapAfterMm: 0.5,
          },
          ...lines,
        ],
      },
    ];
  }
  return [
    {
      kind: 'kept-together',
      pieces: [
        {
          kind: 'columns',
          columns: [
            { widthMm: block.sizeMm, pieces: [{ kind: 'qr', content: page.fields.progressUrl, sizeMm: block.sizeMm }] },
            { widthMm: page.widthMm - block.sizeMm, pieces: [text('', 6, { leading: 1 }), ...lines] },
          ],
          gapAfterMm: 3,
        },
      ],
    },
  ];
};

const seal = (block: SealBlock, page: Page): readonly Piece[] => {
  const { bodyPt, smallPt } = page.template.layout;
  const issuer = setTitle(page.fields.issuer, bodyPt, points(SEAL_WIDTH_MM));
  const lines: readonly Piece[] = [
    text('', bodyPt, { leading: 1.5 }),
    ...issuer.lines.map((line) => text(line, issuer.sizePt, { align: 'center', leading: 1.6 })),
    text(page.fields.issuedOn, bodyPt, { align: 'center', leading: 1.6 }),
    text(page.say(block.note), smallPt, { align: 'center', leading: 1.5, grey: true, gapAfterMm: 6 }),
  ];
  return [
    {
      kind: 'kept-together',
      pieces: [
        {
          kind: 'columns',
          columns: [
            { widthMm: page.widthMm - SEAL_WIDTH_MM, pieces: [text('', bodyPt)] },
            { widthMm: SEAL_WIDTH_MM, pieces: lines },
          ],
        },
      ],
    },
  ];
};

const signatures = (block: SignaturesBlock, page: Page): readonly Piece[] => {
  const size = page.template.layout.tablePt;
  const labelWidth = page.widthMm / 2 - SIGNATURE_LINE_MM - 4;
  const column = (label: Text) => [
    { widthMm: labelWidth, pieces: [text(page.say(label), size, { leading: 1.4 })] },
    {
      widthMm: SIGNATURE_LINE_MM + 4,
      pieces: [
        text(' ', size, { leading: 1.3 }),
        { kind: 'rule' as const, lengthMm: SIGNATURE_LINE_MM, thicknessPt: 0.6 },
      ],
    },
  ];
  const pairs = block.labels.flatMap((label, index) => (index % 2 === 0 ? [[label, block.labels[index + 1]]] : []));
  return [
    {
      kind: 'kept-together',
      pieces: pairs.map((pair) => ({
        kind: 'columns',
        columns: pair.flatMap((label) => (label === undefined ? [] : column(label))),
        gapAfterMm: 5,
      })),
    },
  ];
};

const layOutBlock = (block: Block, page: Page): readonly Piece[] => {
  if ('when' in block && block.when !== undefined && page.fields[block.when] === '') return [];
  switch (block.block) {
    case 'heading':
      return heading(page);
    case 'paragraph':
      return paragraph(block, page);
    case 'facts':
      return facts(block, page);
    case 'list-table':
      return listTable(block, page);
    case 'list-lines':
      return listLines(block, page);
    case 'progress':
      return progress(block, page);
    case 'seal':
      return seal(block, page);
    case 'signatures':
      return signatures(block, page);
    case 'rule':
      return [{ kind: 'rule', lengthMm: page.widthMm, thicknessPt: 0.6, dashed: block.dashed, gapAfterMm: 2 }];
  }
};

/** Fills a template with a document's data and gives the pieces in their order. */
export const layOut = (template: DocumentTemplate, data: DocumentData): readonly Piece[] => {
  const fields = fieldsOf(data, (code) => template.words[code]?.[data.language] ?? code);
  const { sheet } = template.layout;
  const page: Page = {
    fields,
    lists: listsOf(data, template.basis),
    template,
    widthMm: sheet.widthMm - sheet.marginsMm.left - sheet.marginsMm.right,
    isRoll: sheet.heightMm === 'content',
    latin: data.language === 'en',
    say: (words, values) => fillText(words[data.language], { ...fields, ...values }),
  };
  return template.blocks.flatMap((block) => layOutBlock(block, page));
};
