import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Answer } from '../../server/call-route.ts';
import { partsOf } from '../../documents/docx-words.ts';

const pdfText = async (bytes: Uint8Array): Promise<string> => {
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false }).promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  await document.destroy();
  return texts.join('\n');
};

/** Everything that can be read in an answer: headers, JSON, and what is packed in tables, Word files and PDFs. */
export const textOf = async ({ bytes, headers }: Answer): Promise<string> => {
  const told = JSON.stringify(headers);
  const start = bytes.subarray(0, 4).toString('latin1');
  if (start === '%PDF') return told + (await pdfText(bytes));
  if (start === 'PK\u0003\u0004') return told + [...partsOf(bytes).values()].join('\n');
  return told + bytes.toString('utf8');
};
