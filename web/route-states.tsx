import { Link } from '@tanstack/react-router';
import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from './paths.ts';
import { useText } from './texts.tsx';
import { Card, Empty, Page, Skeleton } from './ui/parts.tsx';
import { LoadFailed } from './ui/problem.tsx';

/** While a page's code or data is on its way. */
export const RoutePending = (): ReactNode => (
  <div className="page">
    <div className="page-head" />
    <Card>
      <Skeleton lines={8} />
    </Card>
  </div>
);

export const RouteFailed = ({ error, reset }: ErrorComponentProps): ReactNode => (
  <div className="page">
    <Card>
      <LoadFailed error={error} retry={reset} />
    </Card>
  </div>
);

export const NotFoundPage = (): ReactNode => {
  const { t } = useText();
  return (
    <Page title={t('shell.page-not-found')}>
      <Card>
        <Empty
          title={t('shell.page-not-found-hint')}
          action={<Link to={paths.workbench()}>{t('shell.to-workbench')}</Link>}
        />
      </Card>
    </Page>
  );
};
