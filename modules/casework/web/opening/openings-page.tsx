import './opening.css';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, Empty, Page, SectionTitle, Tag } from '../../../../web/ui/parts.tsx';
import { useOpenings } from './use-openings.ts';

/** Every service that may be registered here: those of the window lead to the counter, the others to their form. */
export const OpeningsPage = (): ReactNode => {
  const { t, show } = useText();
  const openings = useOpenings();
  return (
    <Page title={t('opening.title')}>
      <Card label={t('opening.title')}>
        <SectionTitle remark={t('opening.hint')}>{t('opening.which')}</SectionTitle>
        <Loaded of={openings} lines={6} empty={<Empty title={t('opening.none')} hint={t('opening.none-hint')} />}>
          {({ items }) => (
            <ul className="opening-list">
              {items.map((opening) => (
                <li key={opening.processId}>
                  <Link
                    className="opening-entry"
                    to={opening.form === null ? paths.counter() : paths.newCase(opening.processId)}
                  >
                    <b>{show(opening.name)}</b>
                    <span className="why">
                      {opening.form === null
                        ? t('opening.at-counter')
                        : opening.form.quick
                          ? t('opening.one-screen')
                          : t('opening.by-form')}
                    </span>
                    {opening.confidential ? <Tag>{t('opening.confidential')}</Tag> : null}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </Card>
    </Page>
  );
};
