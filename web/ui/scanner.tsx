import { createContext, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useLatest } from './use-latest.ts';
import { listenForScans } from './wedge-scanner.ts';
import type { ScannedCode } from './wedge-scanner.ts';

/** Answers true when it took the code; otherwise the next one, registered earlier, is asked. */
export type ScanHandler = (code: ScannedCode) => boolean;

type Add = (handler: { readonly current: ScanHandler }) => () => void;
const ScannerContext = createContext<Add | null>(null);

/** One listener for the whole app; pages register for what they can use. */
export const ScannerProvider = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const handlers = useRef<{ readonly current: ScanHandler }[]>([]);
  useEffect(
    () =>
      listenForScans(window, (code) => {
        handlers.current.findLast(({ current }) => current(code));
      }),
    [],
  );
  const add = useMemo<Add>(
    () => (handler) => {
      handlers.current.push(handler);
      return () => {
        handlers.current = handlers.current.filter((entry) => entry !== handler);
      };
    },
    [],
  );
  return <ScannerContext value={add}>{children}</ScannerContext>;
};

export const useScans = (handler: ScanHandler): void => {
  const add = useContext(ScannerContext);
  if (add === null) throw new Error('useScans is used outside ScannerProvider');
  const latest = useLatest(handler);
  useLayoutEffect(() => add(latest), [add, latest]);
};

/** False while another window has the keyboard: a card read now would go astray. */
export const usePageFocus = (): boolean => {
  const [focused, setFocused] = useState(() => document.hasFocus());
  useEffect(() => {
    const update = (): void => setFocused(document.hasFocus());
    window.addEventListener('focus', update);
    window.addEventListener('blur', update);
    return () => {
      window.removeEventListener('focus', update);
      window.removeEventListener('blur', update);
    };
  }, []);
  return focused;
};
