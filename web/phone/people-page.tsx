import { useState } from 'react';
import type { FieldDayReply } from '../../modules/field/contract.ts';
import { findPeople, isMasked } from './find-people.ts';
import { useWords } from './words.ts';

const MOST_SHOWN = 30;

/** People of the own grids, as the day's package brought them. */
export const PeoplePage = ({
  people,
  onVisit,
  onBack,
}: {
  readonly people: FieldDayReply['people'];
  readonly onVisit: (personId: string) => void;
  readonly onBack: () => void;
}) => {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const found = findPeople(people, query);
  return (
    <main className="page">
      <button type="button" className="quiet" onClick={onBack}>
        ‹ {t('app.back')}
      </button>
      <h1>{t('people.title')}</h1>
      <label className="field">
        <span>{t('people.find')}</span>
        <input type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
      </label>
      {people.some(({ name }) => isMasked(name)) && <p className="hint">{t('people.masked')}</p>}
      {found.length === 0 && <p className="card">{t('people.none')}</p>}
      <ul className="rows">
        {found.slice(0, MOST_SHOWN).map(({ id, name, building, unit, phoneMasked }) => (
          <li className="card person" key={id}>
            <strong>{name}</strong>
            <span>
              {building}
              {unit}
            </span>
            <span>{phoneMasked}</span>
            <button type="button" className="second-button" onClick={() => onVisit(id)}>
              {t('visit.begin')}
              <span className="unseen">{name}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > MOST_SHOWN && <p className="hint">{t('people.more', { count: found.length - MOST_SHOWN })}</p>}
    </main>
  );
};
