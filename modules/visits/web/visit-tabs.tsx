import './visits.css';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';

/** The pages of visits; who only visits sees no coverage. */
export const VisitTabs = (): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  const { pathname } = useLocation();
  const tabs = [
    [paths.visits(), t(has('head') ? 'visits.arranged' : 'visits.today')],
    ...(has('worker', 'head', 'social-worker') ? [[paths.visitCoverage(), t('visits.coverage')] as const] : []),
    ...(has('worker', 'head') ? [[paths.field(), t('field.title')] as const] : []),
    [paths.visitRules(), t('visits.rules')],
  ] as const;
  return (
    <nav className="visits-tabs" aria-label={t('visits.tabs')}>
      {tabs.map(([path, label]) => (
        <Link
          key={path}
          to={path}
          activeOptions={{ exact: true }}
          aria-current={pathname === path ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
};
