import { useState } from 'react';
import { showDate, today } from '../ui/dates.ts';
import { useAnswerWords } from './answer-words.ts';
import { useAmountWords } from './check-amounts.tsx';
import type { Checked, Guide } from './guide-api.ts';
import { GuideFrame } from './guide-frame.tsx';
import { KeepCard, ShownAtWindow } from './keep-card.tsx';
import { useLimitWords } from './limit-words.ts';
import { ListMaterials } from './list-materials.tsx';
import { FailedCard, Loading } from './loading.tsx';
import { Go, addressOf } from './place.tsx';
import { useChecked } from './use-checked.ts';
import { useWords } from './words.ts';

/** Amounts, fee and time in one line each: what one asks again on the way to the office. */
const InShort = ({ guide, checked }: { readonly guide: Guide; readonly checked: Checked }) => {
  const { t, show } = useWords();
  const amountWords = useAmountWords();
  const limitWords = useLimitWords()(guide);
  const amounts = checked.check.overall === 'no' ? [] : checked.check.amounts;
  return (
    <dl className="facts">
      {amounts.map(({ id, name, unit, value }) =>
        value === null ? null : (
          <div key={id}>
            <dt>{show(name)}</dt>
            <dd>
              {amountWords(value)} {show(unit)}
            </dd>
          </div>
        ),
      )}
      {limitWords === null ? null : (
        <div>
          <dt>{t('list.limit')}</dt>
          <dd>{limitWords}</dd>
        </div>
      )}
      <div>
        <dt>{t('list.fee')}</dt>
        <dd>{show(guide.fee)}</dd>
      </div>
    </dl>
  );
};

/** The answers a list was made for, so that on paper one sees whether it still fits. */
const MadeFor = ({
  guide,
  checked,
  change,
}: {
  readonly guide: Guide;
  readonly checked: Checked;
  readonly change: string;
}) => {
  const { t, show } = useWords();
  const words = useAnswerWords();
  const { answers } = checked;
  if (guide.facts.length === 0) return null;
  return (
    <section className="card" aria-labelledby="made-for">
      <h2 id="made-for">{t(answers.length === 0 ? 'list.for.nobody' : 'list.for')}</h2>
      <ul className="plain-list">
        {answers.map(({ factId, value }) => {
          const question = guide.facts.find(({ id }) => id === factId);
          return question === undefined ? null : (
            <li key={factId}>{t('check.said', { label: show(question.label), answer: words(question, value) })}</li>
          );
        })}
      </ul>
      <Go className="button wide no-print" href={change}>
        {t(answers.length === 0 ? 'list.answer-first' : 'list.change')}
      </Go>
    </section>
  );
};

const List = ({ guide, communityId }: { readonly guide: Guide; readonly communityId: string }) => {
  const { t, show, language } = useWords();
  const { addressed, checked, trouble, again, fragment } = useChecked(guide, communityId);
  const [shownAtWindow, setShownAtWindow] = useState(false);
  const address = `${window.location.origin}${addressOf({ page: 'list', itemId: guide.id })}#${fragment}`;
  if (trouble !== undefined) return <FailedCard answer={{ ok: false, trouble }} again={again} />;
  if (checked === undefined)
    return (
      <section className="card">
        <Loading />
      </section>
    );
  if (shownAtWindow)
    return <ShownAtWindow address={address} title={show(guide.name)} done={() => setShownAtWindow(false)} />;
  return (
    <>
      <section className="card list">
        <h2 className="matter-name">{show(guide.name)}</h2>
        <p className="quiet print-only">
          {t('list.title')} · {t('list.printed', { date: showDate(today(), language) })}
        </p>
        {addressed.version === null || addressed.version === guide.version ? null : (
          <p className="hint">{t('check.updated')}</p>
        )}
        {addressed.dropped === 0 ? null : <p className="hint">{t('check.dropped')}</p>}
        {checked.check.overall === 'no' ? <p className="hint">{t('check.overall.no')}</p> : null}
        <ListMaterials itemId={guide.id} materials={checked.check.materials} questions={guide.facts} />
        <InShort guide={guide} checked={checked} />
        {guide.verifyLocally ? <p className="quiet">{t('guide.verify')}</p> : null}
        <button type="button" className="button wide no-print" onClick={() => window.print()}>
          {t('list.print')}
        </button>
      </section>
      <MadeFor
        guide={guide}
        checked={checked}
        change={`${addressOf({ page: 'check', itemId: guide.id })}#${fragment}`}
      />
      <KeepCard address={address} title={show(guide.name)} show={() => setShownAtWindow(true)} />
    </>
  );
};

/** What to bring for exactly these answers: to tick off, to print, to keep as a link or a code. */
export const ListPage = ({ itemId }: { readonly itemId: string }) => (
  <GuideFrame itemId={itemId}>{(guide, communityId) => <List guide={guide} communityId={communityId} />}</GuideFrame>
);
