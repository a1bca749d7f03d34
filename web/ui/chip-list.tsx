import type { ReactNode } from 'react';
import { useText } from '../texts.tsx';

/** A filter that is active, as it reads. */
export interface Chip {
  readonly key: string;
  readonly text: string;
  readonly remove: () => void;
}

/** The filters that are active; each goes with one click. Nothing where none is. */
export const ChipList = ({
  chips,
  children,
}: {
  readonly chips: readonly Chip[];
  /** What stands behind them, such as the way to clear them all. */
  readonly children?: ReactNode;
}): ReactNode => {
  const { t } = useText();
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label={t('cases.chips')}>
      {chips.map(({ key, text, remove }) => (
        <li key={key}>
          <button type="button" className="chip" aria-label={t('cases.chip-remove', { name: text })} onClick={remove}>
            {text} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      {children === undefined ? null : <li>{children}</li>}
    </ul>
  );
};
