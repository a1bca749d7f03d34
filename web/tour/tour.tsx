import './tour.css';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { paths } from '../paths.ts';
import { useText, type TextKey } from '../texts.tsx';
import { rememberTourSeen, takeTourWish } from './tour-memory.ts';

interface Stop {
  readonly text: TextKey;
  readonly path: string;
  /** What is framed; the tour waits for it without hurry, since the worker may act meanwhile. */
  readonly frame: string;
}

/** The way of a first matter, from the workbench to the receipt. */
const STOPS: readonly Stop[] = [
  { text: 'tour.workbench', path: paths.workbench(), frame: '.work-numbers' },
  { text: 'tour.person', path: paths.counter(), frame: '#counter-person' },
  { text: 'tour.item', path: paths.counter(), frame: '#counter-item' },
  { text: 'tour.matter', path: paths.counter(), frame: '.counter-matter' },
  { text: 'tour.bar', path: paths.counter(), frame: '.counter-bar' },
];

const LOOK_MILLISECONDS = 300;

interface Box {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** Where the framed part is now; it moves with the page, so it is looked at again and again. */
const useBox = (selector: string): Box | null => {
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => {
    const look = (): void => {
      const found = document.querySelector(selector)?.getBoundingClientRect();
      setBox((before) => {
        if (found === undefined) return null;
        const { top, left, width, height } = found;
        const same = before?.top === top && before.left === left && before.width === width && before.height === height;
        return same ? before : { top, left, width, height };
      });
    };
    const timer = window.setInterval(look, LOOK_MILLISECONDS);
    return () => window.clearInterval(timer);
  }, [selector]);
  return box;
};

const Stop = ({
  place,
  go,
  end,
}: {
  readonly place: number;
  readonly go: (place: number) => void;
  readonly end: () => void;
}): ReactNode => {
  const { t } = useText();
  const stop = STOPS[place];
  const box = useBox(stop?.frame ?? 'main');
  if (stop === undefined) return null;
  const last = place === STOPS.length - 1;
  return (
    <>
      {box === null ? null : <div className="tour-frame" style={{ ...box }} aria-hidden="true" />}
      <aside className="tour-card" aria-label={t('tour.label')}>
        <div className="why">{t('tour.place', { place: place + 1, all: STOPS.length })}</div>
        <p aria-live="polite">{t(stop.text)}</p>
        <div className="tour-buttons">
          <Button size="small" type="text" onClick={end}>
            {t('tour.skip')}
          </Button>
          <Button size="small" type="primary" onClick={() => (last ? end() : go(place + 1))}>
            {t(last ? 'tour.done' : 'tour.next')}
          </Button>
        </div>
      </aside>
    </>
  );
};

/** Shown once to whoever enters the demonstration as its first worker. It points, it never acts for them. */
export const Tour = (): ReactNode => {
  const navigate = useNavigate();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const [place, setPlace] = useState<number | null>(() => (takeTourWish() ? 0 : null));
  // Whoever goes to the counter by themselves is already one step further.
  const present = place === 0 && pathname === paths.counter() ? 1 : place;
  if (present === null) return null;
  const go = (next: number): void => {
    setPlace(next);
    const stop = STOPS[next];
    if (stop !== undefined && stop.path !== pathname) void navigate({ href: stop.path });
  };
  const end = (): void => {
    rememberTourSeen();
    setPlace(null);
  };
  return <Stop key={present} place={present} go={go} end={end} />;
};
