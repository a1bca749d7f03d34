import './training.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useReply } from '../../../web/query.ts';
import { useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Empty, Page, SectionTitle } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import type { PhraseSituation } from '../../guides/domain/phrases.ts';
import { getServiceLanguage } from '../contract.ts';
import { useStartRound } from './practise-card.tsx';

/** A situation with only those phrases that hold the words; null when none does. */
const matching = (situation: PhraseSituation, words: string): PhraseSituation | null => {
  const civil = situation.civil.filter((phrase) => phrase.includes(words));
  const forbidden = situation.forbidden.filter(
    ({ phrase, instead }) => phrase.includes(words) || instead.includes(words),
  );
  return civil.length + forbidden.length === 0 ? null : { ...situation, civil, forbidden };
};

const Situation = ({ of }: { readonly of: PhraseSituation }): ReactNode => {
  const { t, show } = useText();
  return (
    <Card label={show(of.name)}>
      <SectionTitle>{show(of.name)}</SectionTitle>
      <div className="language-pairs" lang="zh-CN">
        <div>
          <h3>{t('language.civil')}</h3>
          <ul>
            {of.civil.map((phrase) => (
              <li key={phrase} className="language-civil">
                {phrase}
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3>{t('language.forbidden')}</h3>
          <ul className="language-forbidden">
            {of.forbidden.map(({ phrase, instead }) => (
              <li key={phrase}>
                <span aria-hidden="true">✕</span> {phrase}
                <div>
                  <span className="why">{t('language.instead')}</span> <span className="language-civil">{instead}</span>
                </div>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Card>
  );
};

const Practise = ({ groupId }: { readonly groupId: string }): ReactNode => {
  const { t } = useText();
  const { start, pending, problem } = useStartRound();
  return (
    <>
      <ProblemSummary problem={problem} />
      <Button loading={pending} onClick={() => start({ mode: 'group', groupId })}>
        {t('language.practise')}
      </Button>
    </>
  );
};

/** Civil and forbidden phrases by situation, searchable. */
export const ServiceLanguagePage = (): ReactNode => {
  const { t } = useText();
  const { has, community } = useSession();
  const [words, setWords] = useState('');
  const query = useReply(getServiceLanguage, {}, { staleTime: Number.POSITIVE_INFINITY });
  const situations = (query.data?.situations ?? []).flatMap((one) => matching(one, words.trim()) ?? []);
  const groupId = query.data?.practiseGroupId ?? null;
  const mayPractise =
    groupId !== null && community !== undefined && has('worker', 'head', 'grid-worker', 'social-worker');
  return (
    <Page
      title={t('language.title')}
      sub={t('language.sub')}
      actions={mayPractise ? <Practise groupId={groupId} /> : undefined}
    >
      <div className="language-list">
        <div className="language-find">
          <label htmlFor="language-search">{t('language.search')}</label>
          <Input
            id="language-search"
            allowClear
            value={words}
            placeholder={t('language.search-placeholder')}
            onChange={({ target }) => setWords(target.value)}
          />
        </div>
        <Loaded of={query} card lines={12}>
          {({ basis }) => (
            <>
              {situations.length === 0 ? (
                <Card>
                  <Empty title={t('language.none')} hint={t('language.none-hint')} />
                </Card>
              ) : (
                situations.map((situation) => <Situation key={situation.id} of={situation} />)
              )}
              <p className="why">
                {t('language.basis', { source: [basis.source, basis.where].filter(Boolean).join(' ') })}
              </p>
            </>
          )}
        </Loaded>
      </div>
    </Page>
  );
};
