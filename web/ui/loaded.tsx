import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../texts.tsx';
import { Card, Page, Skeleton } from './parts.tsx';
import { LoadFailed, useErrorText } from './problem.tsx';
import { isWithheld, type Reading } from './reading.ts';

const isEmptyList = (data: unknown): boolean =>
  Array.isArray(data)
    ? data.length === 0
    : typeof data === 'object' && data !== null && 'items' in data && isEmptyList(data.items);

/** Above what was read before and could not be read again just now. What is typed below stays. */
const NotFresh = ({ error, retry }: { readonly error: Error; readonly retry: () => void }): ReactNode => {
  const { t } = useText();
  const words = useErrorText();
  return (
    <div className="not-fresh" role="alert">
      <div>
        {words(error)}
        <div className="sub">{t('shell.not-fresh')}</div>
      </div>
      <Button size="small" onClick={retry}>
        {t('shell.retry')}
      </Button>
    </div>
  );
};

/**
 * What is read from the server, in its one frame: grey lines until it is here, the reason and a way to try again when
 * it cannot be read, `empty` when it is a list of nothing, and otherwise what `children` makes of it.
 * A broken line does not take away what is shown already; a refusal does.
 */
export const Loaded = <Data,>({
  of,
  lines = 4,
  pending,
  card = false,
  empty,
  renderFailed,
  children,
}: {
  readonly of: Reading<Data>;
  /** How many grey lines take about the room the content will have. */
  readonly lines?: number;
  /** Instead of grey lines, where the content has parts of its own; never put into a card. */
  readonly pending?: ReactNode;
  /** Puts everything but the content into a card: for content that brings its own. */
  readonly card?: boolean;
  /** When it is a list, or has `items`, and there are none. */
  readonly empty?: ReactNode;
  /** Instead of the plain words for what went wrong. */
  readonly renderFailed?: (error: Error, retry: () => void) => ReactNode;
  readonly children: (data: Data) => ReactNode;
}): ReactNode => {
  const { data, error } = of;
  const retry = (): void => void of.refetch();
  const framed = (part: ReactNode): ReactNode => (card ? <Card>{part}</Card> : part);
  if (error !== null && (data === undefined || isWithheld(error)))
    return framed(renderFailed?.(error, retry) ?? <LoadFailed error={error} retry={retry} />);
  if (data === undefined) return pending === undefined ? framed(<Skeleton lines={lines} />) : pending;
  return (
    <>
      {error === null ? null : framed(<NotFresh error={error} retry={retry} />)}
      {empty !== undefined && isEmptyList(data) ? framed(empty) : children(data)}
    </>
  );
};

/** Below a list that is read page by page: how much of it is shown, and the next page while there is one. */
export const ListFoot = ({
  of,
  more,
  children,
}: {
  readonly of: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
  readonly more: string;
  readonly children: ReactNode;
}): ReactNode => (
  <div className="list-foot">
    <span className="why" role="status">
      {children}
    </span>
    {of.hasNextPage ? (
      <Button loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        {more}
      </Button>
    ) : null}
  </div>
);

/** For content that is a page with a title of its own: until it is here, a page with this title. */
export const LoadedPage = <Data,>({
  title,
  of,
  children,
  ...rest
}: {
  readonly title: string;
  readonly of: Reading<Data>;
  readonly lines?: number;
  readonly renderFailed?: (error: Error, retry: () => void) => ReactNode;
  readonly children: (data: Data) => ReactNode;
}): ReactNode => {
  const loaded = (
    <Loaded of={of} {...rest}>
      {children}
    </Loaded>
  );
  if (of.data !== undefined && (of.error === null || !isWithheld(of.error))) return loaded;
  return (
    <Page title={title}>
      <Card>{loaded}</Card>
    </Page>
  );
};
