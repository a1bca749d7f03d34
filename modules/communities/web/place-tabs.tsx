import './places.css';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useText } from '../../../web/texts.tsx';

/** The three pages of places. */
export const PlaceTabs = (): ReactNode => {
  const { t } = useText();
  const tabs = [
    [paths.places(), t('places.title')],
    [paths.inCharge(), t('places.in-charge')],
    [paths.plan(), t('places.plan')],
  ] as const;
  return (
    <nav className="places-tabs" aria-label={t('places.tabs')}>
      {tabs.map(([path, label]) => (
        <Link key={path} to={path} activeOptions={{ exact: true, includeSearch: false }}>
          {label}
        </Link>
      ))}
    </nav>
  );
};
