import type { ReactNode } from 'react';
import type { Guide } from './guide-api.ts';
import { GuideFrame } from './guide-frame.tsx';
import { useLimitWords } from './limit-words.ts';
import { Go, addressOf } from './place.tsx';
import { Related } from './related.tsx';
import { useWords, type WordKey } from './words.ts';

const Section = ({ title, children }: { readonly title: WordKey; readonly children: ReactNode }) => {
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
          <b>{show(material.name)}</b> ·{' '}
          {material.count === undefined
            ? t(`guide.form.${material.form}`)
            : t('guide.copies', { form: t(`guide.form.${material.form}`), count: material.count })}
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
  const words = useLimitWords()(guide);
  return words === null ? null : (
    <Section title="guide.limit">
      <p>{words}</p>
    </Section>
  );
};

/** The two ways on from reading: may I, and what exactly do I bring. */
const WaysOn = ({ guide }: { readonly guide: Guide }) => {
  const { t } = useWords();
  if (guide.legalKind !== 'handling') return null;
  return (
    <section className="card ways-on">
      {guide.facts.length === 0 ? null : (
        <>
          <Go className="button main wide" href={addressOf({ page: 'check', itemId: guide.id })}>
            {t(guide.calculations.length === 0 ? 'guide.check' : 'guide.check-amount')}
          </Go>
          <p className="help">{t('guide.check.hint')}</p>
        </>
      )}
      <Go className="button wide" href={addressOf({ page: 'list', itemId: guide.id })}>
        {t('guide.list')}
      </Go>
    </section>
  );
};

const Whole = ({ guide }: { readonly guide: Guide }) => {
  const { t, show } = useWords();
  return (
    <>
      <section className="card">
        <div className="guide-section">
          <h2 className="matter-name">{show(guide.name)}</h2>
          <p className="quiet">
            {t('guide.department')}：{show(guide.department.name)}
          </p>
        </div>
      </section>
      <WaysOn guide={guide} />
      <section className="card">
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
    </>
  );
};

/** One guide, read only: what to bring comes first, because that is what saves a second way. */
export const GuidePage = ({ itemId }: { readonly itemId: string }) => (
  <GuideFrame itemId={itemId}>
    {(guide) => (
      <>
        <Whole guide={guide} />
        <Related guide={guide} />
      </>
    )}
  </GuideFrame>
);
