import type { ReactNode } from 'react';
import { useText } from '../../../web/texts.tsx';
import { Card, SectionTitle, Tag } from '../../../web/ui/parts.tsx';
import type { GuideReply } from '../contract.ts';
import { useValueText } from './guide-amounts.tsx';
import { BasisNote } from './basis-note.tsx';

/** The figures the conditions and amounts are worked out with. */
export const GuideParameters = ({ of }: { readonly of: GuideReply }): ReactNode => {
  const { t, show } = useText();
  const words = useValueText();
  if (of.parameters.length === 0) return null;
  return (
    <Card label={t('guide.parameters')}>
      <SectionTitle>{t('guide.parameters')}</SectionTitle>
      <ul className="divided">
        {of.parameters.map(({ id, label, value, unit, local, basis }) => (
          <li key={id} className="guide-parameter">
            <span>
              {show(label)} {local ? <Tag>{t('guide.local')}</Tag> : null}
            </span>
            <b className="num">
              {words(value)} {show(unit)}
            </b>
            <BasisNote basis={basis} />
          </li>
        ))}
      </ul>
    </Card>
  );
};

export const GuideOtherMatters = ({ of }: { readonly of: GuideReply }): ReactNode => {
  const { t, show } = useText();
  if (of.otherMatters.length === 0) return null;
  return (
    <Card label={t('guide.other')}>
      <SectionTitle>{t('guide.other')}</SectionTitle>
      <ul className="divided">
        {of.otherMatters.map((matter) => (
          <li key={matter.zh}>{show(matter)}</li>
        ))}
      </ul>
    </Card>
  );
};
