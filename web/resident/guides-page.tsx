import { type FormEvent, useState } from 'react';
import { searchGuides } from './guide-api.ts';
import { OfficeChoice, useOffices } from './offices.tsx';
import { Go, addressOf, goTo } from './place.tsx';
import { useTroubleWords } from './trouble.tsx';
import { useAnswer } from './use-answer.ts';
import { useWords } from './words.ts';

const SearchForm = ({ q }: { readonly q: string }) => {
  const { t } = useWords();
  const [typed, setTyped] = useState(q);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    goTo(addressOf({ page: 'guides', q: typed.trim() }), 'replace');
  };
  return (
    <form className="ask" role="search" onSubmit={submit}>
      <input
        type="search"
        aria-label={t('guides.search')}
        placeholder={t('home.ask')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        enterKeyHint="search"
      />
      <button type="submit">{t('home.find')}</button>
    </form>
  );
};

export const Loading = () => {
  const { t } = useWords();
  return (
    <div role="status" aria-label={t('site.loading')}>
      {[0, 1, 2, 3].map((line) => (
        <div key={line} className="loading-line" />
      ))}
    </div>
  );
};

const Results = ({ q }: { readonly q: string }) => {
  const { t, show } = useWords();
  const troubleWords = useTroubleWords();
  const { answer, again } = useAnswer(q, searchGuides);
  if (answer === undefined) return <Loading />;
  if (!answer.ok)
    return (
      <>
        <p role="alert">{troubleWords(answer.trouble)}</p>
        <button type="button" className="button wide" onClick={again}>
          {t('error.retry')}
        </button>
      </>
    );
  const { items } = answer.value;
  if (items.length === 0)
    return (
      <div role="status">
        <b>{t('guides.none', { q })}</b>
        <p>{t('guides.none.hint')}</p>
      </div>
    );
  return (
    <>
      <h2 role="status">{q === '' ? t('guides.all') : t('guides.found', { count: items.length })}</h2>
      <ul className="rows">
        {items.map((item) => (
          <li key={item.id}>
            <Go className="row-link" href={addressOf({ page: 'guide', itemId: item.id })}>
              <div>
                <b>{show(item.name)}</b>
                <p>{show(item.department.name)}</p>
              </div>
              <span aria-hidden="true">›</span>
            </Go>
          </li>
        ))}
      </ul>
    </>
  );
};

export const GuidesPage = ({ q }: { readonly q: string }) => {
  const offices = useOffices();
  return (
    <>
      <SearchForm key={q} q={q} />
      <section className="card">
        <Results q={q} />
      </section>
      <OfficeChoice offices={offices} />
    </>
  );
};
