import { createContext, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useLatest } from './use-latest.ts';
import { readSetting, writeSetting } from './settings.ts';

export interface Shortcut {
  /** As `KeyboardEvent.key`, with `Ctrl+` before it where held: `Ctrl+k`, `F2`, `/`, `?`, `1`. */
  readonly keys: string;
  /** What it does, in the present language; shown by `?`. */
  readonly label: string;
  readonly run: () => void;
  /** A bare letter or digit never fires while somebody types into a field. */
  readonly enabled?: boolean;
}

interface Registry {
  readonly list: () => readonly Shortcut[];
  readonly add: (shortcut: { readonly current: Shortcut }) => () => void;
  readonly active: boolean;
  readonly setActive: (active: boolean) => void;
}

const ShortcutContext = createContext<Registry | null>(null);

const pressed = (event: KeyboardEvent): string => {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${key}`;
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.tagName === 'TEXTAREA' ||
    target.tagName === 'SELECT' ||
    (target.tagName === 'INPUT' && !['checkbox', 'radio', 'button'].includes((target as HTMLInputElement).type)));

/** A modal dialog owns the keyboard; the page below must not act. */
const dialogIsOpen = (): boolean =>
  document.querySelector('dialog[open], [role="dialog"][aria-modal="true"]:not([inert] *)') !== null;

/** One listener for all shortcuts; the one registered last wins, so a page may take a key over. */
export const ShortcutProvider = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const entries = useRef<{ readonly current: Shortcut }[]>([]);
  const [active, setActive] = useState(() => readSetting('shortcuts') !== 'off');

  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || dialogIsOpen()) return;
      const keys = pressed(event);
      const bare = keys.length === 1;
      if (bare && (!active || isTyping(event.target))) return;
      const found = entries.current.findLast(({ current }) => current.keys === keys && current.enabled !== false);
      if (found === undefined || (!active && !keys.startsWith('Ctrl+'))) return;
      event.preventDefault();
      found.current.run();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [active]);

  const registry = useMemo<Registry>(
    () => ({
      list: () => entries.current.map(({ current }) => current),
      add: (shortcut) => {
        entries.current.push(shortcut);
        return () => {
          entries.current = entries.current.filter((entry) => entry !== shortcut);
        };
      },
      active,
      setActive: (next) => {
        writeSetting('shortcuts', next ? 'on' : 'off');
        setActive(next);
      },
    }),
    [active],
  );
  return <ShortcutContext value={registry}>{children}</ShortcutContext>;
};

export const useShortcuts = (): Registry => {
  const registry = useContext(ShortcutContext);
  if (registry === null) throw new Error('useShortcuts is used outside ShortcutProvider');
  return registry;
};

/** Registers a key for as long as the component is shown, from the moment it is: whoever sees it may press at once. */
export const useShortcut = (keys: string, label: string, run: () => void, enabled = true): void => {
  const { add } = useShortcuts();
  const latest = useLatest<Shortcut>({ keys, label, run, enabled });
  useLayoutEffect(() => add(latest), [add, latest]);
};
