import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

/** A PDF in the browser's own viewer. It is put in by hand, as a viewer does not start in a frame with a sandbox. */
export const PaperFrame = ({ title, url }: { readonly title: string; readonly url: string }): ReactNode => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const frame = document.createElement('iframe');
    frame.title = title;
    frame.src = url;
    place.current?.replaceChildren(frame);
  }, [title, url]);
  return <div ref={place} className="issue-frame" />;
};
