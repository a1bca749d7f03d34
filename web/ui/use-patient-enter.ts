import { useEffect, useRef } from 'react';

/**
 * Enter that was pressed before the answers were there is carried out when they are: quick typists do not wait.
 * Any further key takes the wish back; `press` and `forget` are called from the field's key handler.
 */
export const usePatientEnter = (settled: boolean, take: () => void): { press: () => void; forget: () => void } => {
  const wished = useRef(false);
  useEffect(() => {
    if (!settled || !wished.current) return;
    wished.current = false;
    take();
  });
  return {
    press: () => {
      if (settled) take();
      else wished.current = true;
    },
    forget: () => {
      wished.current = false;
    },
  };
};
