import './search-palette.css';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useText } from '../texts.tsx';
import type { TextKey } from '../texts.tsx';
import { Modal } from '../ui/modal.tsx';
import { Kbd } from '../ui/parts.tsx';
import { rememberEntry } from './recent.ts';
import type { FoundEntry } from './recent.ts';
import { usePatientEnter } from '../ui/use-patient-enter.ts';
import { useSearch } from './use-search.ts';

const SECTIONS: Readonly<Record<FoundEntry['section'], TextKey>> = {
  people: 'shell.search-people',
  items: 'shell.search-items',
  openings: 'opening.title',
  cases: 'shell.search-cases',
  recent: 'shell.search-recent',
};

const Results = ({
  entries,
  present,
  choose,
  point,
}: {
  readonly entries: readonly FoundEntry[];
  readonly present: number;
  readonly choose: (entry: FoundEntry) => void;
  readonly point: (place: number) => void;
}): ReactNode => {
  const { t } = useText();
  return (
    <div className="found" id="search-results" role="listbox" aria-label={t('shell.search')}>
      {Object.entries(Object.groupBy(entries, ({ section }) => section)).map(([section, list]) => (
        <div key={section} role="group" aria-label={t(SECTIONS[section as FoundEntry['section']])}>
          <div className="found-section" aria-hidden="true">
            {t(SECTIONS[section as FoundEntry['section']])}
          </div>
          {list.map((entry) => {
            const place = entries.indexOf(entry);
            return (
              <button
                key={entry.key}
                id={`found-${place}`}
                type="button"
                role="option"
                tabIndex={-1}
                aria-selected={place === present}
                className="found-entry"
                onMouseMove={() => point(place)}
                onClick={() => choose(entry)}
              >
                <b>{entry.title}</b>
                <span className="why">{entry.remark}</span>
                {place === present ? <Kbd>↵</Kbd> : null}
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
};

/** Ctrl+K and `/`: one field over people, items and cases; arrows and Enter, nothing else needed. */
export const SearchPalette = ({ close }: { readonly close: () => void }): ReactNode => {
  const { t } = useText();
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const [place, setPlace] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  // The dialog takes the focus when it opens; one opens it to type.
  useEffect(() => field.current?.focus(), []);
  const { entries, searching } = useSearch(words);
  const present = Math.min(place, Math.max(entries.length - 1, 0));

  const choose = (entry: FoundEntry): void => {
    rememberEntry(entry);
    close();
    void navigate({ href: entry.href });
  };
  const enter = usePatientEnter(words.trim() === '' || !searching, () => {
    const entry = entries[present];
    if (entry !== undefined) choose(entry);
  });
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && entries.length > 0) setPlace((present + step + entries.length) % entries.length);
    else if (event.key === 'Enter') enter.press();
    else return enter.forget();
    event.preventDefault();
  };
  const nothing = words.trim() !== '' && entries.length === 0 && !searching;
  return (
    <Modal label={t('shell.search')} className="palette" close={close}>
      <input
        className="palette-field"
        role="combobox"
        aria-expanded={entries.length > 0}
        aria-controls="search-results"
        aria-activedescendant={entries.length > 0 ? `found-${present}` : undefined}
        aria-label={t('shell.search')}
        placeholder={t('shell.search-placeholder')}
        value={words}
        ref={field}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setWords(event.target.value);
          setPlace(0);
        }}
        onKeyDown={keys}
      />
      <Results entries={entries} present={present} choose={choose} point={setPlace} />
      <div className="palette-foot" role="status">
        {nothing
          ? t('shell.search-nothing')
          : entries.length === 0 && !searching
            ? t('shell.search-how')
            : t('shell.search-keys')}
      </div>
    </Modal>
  );
};
