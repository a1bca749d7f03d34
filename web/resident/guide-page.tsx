import type { ReactNode } from 'react';
import type { ResidentTextKey } from '../../catalogue/texts/resident.ts';
import { fetchGuide, type Guide } from './guide-api.ts';
import { Loading } from './guides-page.tsx';
import { OfficeChoice, useOffices } from './offices.tsx';
import { Go, addressOf } from './place.tsx';
import { useTroubleWords } from './trouble.tsx';
import { useAnswer } from './use-answer.ts';
import { useWords } from './words.ts';

const Section = ({ title, children }: { readonly title: ResidentTextKey; readonly children: ReactNode }) => {
  const { t } = useWords();
  return (
    <div className="guide-section">
      <h2>{t(title)}</h2>
      {children}
    </div>
  );
};

const Materials = ({ guide }: { readonly guide: Guide }) => {
  const { t, show } = useWords();
  if (guide.materials.length === 0) return <p>{t('guide.materials.none')}</p>;
  return (
    <ul>
      {guide.materials.map((material) => (
        <li key={material.id}>
          <b>{show(material.name)}</b> · {t(`guide.form.${material.form}`)}
          <span>
            {material.neededWhenText === undefined ? '' : `${show(material.neededWhenText)} · `}
            {t('guide.materials.from', { place: show(material.comesFrom) })}
          </span>
          {material.knownFrom === undefined ? null : <span>{t('guide.materials.known')}</span>}
        </li>
      ))}
    </ul>
  );
};

const Limit = ({ guide }: { readonly guide: Guide }) => {
  const { t } = useWords();
  const limit = guide.processes[0]?.limit;
  return limit === undefined ? null : (
    <Section title="guide.limit">
      <p>{t(`guide.limit.${limit.unit}`, { days: limit.promised })}</p>
    </Section>
  );
};

const Whole = ({ guide }: { readonly guide: Guide }) => {
  const { t, show } = useWords();
  return (
    <section className="card">
      <div className="guide-section">
        <h2 className="matter-name">{show(guide.name)}</h2>
        <p className="quiet">
          {t('guide.department')}：{show(guide.department.name)}
        </p>
      </div>
      <Section title="guide.materials">
        <Materials guide={guide} />
      </Section>
      <Section title="guide.audience">
        <p>{show(guide.audience)}</p>
      </Section>
      {guide.conditions.length === 0 ? null : (
        <Section title="guide.conditions">
          <ul>
            {guide.conditions.map((condition) => (
              <li key={condition.id}>{show(condition.text)}</li>
            ))}
          </ul>
        </Section>
      )}
      <Limit guide={guide} />
      <Section title="guide.fee">
        <p>{show(guide.fee)}</p>
      </Section>
      {guide.flow.length === 0 ? null : (
        <Section title="guide.flow">
          <ol className="numbered">
            {guide.flow.map((step) => (
              <li key={step.zh}>{show(step)}</li>
            ))}
          </ol>
        </Section>
      )}
      {guide.otherMatters.length === 0 ? null : (
        <Section title="guide.other">
          <ul>
            {guide.otherMatters.map((matter) => (
              <li key={matter.zh}>{show(matter)}</li>
            ))}
          </ul>
        </Section>
      )}
      {guide.verifyLocally ? <p className="hint">{t('guide.verify')}</p> : null}
    </section>
  );
};

/** One guide, read only: what to bring comes first, because that is what saves a second way. */
export const GuidePage = ({ itemId }: { readonly itemId: string }) => {
  const { t } = useWords();
  const troubleWords = useTroubleWords();
  const offices = useOffices();
  const { answer, again } = useAnswer(itemId, fetchGuide);
  return (
    <>
      {answer === undefined ? (
        <section className="card">
          <Loading />
        </section>
      ) : answer.ok ? (
        <Whole guide={answer.value} />
      ) : (
        <section className="card">
          <p role="alert">{answer.trouble.code === 'not-found' ? t('site.not-here') : troubleWords(answer.trouble)}</p>
          <p className="field">
            {answer.trouble.code === 'not-found' ? (
              <Go className="button wide" href={addressOf({ page: 'guides', q: '' })}>
                {t('guides.title')}
              </Go>
            ) : (
              <button type="button" className="button wide" onClick={again}>
                {t('error.retry')}
              </button>
            )}
          </p>
        </section>
      )}
      <OfficeChoice offices={offices} />
    </>
  );
};
