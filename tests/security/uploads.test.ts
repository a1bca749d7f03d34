import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { attachmentKindOf } from '../../modules/visits/server/attachment-kind.ts';
import { readTables } from '../../platform/spreadsheet/read-table.ts';
import { partsOf } from '../documents/docx-words.ts';
import { lyingArchive } from './lying-archive.ts';

const LIMITS = { bytes: 5_000_000, unpackedBytes: 2_000_000, rows: 100, columns: 20 };
const MEGABYTE = 1_048_576;

const partsOfBook = async (): Promise<Map<string, Buffer>> => {
  const book = await writeXlsx({ sheets: [{ name: 'a', rows: [['姓名'], ['王秀英']] }] });
  return new Map([...partsOf(book)].map(([name, text]) => [name, Buffer.from(text)]));
};

const codeOf = async (bytes: Buffer): Promise<string> => {
  for await (const part of readTables(bytes, LIMITS)) if (part.kind === 'refused') return part.refusal.code;
  return 'taken';
};

describe('a table that is brought', () => {
  it('given an archive that tells the truth, takes it', async () => {
    expect(await codeOf(lyingArchive(await partsOfBook(), 100 * MEGABYTE))).toBe('taken');
  });

  it('given one that says how large it will be, refuses it unopened', async () => {
    const parts = (await partsOfBook()).set('xl/media/image1.png', Buffer.alloc(50 * MEGABYTE));
    expect(await codeOf(lyingArchive(parts, 100 * MEGABYTE))).toBe('file-unpacks-too-large');
  });

  it('given one that lies about it, stops at what it claimed and keeps the memory free', async () => {
    const parts = (await partsOfBook()).set('xl/worksheets/sheet1.xml', Buffer.alloc(300 * MEGABYTE, ' '));
    const bomb = lyingArchive(parts, 2_000);
    parts.clear();
    const before = process.memoryUsage();
    expect(await codeOf(bomb)).toBe('file-unreadable');
    const after = process.memoryUsage();
    expect(after.external + after.arrayBuffers - before.external - before.arrayBuffers).toBeLessThan(50 * MEGABYTE);
  });

  it('given a file within that is cut off or stands nowhere, refuses it in words', async () => {
    const good = lyingArchive(await partsOfBook(), 100 * MEGABYTE);
    for (const at of [60, 200, good.length - 30]) {
      const broken = Buffer.from(good);
      broken.fill(0xff, at, at + 20);
      expect(await codeOf(broken)).not.toBe('taken');
    }
  });
});

describe('a photo or voice note', () => {
  it.each([
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a program', '\u007fELF\u0002\u0001\u0001'],
    ['a paper with script', '%PDF-1.7 /OpenAction << /S /JavaScript >>'],
    ['nothing', ''],
  ])('given %s under whatever name, is not taken', (_what, content) => {
    expect(attachmentKindOf(Buffer.from(content, 'latin1'))).toBeNull();
  });
});
