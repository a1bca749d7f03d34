import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../../platform/contract.ts';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { Card, Pill, SectionTitle } from '../../../../web/ui/parts.tsx';
import type { Tone } from '../../../../web/ui/parts.tsx';
import type { getErasure } from '../../contract.ts';

type Reply = ReplyOf<typeof getErasure>;
type Part = Reply['parts'][number];

const TONES: Readonly<Record<Part['fate'], Tone>> = { erased: 'bad', emptied: 'warn', kept: 'plain' };

const Count = ({ count }: { readonly count: number | null }): ReactNode => {
  const { t } = useText();
  if (count === null) return null;
  return <span className="why num">{t('erasure.count', { count })}</span>;
};

const PartRow = ({ part }: { readonly part: Part }): ReactNode => {
  const { t, show, language } = useText();
  return (
    <li>
      <div className="erasure-part">
        <div>
          <b>{show(part.name)}</b> <Count count={part.count} />
        </div>
        <div className="sub">{show(part.left)}</div>
        {part.basis === null ? null : (
          <div className="why">
            {part.keptUntil === null
              ? null
              : `${t('erasure.kept-until', { date: showDate(part.keptUntil, language) })} · `}
            {t('erasure.basis', { source: part.basis.source, where: part.basis.where ?? '' })}
          </div>
        )}
      </div>
      <Pill tone={TONES[part.fate]}>{t(`erasure.fate.${part.fate}`)}</Pill>
    </li>
  );
};

/** Everything there is about the person and what becomes of it; what the law keeps, with its basis and until when. */
export const ErasureParts = ({ parts }: { readonly parts: Reply['parts'] }): ReactNode => {
  const { t, show } = useText();
  const none = parts.filter(({ count }) => count === 0);
  return (
    <Card label={t('erasure.what')}>
      <SectionTitle>{t('erasure.what')}</SectionTitle>
      <ul className="person-rows erasure-parts">
        {parts
          .filter(({ count }) => count !== 0)
          .map((part) => (
            <PartRow key={part.id} part={part} />
          ))}
      </ul>
      {none.length === 0 ? null : (
        <p className="why">
          {t('erasure.none-of', { parts: none.map(({ name }) => show(name)).join(t('erasure.and')) })}
        </p>
      )}
    </Card>
  );
};
