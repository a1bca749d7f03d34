import { type AnchorHTMLAttributes, type MouseEvent, type ReactNode, useSyncExternalStore } from 'react';

/** The places of the resident pages and their addresses. */
export type Place =
  | { readonly page: 'home' }
  | { readonly page: 'guides'; readonly q: string }
  | { readonly page: 'topic'; readonly topicId: string }
  /** A guide, its questions ("can I, how much") and the list of what to bring. */
  | { readonly page: 'guide' | 'check' | 'list'; readonly itemId: string }
  | { readonly page: 'progress'; readonly receiptCode: string }
  /** What the community said, by the code of the link in a message. */
  | { readonly page: 'news'; readonly code: string }
  | { readonly page: 'report' }
  | { readonly page: 'visit' }
  | { readonly page: 'unknown' };

/** A malformed escape in a typed address is no fault: the text is taken as it stands. */
const decoded = (part: string): string => (/%(?![0-9a-fA-F]{2})/.test(part) ? part : decodeURIComponent(part));

export const placeOf = (pathname: string, search: string): Place => {
  const [root, page = '', detail = ''] = pathname.split('/').filter((part) => part !== '');
  if (root !== 'r') return { page: 'unknown' };
  if (page === '') return { page: 'home' };
  if (page === 'progress') return { page: 'progress', receiptCode: decoded(detail) };
  if (page === 'news' && detail !== '') return { page: 'news', code: decoded(detail) };
  if (page === 'topics' && detail !== '') return { page: 'topic', topicId: decoded(detail) };
  if (page === 'guides' && detail !== '') return { page: 'guide', itemId: decoded(detail) };
  if ((page === 'check' || page === 'list') && detail !== '') return { page, itemId: decoded(detail) };
  if (page === 'guides') return { page: 'guides', q: new URLSearchParams(search).get('q') ?? '' };
  if (page === 'report' || page === 'visit') return { page };
  return { page: 'unknown' };
};

export const addressOf = (place: Exclude<Place, { page: 'unknown' }>): string => {
  if (place.page === 'home') return '/r/';
  if (place.page === 'news') return `/r/news/${encodeURIComponent(place.code)}`;
  if (place.page === 'topic') return `/r/topics/${encodeURIComponent(place.topicId)}`;
  if (place.page === 'guide') return `/r/guides/${encodeURIComponent(place.itemId)}`;
  if (place.page === 'check' || place.page === 'list') return `/r/${place.page}/${encodeURIComponent(place.itemId)}`;
  if (place.page === 'guides') return place.q === '' ? '/r/guides' : `/r/guides?q=${encodeURIComponent(place.q)}`;
  if (place.page === 'progress' && place.receiptCode !== '')
    return `/r/progress/${encodeURIComponent(place.receiptCode)}`;
  return `/r/${place.page}`;
};

const CHANGED = 'quanke-place';
const subscribe = (listener: () => void) => {
  window.addEventListener('popstate', listener);
  window.addEventListener('hashchange', listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener('hashchange', listener);
    window.removeEventListener(CHANGED, listener);
  };
};

export const usePlace = (): Place => {
  const address = useSyncExternalStore(subscribe, () => window.location.pathname + window.location.search);
  const url = new URL(address, window.location.origin);
  return placeOf(url.pathname, url.search);
};

/** What stands behind `#` in the address, with it. */
export const useFragment = (): string => useSyncExternalStore(subscribe, () => window.location.hash);

/** Changes what stands behind `#`; the page stays where it is, and going back takes the change back. */
export const goToFragment = (fragment: string): void => {
  window.history.pushState(null, '', `${window.location.pathname}${window.location.search}#${fragment}`);
  window.dispatchEvent(new Event(CHANGED));
};

export const goTo = (address: string, how: 'push' | 'replace' = 'push'): void => {
  if (how === 'push') window.history.pushState(null, '', address);
  else window.history.replaceState(null, '', address);
  window.dispatchEvent(new Event(CHANGED));
  if (how === 'push') window.scrollTo(0, 0);
};

/** An ordinary link that stays in the page; opening in a new tab works as everywhere. */
export const Go = ({
  href,
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string; readonly children: ReactNode }) => (
  <a
    {...rest}
    href={href}
    onClick={(event: MouseEvent<HTMLAnchorElement>) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      goTo(href);
    }}
  >
    {children}
  </a>
);
