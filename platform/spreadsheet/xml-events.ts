/** What is said of an XML text while it is read; names without their prefixes. */
export interface XmlEvents {
  /** Attributes as they are written; `attributesOf` takes them apart where somebody wants them. */
  readonly open?: (name: string, attributes: string) => void;
  /** A text between two tags, not yet decoded. */
  readonly text?: (raw: string) => void;
  readonly close?: (name: string) => void;
}

export interface XmlReader {
  write(part: string): void;
  /** Throws where the text ends within a tag. */
  end(): void;
}

/** No tag and no text of a cell is as long as this; a file that waits longer for the end of one is none of an office. */
const MOST_WAITING = 1_000_000;
const TAG = /<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const NAME_IN_TAG = /^<\/?(?:[^\s:/>]*:)?([^\s/>]*)\s*/;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A text with its entities resolved; those that a document declares for itself stay as they are written. */
export const decodeXml = (raw: string): string =>
  raw.includes('&')
    ? raw.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/giu, (whole, hex, decimal, name) => {
        if (typeof name === 'string') return NAMED[name] ?? whole;
        const point = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
        return point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole;
      })
    : raw;

/** Attributes by their names, prefixes included. */
export const attributesOf = (raw: string): Readonly<Partial<Record<string, string>>> => {
  const found: Partial<Record<string, string>> = {};
  for (const [, name = '', double, single] of raw.matchAll(ATTRIBUTE)) found[name] = decodeXml(double ?? single ?? '');
  return found;
};

/** Index behind what begins at `start` and is no tag, -1 where its end has not come yet; null where it is a tag. */
const endOfOther = (waiting: string, start: number): number | null => {
  const until = (mark: string, from: number): number => {
    const end = waiting.indexOf(mark, start + from);
    return end < 0 ? -1 : end + mark.length;
  };
  if (waiting.startsWith('<!--', start)) return until('-->', 4);
  if (waiting.startsWith('<![CDATA[', start)) return until(']]>', 9);
  if (waiting.startsWith('<?', start)) return until('?>', 2);
  // What begins so may become a comment or a section with the next part.
  if (waiting.startsWith('<!', start)) return waiting.length - start < 9 ? -1 : until('>', 2);
  return null;
};

const tellTag = (tag: string, events: XmlEvents): void => {
  const [head = '', name = ''] = NAME_IN_TAG.exec(tag) ?? [];
  if (tag.startsWith('</')) {
    events.close?.(name);
    return;
  }
  const isClosed = tag.endsWith('/>');
  events.open?.(name, tag.slice(head.length, isClosed ? -2 : -1));
  if (isClosed) events.close?.(name);
};

/**
 * Reads an XML text that comes in parts and keeps nothing but what has not ended yet. It checks no nesting and
 * resolves no entities of the document's own: it is for texts whose form is known, such as the sheets of a workbook.
 */
export const createXmlReader = (events: XmlEvents): XmlReader => {
  let waiting = '';
  let looked = 0;
  /**
   * Tells the text from `at` to `start` and what begins there with `<`; answers the index behind it. Where its end has
   * not come yet, nothing is told, so that nothing is told twice, and the answer is -1.
   */
  const tellNext = (at: number, start: number): number => {
    const other = endOfOther(waiting, start);
    TAG.lastIndex = start;
    const tag = other === null ? TAG.exec(waiting)?.[0] : undefined;
    const end = other ?? (tag === undefined ? -1 : start + tag.length);
    if (end < 0) return -1;
    if (start > at) events.text?.(waiting.slice(at, start));
    if (tag !== undefined) tellTag(tag, events);
    else if (waiting.startsWith('<![CDATA[', start))
      events.text?.(waiting.slice(start + 9, end - 3).replaceAll('&', '&amp;'));
    return end;
  };
  return {
    write: (part) => {
      waiting += part;
      let at = 0;
      for (;;) {
        const start = waiting.indexOf('<', Math.max(at, looked));
        looked = start < 0 ? waiting.length : start;
        if (start < 0) break;
        const end = tellNext(at, start);
        if (end < 0) break;
        at = end;
      }
      waiting = waiting.slice(at);
      looked = Math.max(0, looked - at);
      if (waiting.length > MOST_WAITING) throw new Error('The text waits too long for the end of a part of it.');
    },
    end: () => {
      if (waiting.includes('<')) throw new Error('The text ends within a tag.');
    },
  };
};
