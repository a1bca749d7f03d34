import { useLayoutEffect } from 'react';
import { useLatest } from './use-latest.ts';

/** Ctrl+Enter (⌘ on a Mac) confirms the dialog that is open, from any of its fields. */
export const useConfirmKey = (confirm: () => void): void => {
  const latest = useLatest(confirm);
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [latest]);
};
