import './suggest-field.css';
import { useId, useState } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { usePatientEnter } from './use-patient-enter.ts';

export interface Suggestion {
  readonly key: string;
  readonly title: string;
  readonly remark: ReactNode;
}

/**
 * A search field with suggestions below it: arrows move, Enter takes the marked one.
 * `settled` says whether the suggestions already answer what stands in the field; an Enter before that waits for them.
 */
export const SuggestField = ({
  label,
  placeholder,
  words,
  change,
  suggestions,
  settled,
  choose,
  empty,
  ref,
  id,
}: {
  readonly id?: string;
  readonly label: string;
  readonly placeholder: string;
  readonly words: string;
  readonly change: (words: string) => void;
  readonly suggestions: readonly Suggestion[];
  readonly settled: boolean;
  readonly choose: (key: string) => void;
  /** Shown when nothing answers the words. */
  readonly empty: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
}): ReactNode => {
  const ownId = useId();
  const listId = `${ownId}-list`;
  const [place, setPlace] = useState(0);
  const present = Math.min(place, Math.max(suggestions.length - 1, 0));
  const open = suggestions.length > 0;

  const enter = usePatientEnter(settled, () => {
    const marked = suggestions[present];
    if (marked !== undefined) choose(marked.key);
  });

  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && open) setPlace((present + step + suggestions.length) % suggestions.length);
    else if (event.key === 'Enter') enter.press();
    else if (event.key === 'Escape' && words !== '') change('');
    else return enter.forget();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="suggest">
      <input
        {...(id === undefined ? {} : { id })}
        ref={ref}
        className="suggest-input"
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open ? `${listId}-${present}` : undefined}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={words}
        onChange={(event) => {
          setPlace(0);
          change(event.target.value);
        }}
        onKeyDown={keys}
      />
      <div className="suggest-list" id={listId} role="listbox" aria-label={label}>
        {suggestions.map(({ key, title, remark }, number) => (
          <button
            key={key}
            id={`${listId}-${number}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={number === present}
            className="suggest-option"
            onMouseMove={() => setPlace(number)}
            onClick={() => choose(key)}
          >
            <b>{title}</b>
            <span className="why">{remark}</span>
          </button>
        ))}
      </div>
      {settled && !open && words.trim() !== '' ? <div className="suggest-empty">{empty}</div> : null}
    </div>
  );
};
