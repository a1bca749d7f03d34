import { type FormEvent, useState } from 'react';
import { OfficeChoice, useOffices } from './offices.tsx';
import { Go, addressOf, goTo } from './place.tsx';
import { forgetMatter, rememberedMatters } from './remembered-matters.ts';
import { useWords, type WordKey } from './words.ts';

interface Entry {
  readonly name: WordKey;
  readonly hint: WordKey;
  readonly address: string;
}

const ENTRIES: readonly Entry[] = [
  { name: 'home.guides', hint: 'home.guides.hint', address: addressOf({ page: 'guides', q: '' }) },
  { name: 'home.progress', hint: 'home.progress.hint', address: addressOf({ page: 'progress', receiptCode: '' }) },
  { name: 'home.report', hint: 'home.report.hint', address: addressOf({ page: 'report' }) },
  { name: 'home.visit', hint: 'home.visit.hint', address: addressOf({ page: 'visit' }) },
];

const AskBox = () => {
  const { t } = useWords();
  const [q, setQ] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    goTo(addressOf({ page: 'guides', q: q.trim() }));
  };
  return (
    <form className="ask" role="search" onSubmit={submit}>
      <input
        type="search"
        aria-label={t('home.ask')}
        placeholder={t('home.ask')}
        value={q}
        onChange={(event) => setQ(event.target.value)}
        enterKeyHint="search"
      />
      <button type="submit">{t('home.find')}</button>
    </form>
  );
};

const MyMatters = () => {
  const { t, show } = useWords();
  const [matters, setMatters] = useState(rememberedMatters);
  if (matters.length === 0) return null;
  const forget = (receiptCode: string) => {
    forgetMatter(receiptCode);
    setMatters(rememberedMatters());
  };
  return (
    <section className="card" aria-labelledby="mine">
      <h2 id="mine">{t('home.mine')}</h2>
      <ul className="rows">
        {matters.map((matter) => (
          <li key={matter.receiptCode}>
            <Go className="row-link" href={addressOf({ page: 'progress', receiptCode: matter.receiptCode })}>
              <b>{show(matter.itemName)}</b>
              <span>{t('home.mine.open')} ›</span>
            </Go>
            <button
              type="button"
              className="plain"
              aria-label={t('home.mine.forget.of', { item: show(matter.itemName) })}
              onClick={() => forget(matter.receiptCode)}
            >
              {t('home.mine.forget')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

export const HomePage = () => {
  const { t } = useWords();
  const offices = useOffices();
  return (
    <>
      <AskBox />
      <nav className="tiles" aria-label={t('home.entries')}>
        {ENTRIES.map((entry) => (
          <Go key={entry.address} className="tile" href={entry.address}>
            <b>{t(entry.name)}</b>
            <span>{t(entry.hint)}</span>
          </Go>
        ))}
      </nav>
      <MyMatters />
      <OfficeChoice offices={offices} />
    </>
  );
};
