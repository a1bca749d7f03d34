import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { arrangedFor, isPresent, type NavigationEntry } from './navigation.ts';
import { useSession } from './session.tsx';
import { useText } from './texts.tsx';

const Entry = ({ entry, pathname }: { readonly entry: NavigationEntry; readonly pathname: string }): ReactNode => {
  const { t } = useText();
  return (
    <li>
      <Link to={entry.path} aria-current={isPresent(entry, pathname) ? 'page' : undefined}>
        {t(entry.label)}
      </Link>
    </li>
  );
};

/** What is not needed every hour; closes with Escape, with a click beside it and when a page was chosen. */
const More = ({
  entries,
  pathname,
}: {
  readonly entries: readonly NavigationEntry[];
  readonly pathname: string;
}): ReactNode => {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const [openedAt, setOpenedAt] = useState(pathname);
  const box = useRef<HTMLDivElement>(null);
  const list = useId();
  const present = entries.find((entry) => isPresent(entry, pathname));
  const shown = open && openedAt === pathname;
  useEffect(() => {
    if (!shown) return;
    const close = (event: Event): void => {
      const beside = event.type === 'pointerdown' && !(box.current?.contains(event.target as Node) ?? false);
      if (beside || (event instanceof KeyboardEvent && event.key === 'Escape')) setOpen(false);
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, [shown]);
  return (
    <div className="nav-more" ref={box}>
      <button
        type="button"
        aria-expanded={shown}
        aria-controls={list}
        data-present={present !== undefined}
        onClick={() => {
          setOpen(!shown);
          setOpenedAt(pathname);
        }}
      >
        {present === undefined ? null : <span className="nav-more-present">{t(present.label)}</span>}
        <span className="nav-more-word">{t('shell.nav-more')}</span>
        <span aria-hidden="true" className="nav-more-mark" />
      </button>
      <ul id={list} hidden={!shown}>
        {entries.map((entry) => (
          <Entry key={entry.path} entry={entry} pathname={pathname} />
        ))}
      </ul>
    </div>
  );
};

/** The main navigation of the staff's web: the daily pages in a row, the others behind one button. */
export const NavigationBar = (): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const { row, more } = arrangedFor(has);
  return (
    <nav className="frame-nav" aria-label={t('shell.navigation')}>
      <ul>
        {row.map((entry) => (
          <Entry key={entry.path} entry={entry} pathname={pathname} />
        ))}
      </ul>
      {more.length === 0 ? null : <More entries={more} pathname={pathname} />}
    </nav>
  );
};
