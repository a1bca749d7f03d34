import { lazy, Suspense, useEffect, useRef } from 'react';
import { GuidePage } from './guide-page.tsx';
import { GuidesPage } from './guides-page.tsx';
import { HomePage } from './home-page.tsx';
import { CallPage } from './call-page.tsx';
import { Loading } from './loading.tsx';
import { OfficeBar } from './office-bar.tsx';
import { Go, addressOf, type Place, usePlace } from './place.tsx';
import { useChosenCommunity } from './offices.tsx';
import { ProgressPage } from './progress-page.tsx';
import { ReadAloud } from './read-aloud.tsx';
import { useReading } from './reading-mode.tsx';
import { NoRoomNote } from '../ui/no-room-note.tsx';
import { nameOfTopic } from './topics.ts';
import { TopicPage } from './topic-page.tsx';
import { useWords, type WordKey } from './words.ts';

/** Fetched by those who want to know more than the guide says. */
const CheckPage = lazy(() => import('./check-page.tsx').then(({ CheckPage: Page }) => ({ default: Page })));
const NewsPage = lazy(() => import('./news-page.tsx').then(({ NewsPage: Page }) => ({ default: Page })));
const ListPage = lazy(() => import('./list-page.tsx').then(({ ListPage: Page }) => ({ default: Page })));

const TITLES: Readonly<Record<Place['page'], WordKey>> = {
  home: 'site.name',
  guides: 'guides.title',
  topic: 'guides.title',
  guide: 'guides.title',
  check: 'check.title',
  list: 'list.title',
  progress: 'progress.title',
  news: 'news.title',
  report: 'report.title',
  visit: 'visit.title',
  unknown: 'site.not-here',
};

/** Pages on which somebody looks for a way; the others show the telephone at their top. */
const WITH_BAR: readonly Place['page'][] = ['guides', 'topic', 'guide', 'check', 'list'];

const ReadingBar = () => {
  const { t } = useWords();
  const reading = useReading();
  return (
    <div className="reading-bar" role="group" aria-label={t('reading.bar')}>
      <ReadAloud />
      <button type="button" className="chip" onClick={reading.larger ?? undefined} disabled={reading.larger === null}>
        {t('reading.larger')}
      </button>
      <button type="button" className="chip" onClick={reading.smaller ?? undefined} disabled={reading.smaller === null}>
        {t('reading.smaller')}
      </button>
      <button type="button" className="chip" onClick={reading.toggle}>
        {t('reading.off')}
      </button>
    </div>
  );
};

const Page = ({ place }: { readonly place: Place }) => {
  const { t } = useWords();
  if (place.page === 'home') return <HomePage />;
  if (place.page === 'progress') return <ProgressPage key={place.receiptCode} receiptCode={place.receiptCode} />;
  if (place.page === 'news') return <NewsPage key={place.code} code={place.code} />;
  if (place.page === 'guides') return <GuidesPage q={place.q} />;
  if (place.page === 'topic') return <TopicPage key={place.topicId} topicId={place.topicId} />;
  if (place.page === 'check') return <CheckPage key={place.itemId} itemId={place.itemId} />;
  if (place.page === 'list') return <ListPage key={place.itemId} itemId={place.itemId} />;
  if (place.page === 'guide') return <GuidePage key={place.itemId} itemId={place.itemId} />;
  if (place.page === 'report' || place.page === 'visit') return <CallPage about={place.page} />;
  return (
    <section className="card">
      <p>{t('site.not-here.hint')}</p>
      <Go className="button" href={addressOf({ page: 'home' })}>
        {t('site.home')}
      </Go>
    </section>
  );
};

export const ResidentApp = () => {
  const place = usePlace();
  const { t, show, setLanguage, language } = useWords();
  const reading = useReading();
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  const community = useChosenCommunity();
  const topic = place.page === 'topic' ? nameOfTopic(place.topicId) : undefined;
  const own = topic === undefined ? t(TITLES[place.page]) : show(topic);
  const title = place.page === 'home' && community !== '' ? community : own;
  useEffect(() => {
    document.title = title;
    // A screen reader hears where it arrived; on the first page the browser does that itself.
    if (!first.current) heading.current?.focus();
    first.current = false;
  }, [title, place.page]);
  return (
    <>
      <a
        className="skip"
        href="#content"
        onClick={(event) => {
          // What stands behind # in the address are answers on some pages and must stay.
          event.preventDefault();
          document.getElementById('content')?.focus();
        }}
      >
        {t('site.skip')}
      </a>
      <header className="top">
        <div className="top-line">
          {place.page === 'home' ? null : (
            <Go className="top-link" href={addressOf({ page: 'home' })}>
              <span aria-hidden="true" className="top-back" />
              {t('site.home')}
            </Go>
          )}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {reading.large ? null : (
            <button type="button" className="mode" onClick={reading.toggle}>
              {t('reading.on')}
            </button>
          )}
        </div>
        {reading.large ? <ReadingBar /> : null}
      </header>
      <main id="content" tabIndex={-1}>
        <Suspense
          fallback={
            <section className="card">
              <Loading />
            </section>
          }
        >
          <Page place={place} />
        </Suspense>
      </main>
      <NoRoomNote words={t('site.no-room')} />
      {WITH_BAR.includes(place.page) ? <OfficeBar /> : null}
      <footer className="foot">
        <button
          type="button"
          className="plain"
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
          lang={language === 'zh' ? 'en' : 'zh-CN'}
        >
          {t('site.language')}
        </button>
      </footer>
    </>
  );
};
