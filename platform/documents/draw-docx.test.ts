import { describe, expect, it } from 'vitest';
import { partsOf, wordsIn } from '../../tests/documents/docx-words.ts';
import { drawDocx } from './draw-docx.ts';
import type { Piece, Sketch } from './sketch.ts';

const sketch = (pieces: readonly Piece[], more: Partial<Sketch> = {}): Sketch => ({
  sheet: { widthMm: 210, heightMm: 297, marginsMm: { left: 28, top: 37, right: 26, bottom: 35 } },
  pieces,
  title: '试写',
  language: 'zh-CN',
  madeAt: new Date('2026-11-20T00:00:00Z'),
  ...more,
});

const line = (text: string): Piece => ({ kind: 'text', runs: [{ text }], sizePt: 14 });
const partOf = async (name: string, drawn: Sketch): Promise<string> => partsOf(await drawDocx(drawn)).get(name) ?? '';

describe('a Word file', () => {
  it('has the paper and margins of the sketch, in twentieths of a point', async () => {
    const document = await partOf('word/document.xml', sketch([line('正文')]));
    expect(document).toMatch(/w:pgSz w:w="11906" w:h="16838"/);
    for (const margin of ['w:left="1587"', 'w:right="1474"', 'w:top="2098"', 'w:bottom="1984"'])
      expect(document).toContain(margin);
    expect(document).toContain('w:eastAsia="仿宋"');
  });

  it('keeps words as they are, with line breaks, signs of XML and rare characters', async () => {
    const text = '一\n二 <三> & “四” 𠮷';
    expect(wordsIn(await drawDocx(sketch([line(text)])))).toBe('一二<三>&“四”𠮷');
    expect(await partOf('word/document.xml', sketch([line(text)]))).toContain('<w:br/>');
  });

  it('makes tables as wide as they were drawn, with a head on every page and cells that span', async () => {
    const cell = (text: string) => ({ kind: 'text', runs: [{ text }], sizePt: 11 }) as const;
    const table: Piece = {
      kind: 'table',
      widthsMm: [30, 60, 66],
      head: [cell('甲'), cell('乙'), cell('丙')],
      rows: [[cell('一'), { ...cell('二'), span: 2 }]],
      lines: 'grid',
    };
    const document = await partOf('word/document.xml', sketch([table]));
    expect([...document.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))).toEqual([
      1701, 3402, 3742,
    ]);
    expect(document).toContain('<w:tblHeader/>');
    expect(document).toContain('<w:gridSpan w:val="2"/>');
  });

  it('numbers its pages by fields and bears marks in the head of every page', async () => {
    const footer = { kind: 'text', runs: [{ text: '第 {page} 页，共 {pages} 页' }], sizePt: 10 } as const;
    const parts = partsOf(
      await drawDocx(sketch([line('正文')], { footer, mark: { words: '补打', place: 'upper-right' } })),
    );
    const all = [...parts]
      .filter(([name]) => /header|footer/.test(name))
      .map(([, text]) => text)
      .join('');
    expect(all).toContain('NUMPAGES');
    expect(all).toContain('补打');
    const voided = partsOf(await drawDocx(sketch([line('正文')], { mark: { words: '作废', place: 'across' } })));
    expect([...voided.values()].join('')).toMatch(/v:textpath[^>]*string="作废"/);
  });

  it('draws codes as pictures and refuses a roll, which has no pages', async () => {
    const parts = partsOf(await drawDocx(sketch([{ kind: 'qr', content: 'https://quanke.example.cn', sizeMm: 30 }])));
    expect([...parts.keys()].some((name) => name.startsWith('word/media/') && name.endsWith('.png'))).toBe(true);
    const roll = sketch([line('小票')], {
      sheet: { widthMm: 80, heightMm: 'content', marginsMm: { left: 4, top: 4, right: 4, bottom: 8 } },
    });
    await expect(drawDocx(roll)).rejects.toThrow('roll');
  });
});
