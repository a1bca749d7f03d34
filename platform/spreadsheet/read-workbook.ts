import { refuse } from '../../kernel/result.ts';
import { unpackEntry, type ArchiveEntry } from './archive-listing.ts';
import { createMergedFilling, mergedDownwards, type MergedCells } from './merged-cells.ts';
import { readSheetRows } from './sheet-rows.ts';
import type { TableLimits, TablePart } from './table.ts';
import {
  readWorkbookParts,
  tellXmlEntry,
  type Archive,
  type SheetOfWorkbook,
  type WorkbookParts,
} from './workbook-parts.ts';
import { attributesOf, createXmlReader } from './xml-events.ts';

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i;
const MERGE = 'mergeCell';
/** A tag may be cut in two by the parts an entry comes in. */
const SEAM = 48;

interface MergeFinder {
  write(part: Buffer): void;
  found(): readonly MergedCells[];
}

/**
 * Merged cells are listed behind the rows they belong to, so they are looked for before any row is read. Nothing in a
 * cell can be taken for one, because `<` is never written as it is there.
 */
const createMergeFinder = (mostColumns: number): MergeFinder => {
  const merged: MergedCells[] = [];
  const reader = createXmlReader({
    open: (name, raw) => {
      const one = name === MERGE ? mergedDownwards(attributesOf(raw)['ref'] ?? '') : null;
      if (one !== null && one.column < mostColumns) merged.push(one);
    },
  });
  let before = '';
  let isFound = false;
  return {
    write: (part) => {
      const seam = before + part.toString('latin1', 0, MERGE.length);
      if (!isFound && !part.includes(MERGE) && !seam.includes(MERGE)) {
        before = part.toString('latin1', Math.max(0, part.length - SEAM));
        return;
      }
      const text = before + part.toString('latin1');
      reader.write(isFound ? text : text.slice(Math.max(0, text.lastIndexOf('<', text.indexOf(MERGE)))));
      isFound = true;
      before = '';
    },
    found: () => merged,
  };
};

/** Looks through a whole archive without keeping any of it: every entry as large as it says, and what sheets merge. */
const lookThrough = async (
  { bytes, entries }: Archive,
  limits: TableLimits,
): Promise<ReadonlyMap<ArchiveEntry, readonly MergedCells[]>> => {
  const merged = new Map<ArchiveEntry, readonly MergedCells[]>();
  for (const entry of entries.values()) {
    const finder = SHEET.test(entry.name) ? createMergeFinder(limits.columns) : null;
    for await (const part of unpackEntry(bytes, entry)) finder?.write(part);
    if (finder !== null) merged.set(entry, finder.found());
  }
  return merged;
};

async function* readSheet(
  { bytes }: Archive,
  parts: WorkbookParts,
  { name, hidden, entry }: SheetOfWorkbook,
  merged: readonly MergedCells[],
  limits: TableLimits,
): AsyncGenerator<TablePart> {
  const refused: { code: 'file-too-many-rows' | 'file-too-many-columns' | null } = { code: null };
  const reading = readSheetRows({
    parts,
    fill: createMergedFilling(merged),
    most: limits,
    refuse: (code) => {
      refused.code ??= code;
    },
  });
  let isTold = false;
  const tell = (): TablePart => {
    isTold = true;
    return { kind: 'table', table: { name, hidden, hiddenColumns: reading.hiddenColumns() } };
  };
  for await (const _ of tellXmlEntry(bytes, entry, reading.events)) {
    if (refused.code !== null) {
      const most = refused.code === 'file-too-many-rows' ? limits.rows : limits.columns;
      yield { kind: 'refused', refusal: refuse(refused.code, { most }).refusal };
      return;
    }
    const rows = reading.take();
    if (rows.length === 0) continue;
    if (!isTold) yield tell();
    yield { kind: 'rows', rows };
  }
  if (!isTold) yield tell();
}

/** Reads a workbook twice: once to see that it may be read, then its rows, a few at a time. Throws where it is broken. */
export async function* readWorkbook(
  bytes: Buffer,
  entries: readonly ArchiveEntry[],
  limits: TableLimits,
): AsyncGenerator<TablePart> {
  const archive: Archive = { bytes, entries: new Map(entries.map((entry) => [entry.name, entry])) };
  const merged = await lookThrough(archive, limits);
  const parts = await readWorkbookParts(archive);
  for (const sheet of parts.sheets)
    for await (const part of readSheet(archive, parts, sheet, merged.get(sheet.entry) ?? [], limits)) {
      yield part;
      if (part.kind === 'refused') return;
    }
}
