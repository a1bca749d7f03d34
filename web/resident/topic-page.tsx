import { SERVICE_CONTENTS } from '../../catalogue/texts/resident-topics.ts';
import type { GuideHit } from '../../modules/guides/contract.ts';
import type { Answer } from './api.ts';
import { fetchCategory, fetchMatters, type Hits } from './guide-api.ts';
import { GuideRows } from './guide-rows.tsx';
import { FailedCard, Loading } from './loading.tsx';
import { OfficeChoice, useOffices } from './offices.tsx';
import { Go, addressOf } from './place.tsx';
import { mattersOf, TOPICS } from './topics.ts';
import { useAnswer } from './use-answer.ts';
import { useWords } from './words.ts';

/** What the community does of its own accord: told, not applied for. */
const OwnWork = ({ hits }: { readonly hits: readonly GuideHit[] }) => {
  const { t, show } = useWords();
  if (hits.length === 0) return null;
  return (
    <section className="card" aria-labelledby="own-work">
      <h2 id="own-work">{t('topics.other')}</h2>
      <p className="help">{t('topics.other.hint')}</p>
      <ul className="plain-list">
        {hits.map((hit) => (
          <li key={hit.id}>{show(hit.name)}</li>
        ))}
      </ul>
    </section>
  );
};

const contentOf = (topicId: string) => SERVICE_CONTENTS.find(({ id }) => id === topicId);

/** Service contents are asked for by category; situations and groups choose among what one applies for. */
const fetchTopic = (topicId: string): Promise<Answer<Hits>> => {
  const content = contentOf(topicId);
  return content === undefined ? fetchMatters() : fetchCategory(content.id);
};

export const TopicPage = ({ topicId }: { readonly topicId: string }) => {
  const { t } = useWords();
  const offices = useOffices();
  const { answer, again } = useAnswer(topicId, fetchTopic);
  const topic = TOPICS.find(({ id }) => id === topicId);
  const hits = answer?.ok === true ? answer.value.items : [];
  const matters = topic === undefined ? hits.filter((hit) => hit.legalKind === 'handling') : mattersOf(topic, hits);
  const own = topic === undefined ? hits.filter((hit) => hit.legalKind !== 'handling') : [];
  return (
    <>
      {answer?.ok === false ? (
        <FailedCard answer={answer} again={again} />
      ) : (
        <section className="card">
          {answer === undefined ? (
            <Loading />
          ) : matters.length === 0 ? (
            <p role="status">{t('topics.none')}</p>
          ) : (
            <>
              <h2 role="status">{t('topics.count', { count: matters.length })}</h2>
              <GuideRows hits={matters} />
            </>
          )}
        </section>
      )}
      <OwnWork hits={own} />
      <Go className="button wide" href={addressOf({ page: 'guides', q: '' })}>
        {t('topics.back')}
      </Go>
      <OfficeChoice offices={offices} />
    </>
  );
};
