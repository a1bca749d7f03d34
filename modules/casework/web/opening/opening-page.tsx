import './opening.css';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, Empty, Page } from '../../../../web/ui/parts.tsx';
import { OpeningForm } from './opening-form-view.tsx';
import { useOpenings } from './use-openings.ts';

/** One form for every process that has one, drawn from its definition. */
export const OpeningPage = (): ReactNode => {
  const { t, show } = useText();
  const { processId = '' } = useParams({ strict: false });
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const named = (name: string): string | null => {
    const value = search[name];
    return typeof value === 'string' ? value : null;
  };
  const start = { personId: named('person'), itemId: named('item') };
  const openings = useOpenings();
  const opening = openings.data?.items.find((one) => one.processId === processId);
  const withForm = opening === undefined || opening.form === null ? null : { ...opening, form: opening.form };
  return (
    <Page
      title={opening === undefined ? t('opening.title') : show(opening.name)}
      {...(opening?.confidential === true ? { sub: t('opening.confidential-hint') } : {})}
      actions={<Link to={paths.newCases()}>{t('opening.others')}</Link>}
    >
      <Loaded of={openings} card lines={8}>
        {(all) =>
          withForm === null ? (
            <Card>
              <Empty title={t('opening.unknown')} hint={t('opening.unknown-hint')} />
            </Card>
          ) : (
            <OpeningForm key={withForm.processId} opening={withForm} openings={all} start={start} />
          )
        }
      </Loaded>
    </Page>
  );
};
