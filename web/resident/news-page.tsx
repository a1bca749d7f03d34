import type { z } from 'zod';
import { useEffect, useState } from 'react';
import type { getNews } from '../../modules/casework/contract.ts';
import { type Answer, ask } from './api.ts';
import { Loading } from './loading.tsx';
import { useTroubleWords } from './trouble.tsx';
import { useWords } from './words.ts';

type News = z.output<(typeof getNews)['reply']>;

const fetchNews = (code: string) => ask<News>(`/news/${encodeURIComponent(code)}`);

/** Sent once the message is shown, so that programs that only look at links count for nobody. */
const tellRead = (code: string) =>
  ask(`/news/${encodeURIComponent(code)}/read`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: '{}',
  });

const showDay = (instant: string, language: string): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Asia/Shanghai',
  }).format(new Date(instant));

/** What the community had to say: the words, the day, and whom to ask. */
export const NewsPage = ({ code }: { readonly code: string }) => {
  const { t, language } = useWords();
  const troubleWords = useTroubleWords();
  const [answer, setAnswer] = useState<Answer<News>>();
  useEffect(() => {
    void fetchNews(code).then((found) => {
      setAnswer(found);
      if (found.ok) void tellRead(code);
    });
  }, [code]);
  if (answer === undefined)
    return (
      <section className="card">
        <Loading />
      </section>
    );
  if (!answer.ok) {
    const gone = answer.trouble.code === 'not-found';
    return (
      <section className="card" role="alert">
        <p className="lead">{gone ? t('news.gone') : troubleWords(answer.trouble)}</p>
        {gone ? <p className="help">{t('news.gone-hint')}</p> : null}
      </section>
    );
  }
  const { message, sentAt, community } = answer.value;
  return (
    <>
      <section className="card">
        <h2>{community.name}</h2>
        <p className="lead">{message}</p>
        <p className="help">{t('news.sent', { date: showDay(sentAt, language) })}</p>
      </section>
      <section className="card">
        <h2>{t('news.ask')}</h2>
        {community.phone === '' ? null : (
          <a className="button" href={`tel:${community.phone.replaceAll(/[^0-9+]/g, '')}`}>
            {community.phone}
          </a>
        )}
        <p>{community.address}</p>
        <p className="help">{t('news.stop')}</p>
      </section>
    </>
  );
};
