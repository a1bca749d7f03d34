import { type FormEvent, useState } from 'react';
import { Browse } from './browse.tsx';
import { searchGuides } from './guide-api.ts';
import { GuideRows } from './guide-rows.tsx';
import { FailedCard, Loading } from './loading.tsx';
import { OfficeChoice, useOffices } from './offices.tsx';
import { addressOf, goTo } from './place.tsx';
import { RefusedCertificates } from './refused-certificates.tsx';
import { applicableFirst } from './topics.ts';
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

/** The best few are enough to choose among; the rest waits behind one button. */
const FIRST = 5;

const Results = ({ q }: { readonly q: string }) => {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const { answer, again } = useAnswer(q, searchGuides);
  if (answer === undefined)
    return (
      <section className="card">
        <Loading />
      </section>
    );
  if (!answer.ok) return <FailedCard answer={answer} again={again} />;
  const { refusedCertificates } = answer.value;
  const items = applicableFirst(answer.value.items);
  const shown = all ? items : items.slice(0, FIRST);
  return (
    <>
      <RefusedCertificates certificates={refusedCertificates} />
      <section className="card">
        {items.length === 0 ? (
          <div role="status">
            <b>{t('guides.none', { q })}</b>
            <p>{t('guides.none.hint')}</p>
          </div>
        ) : (
          <>
            <h2 role="status">
              {refusedCertificates.length === 0 ? t('guides.found', { count: items.length }) : t('guides.maybe')}
            </h2>
            <GuideRows hits={shown} q={q} />
            {shown.length === items.length ? (
              <p className="help">{t('guides.call')}</p>
            ) : (
              <button type="button" className="button wide" onClick={() => setAll(true)}>
                {t('guides.more', { count: items.length - shown.length })}
              </button>
            )}
          </>
        )}
      </section>
    </>
  );
};

export const GuidesPage = ({ q }: { readonly q: string }) => {
  const offices = useOffices();
  return (
    <>
      <SearchForm key={q} q={q} />
      {q === '' ? null : <Results key={`results ${q}`} q={q} />}
      {q === '' ? <Browse /> : null}
      <OfficeChoice offices={offices} />
    </>
  );
};
