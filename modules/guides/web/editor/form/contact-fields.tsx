import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { LineField, TextPair } from './text-fields.tsx';

/** Whom to call, where to go and when. */
export const ContactFields = ({ path }: { readonly path: string }): ReactNode => {
  const { t } = useText();
  return (
    <>
      <LineField path={`${path}.phone`} label={t('editor.contact-phone')} optional />
      <TextPair path={`${path}.place`} label={t('editor.contact-place')} optional />
      <TextPair path={`${path}.hours`} label={t('editor.contact-hours')} optional />
    </>
  );
};
