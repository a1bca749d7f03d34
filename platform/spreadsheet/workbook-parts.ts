import { unpackEntry, type ArchiveEntry } from './archive-listing.ts';
import { createTextStore, type TextStore } from './text-store.ts';
import { attributesOf, createXmlReader, decodeXml, type XmlEvents } from './xml-events.ts';

/** An archive that was listed, by the names of its entries. */
export interface Archive {
  readonly bytes: Buffer;
  readonly entries: ReadonlyMap<string, ArchiveEntry>;
}

export interface SheetOfWorkbook {
  readonly name: string;
  readonly hidden: boolean;
  readonly entry: ArchiveEntry;
}

/** What the cells of every sheet refer to. */
export interface WorkbookParts {
  readonly sheets: readonly SheetOfWorkbook[];
  readonly texts: TextStore;
  /** Whether a number of this style is shown as a day, by the number of the style. */
  readonly isDay: readonly boolean[];
  /** Days are counted from 1904, as old files from Apple's computers do. */
  readonly from1904: boolean;
}

/** Tells what an XML entry holds, a little at a time. */
export const readXmlEntry = async ({ bytes }: Archive, entry: ArchiveEntry, events: XmlEvents): Promise<void> => {
  for await (const _ of tellXmlEntry(bytes, entry, events));
};

/** The same for whoever wants to stop in between: something was told at every step. */
export async function* tellXmlEntry(bytes: Buffer, entry: ArchiveEntry, events: XmlEvents): AsyncGenerator<undefined> {
  const decoder = new TextDecoder('utf-8');
  const reader = createXmlReader(events);
  for await (const part of unpackEntry(bytes, entry)) {
    reader.write(decoder.decode(part, { stream: true }));
    yield undefined;
  }
  reader.write(decoder.decode());
  reader.end();
  yield undefined;
}

/** Characters that XML cannot hold are written as _x000D_. */
export const decodeCellText = (raw: string): string =>
  decodeXml(raw).replace(/_x([\da-f]{4})_/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const WORKBOOK = 'xl/workbook.xml';

interface Relation {
  readonly kind: string;
  readonly target: string;
}

/** A path is from the root of the archive, or from the folder of the workbook. */
const pathOf = (target: string): string => {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : `xl/${target}`).split('/'))
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  return parts.join('/');
};

const readRelations = async (archive: Archive): Promise<ReadonlyMap<string, Relation>> => {
  const found = new Map<string, Relation>();
  const entry = archive.entries.get('xl/_rels/workbook.xml.rels');
  if (entry === undefined) return found;
  await readXmlEntry(archive, entry, {
    open: (name, raw) => {
      if (name !== 'Relationship') return;
      const { Id = '', Type = '', Target = '' } = attributesOf(raw);
      found.set(Id, { kind: Type.slice(Type.lastIndexOf('/') + 1), target: pathOf(Target) });
    },
  });
  return found;
};

/** Formats that every program knows by number, and that show a day or a time. */
const DAY_FORMATS: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56,
  57, 58,
]);

/** Letters of days and times, outside of words in quotes, colours and conditions. */
const showsDay = (format: string): boolean =>
  /\[[hms]+\]/i.test(format) ||
  /[ymdhs]/i.test(format.replace(/\[[^\]]*\]|"[^"]*"|\\.|[*_]./gu, '').replace(/general/gi, ''));

const readDayStyles = async (archive: Archive, path: string | undefined): Promise<readonly boolean[]> => {
  const entry = archive.entries.get(path ?? '');
  if (entry === undefined) return [];
  const own = new Map<number, boolean>();
  const isDay: boolean[] = [];
  let inCellFormats = false;
  await readXmlEntry(archive, entry, {
    open: (name, raw) => {
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'numFmt') {
        const { numFmtId, formatCode = '' } = attributesOf(raw);
        own.set(Number(numFmtId), showsDay(formatCode));
      }
      if (name !== 'xf' || !inCellFormats) return;
      const format = Number(attributesOf(raw)['numFmtId'] ?? 0);
      isDay.push(own.get(format) ?? DAY_FORMATS.has(format));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return isDay;
};

/** Texts that cells refer to by number. What is told of their pronunciation is no part of them. */
const readTexts = async (archive: Archive, path: string | undefined): Promise<TextStore> => {
  const texts = createTextStore();
  const entry = archive.entries.get(path ?? '');
  if (entry === undefined) return texts;
  let text = '';
  let [inText, inSound] = [false, false];
  await readXmlEntry(archive, entry, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') inSound = true;
      inText = name === 't' && !inSound;
    },
    text: (raw) => {
      if (inText) text += raw;
    },
    close: (name) => {
      if (name === 'si') texts.add(decodeCellText(text));
      if (name === 'rPh') inSound = false;
      if (name === 't') inText = false;
    },
  });
  return texts;
};

/** Reads what stands around the sheets. Throws where the archive is no workbook. */
export const readWorkbookParts = async (archive: Archive): Promise<WorkbookParts> => {
  const workbook = archive.entries.get(WORKBOOK);
  if (workbook === undefined) throw new Error('The archive holds no workbook.');
  const relations = await readRelations(archive);
  const pathOfKind = (kind: string): string | undefined =>
    [...relations.values()].find((one) => one.kind === kind)?.target;
  const sheets: SheetOfWorkbook[] = [];
  let from1904 = false;
  await readXmlEntry(archive, workbook, {
    open: (name, raw) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributesOf(raw)['date1904'] ?? '');
      if (name !== 'sheet') return;
      const attributes = attributesOf(raw);
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const relation = relations.get(id ?? '');
      const entry = relation?.kind === 'worksheet' ? archive.entries.get(relation.target) : undefined;
      // Sheets of charts hold no rows.
      if (entry === undefined) return;
      sheets.push({ name: attributes['name'] ?? '', hidden: (attributes['state'] ?? 'visible') !== 'visible', entry });
    },
  });
  return {
    sheets,
    texts: await readTexts(archive, pathOfKind('sharedStrings')),
    isDay: await readDayStyles(archive, pathOfKind('styles')),
    from1904,
  };
};
