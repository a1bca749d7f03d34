import { describe, expect, it } from 'vitest';
import { attributesOf, createXmlReader, decodeXml } from './xml-events.ts';

const told = (parts: readonly string[]): readonly string[] => {
  const events: string[] = [];
  let text = '';
  const settle = (event: string): void => {
    if (text.trim() !== '') events.push(decodeXml(text));
    text = '';
    events.push(event);
  };
  const reader = createXmlReader({
    open: (name, raw) => settle(`<${name} ${JSON.stringify(attributesOf(raw))}`),
    text: (raw) => {
      text += raw;
    },
    close: (name) => settle(`>${name}`),
  });
  for (const part of parts) reader.write(part);
  reader.end();
  return events;
};

const XML = `<?xml version="1.0"?><!-- <no/> --><x:row r="1" s='a>"b'><c t="s"/><v>1 &lt; &#x738b;</v><![CDATA[<&amp;>]]></x:row>\n`;

describe('createXmlReader', () => {
  it('given tags, texts, comments and sections, tells what stands there', () => {
    expect(told([XML])).toEqual([
      '<row {"r":"1","s":"a>\\"b"}',
      '<c {"t":"s"}',
      '>c',
      '<v {}',
      '1 < 王',
      '>v',
      '<&amp;>',
      '>row',
    ]);
  });

  it('given the text cut anywhere, tells the same', () => {
    for (let at = 1; at < XML.length; at += 1) expect(told([XML.slice(0, at), XML.slice(at)])).toEqual(told([XML]));
  });

  it('given a tag without an end, throws instead of waiting for it for ever', () => {
    expect(() => told(['<row r="1"'])).toThrow('ends within a tag');
    expect(() => told(Array.from({ length: 20 }, () => `<c t="${'x'.repeat(100_000)}`))).toThrow('waits too long');
  });
});
