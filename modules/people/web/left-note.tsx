import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useText } from '../../../web/texts.tsx';
import { showDate } from '../../../web/ui/dates.ts';
import { Pill } from '../../../web/ui/parts.tsx';
import type { PersonReply } from '../contract.ts';

/** What has to be known before anything else: no longer here, only a signpost, or a child. */
export const LeftNote = ({ of }: { readonly of: PersonReply }): ReactNode => {
  const { t, language } = useText();
  const { left, mergedInto } = of;
  return (
    <>
      {left === null || mergedInto !== null ? null : (
        <p className="person-left">
          <Pill tone="warn">{t(`left.${left.because}`, { date: showDate(left.on, language) })}</Pill>
        </p>
      )}
      {mergedInto === null ? null : (
        <p className="person-left">
          {t('left.merged-into')} <Link to={paths.person(of.communityId, mergedInto.id)}>{mergedInto.name}</Link>
        </p>
      )}
      {of.isChild ? (
        <p className="person-left">
          <Pill tone="ask">{t('left.child')}</Pill>
        </p>
      ) : null}
    </>
  );
};
