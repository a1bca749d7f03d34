import { useState } from 'react';
import { withAnswer } from './answers-in-address.ts';
import { CheckAmounts } from './check-amounts.tsx';
import { CheckAnswers } from './check-answers.tsx';
import { CheckQuestion } from './check-question.tsx';
import { CheckVerdict } from './check-verdict.tsx';
import type { Checked, Guide } from './guide-api.ts';
import { GuideFrame } from './guide-frame.tsx';
import { FailedCard, Loading } from './loading.tsx';
import { questionToAsk } from './next-question.ts';
import { Go, addressOf } from './place.tsx';
import { Related } from './related.tsx';
import { useChecked } from './use-checked.ts';
import { useWords } from './words.ts';

/** The way to the list, with what it will say. */
const ToList = ({ checked, address }: { readonly checked: Checked; readonly address: string }) => {
  const { t } = useWords();
  const count = (status: string): number => checked.check.materials.filter((one) => one.status === status).length;
  const needed = count('needed');
  const open = count('unknown');
  return (
    <section className="card ways-on">
      <p className="lead">{needed === 0 ? t('check.to-list.none') : t('check.to-list.count', { count: needed })}</p>
      {open === 0 ? null : <p className="help">{t('check.to-list.open', { count: open })}</p>}
      <Go className="button main wide" href={address}>
        {t('check.to-list')}
      </Go>
    </section>
  );
};

const Check = ({ guide, communityId }: { readonly guide: Guide; readonly communityId: string }) => {
  const { t, show } = useWords();
  const { addressed, checked, pending, trouble, again, setAnswers, fragment } = useChecked(guide, communityId);
  const [changing, setChanging] = useState<string | null>(null);
  // Nothing may jump on arrival; once somebody has answered, the focus follows the questions.
  const [begun, setBegun] = useState(false);
  const changed = guide.facts.find(({ id }) => id === changing);
  const next = checked === undefined ? null : questionToAsk(checked.check, checked.answers, guide.facts);
  const question = changed ?? next;
  const say = (value: boolean | number | string | null) => {
    if (question === null) return;
    setBegun(true);
    setChanging(null);
    setAnswers(withAnswer(addressed.answers, { factId: question.id, value }));
  };
  const verdict =
    checked === undefined ? null : (
      <CheckVerdict
        key={question === null ? 'done' : 'asking'}
        check={checked.check}
        questions={guide.facts}
        asking={question !== null}
        takesFocus={begun && question === null}
      />
    );
  return (
    <>
      <section className="card">
        <h2 className="matter-name">{show(guide.name)}</h2>
        <p className="quiet">{t('check.private')}</p>
        {addressed.version === null || addressed.version === guide.version ? null : (
          <p className="hint">{t('check.updated')}</p>
        )}
        {addressed.dropped === 0 ? null : <p className="hint">{t('check.dropped')}</p>}
      </section>
      {trouble === undefined ? null : <FailedCard answer={{ ok: false, trouble }} again={again} />}
      {checked === undefined && trouble === undefined ? (
        <section className="card">
          <Loading />
        </section>
      ) : null}
      {question === null ? (
        verdict
      ) : (
        <CheckQuestion
          key={`${question.id} ${changing ?? ''}`}
          question={question}
          present={addressed.answers.find(({ factId }) => factId === question.id)?.value}
          number={(checked?.answers.length ?? 0) + 1}
          changing={changed !== undefined}
          waiting={pending}
          takesFocus={begun}
          say={say}
          keep={() => setChanging(null)}
        />
      )}
      {checked === undefined ? null : (
        <>
          {question === null ? null : verdict}
          <CheckAmounts guide={guide} answers={checked.answers} check={checked.check} />
          {checked.check.overall === 'no' ? (
            <Related guide={guide} />
          ) : (
            <ToList checked={checked} address={`${addressOf({ page: 'list', itemId: guide.id })}#${fragment}`} />
          )}
          <CheckAnswers
            answers={checked.answers}
            questions={guide.facts}
            change={(factId) => {
              setBegun(true);
              setChanging(factId);
            }}
            startOver={() => {
              setBegun(true);
              setChanging(null);
              setAnswers([]);
            }}
          />
        </>
      )}
    </>
  );
};

/**
 * "Can I, and how much": one question at a time. The answers live behind `#` in the address and nowhere else; going
 * back in the browser takes back the last one.
 */
export const CheckPage = ({ itemId }: { readonly itemId: string }) => (
  <GuideFrame itemId={itemId}>{(guide, communityId) => <Check guide={guide} communityId={communityId} />}</GuideFrame>
);
