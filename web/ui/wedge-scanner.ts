/**
 * Card readers and bar-code scanners type like a very fast person and end with Enter or Tab.
 * Slow or short runs are people typing and pass untouched.
 */
const MEAN_MILLISECONDS = 30;
const SHORTEST = 6;

export interface Keystroke {
  /** As `KeyboardEvent.key`. */
  readonly key: string;
  /** Milliseconds on any steady clock. */
  readonly at: number;
}

export interface ScanReader {
  /** Takes one keystroke; answers the whole code when this one ended a scan. */
  readonly take: (stroke: Keystroke) => string | undefined;
}

export const createScanReader = (): ScanReader => {
  let text = '';
  let startedAt = 0;
  let lastAt = 0;
  const restart = (at: number, key = ''): void => {
    text = key;
    startedAt = at;
    lastAt = at;
  };
  return {
    take: ({ key, at }) => {
      if (key === 'Enter' || key === 'Tab') {
        const mean = (at - startedAt) / Math.max(text.length, 1);
        const scanned = text;
        restart(at);
        return scanned.length >= SHORTEST && mean <= MEAN_MILLISECONDS ? scanned : undefined;
      }
      if (key.length !== 1) return undefined;
      // A pause far longer than a scanner makes starts a new run, so that a scan after typing stands alone.
      if (text === '' || at - lastAt > MEAN_MILLISECONDS * 4) restart(at, key);
      else {
        text += key;
        lastAt = at;
      }
      return undefined;
    },
  };
};

export type ScannedCode =
  | { readonly kind: 'id-number'; readonly value: string }
  | { readonly kind: 'case'; readonly value: string }
  /** Address of a resident's list of what to bring, with the answers behind `#`, on this server. */
  | { readonly kind: 'list'; readonly value: string };

/**
 * An ID number has 18 places; a progress link carries the receipt code at its end; a list of what to bring keeps its
 * path and answers, whatever host was scanned; anything else is looked up as a case.
 */
export const readCode = (scanned: string): ScannedCode => {
  const code = scanned.trim();
  if (/^\d{17}[\dXx]$/.test(code)) return { kind: 'id-number', value: code.toUpperCase() };
  const list = /\/r\/list\/[\w-]+(#[\w.=&~%+-]*)?$/.exec(code)?.[0];
  if (list !== undefined) return { kind: 'list', value: list };
  const link = /\/r\/progress\/([^/?#]+)/.exec(code)?.[1];
  return { kind: 'case', value: link === undefined ? code : decodeURIComponent(link) };
};

/** What stood in the focused field before the scan typed into it, so that it can be put back. */
interface Before {
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
}

const fieldOf = (target: EventTarget | null): HTMLInputElement | HTMLTextAreaElement | undefined =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : undefined;

/** Puts a value back the way a person's typing would, so that React hears of it. */
const putBack = ({ field, value }: Before): void => {
  const owner = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(owner, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

/** An input method swallows keys as `Process`; digits and letters can still be read from the place of the key. */
const keyOf = ({ key, code }: KeyboardEvent): string =>
  key === 'Process' ? (/^(?:Digit|Numpad|Key)([0-9A-Z])$/.exec(code)?.[1] ?? key) : key;

/** Listens on the whole window, whatever has the focus. Answers how to stop. */
export const listenForScans = (window: Window, scanned: (code: ScannedCode) => void): (() => void) => {
  const reader = createScanReader();
  let before: Before | undefined;
  let lastAt = 0;
  const listen = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const key = keyOf(event);
    const field = fieldOf(event.target);
    if (key.length === 1 && event.timeStamp - lastAt > MEAN_MILLISECONDS * 4) {
      before = field === undefined ? undefined : { field, value: field.value };
    }
    lastAt = event.timeStamp;
    const code = reader.take({ key, at: event.timeStamp });
    if (code === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (before !== undefined) putBack(before);
    before = undefined;
    scanned(readCode(code));
  };
  window.addEventListener('keydown', listen, { capture: true });
  return () => window.removeEventListener('keydown', listen, { capture: true });
};
