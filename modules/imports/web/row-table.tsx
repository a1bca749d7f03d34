import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../../../web/api.ts';
import { paths } from '../../../web/paths.ts';
import { useCommand } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { type TextKey, useText } from '../../../web/texts.tsx';
import { ListTable } from '../../../web/ui/list-table.tsx';
import { Empty, Pill, Skeleton, type Tone } from '../../../web/ui/parts.tsx';
import { LoadFailed, ProblemSummary } from '../../../web/ui/problem.tsx';
import { ScrollBox } from '../../../web/ui/scroll-box.tsx';
import { decideImportRow, getImport, listImportRows, type ImportReply, type ImportRow } from '../contract.ts';
import { OUTCOMES, type Outcome } from '../domain/import-row.ts';

const TONES: Readonly<Record<Outcome, Tone>> = {
  new: 'ok',
  changed: 'brand',
  unchanged: 'plain',
  possible: 'ask',
  error: 'bad',
  skipped: 'plain',
};
const RESULTS = ['written', 'refused', 'undone', 'undo-refused'] as const;
type Filter = { readonly outcome?: Outcome; readonly result?: (typeof RESULTS)[number] };

const Details = ({ of }: { readonly of: ImportRow }): ReactNode => {
  const { t } = useText();
  const shown = (value: string | null, field: string): string => {
    if (value === null || value === '') return t('imports.change-empty');
    if (field === 'residence') return t(`people.residence.${value}` as TextKey);
    return value;
  };
  return (
    <ul>
      {of.changes.map(({ field, from, to }) => (
        <li key={field}>
          {t(of.outcome === 'new' ? 'imports.said' : 'imports.change', {
            field: t(`imports.field.${field}` as TextKey),
            from: shown(from, field),
            to: shown(to, field),
          })}
        </li>
      ))}
      {of.remarks.map(({ code, field, line, word }, at) => (
        <li key={String(at)} className={of.outcome === 'error' ? '' : 'why'}>
          {field === undefined ? '' : `${t(`imports.field.${field}`)} · `}
          {word === undefined ? '' : `“${word}” `}
          {t(`imports.remark.${code}` as TextKey, { line: line ?? '' })}
        </li>
      ))}
      {of.resultCode === null ? null : <li>{t(`imports.result.${of.resultCode}` as TextKey)}</li>}
    </ul>
  );
};

const Decision = ({ of, row }: { readonly of: ImportReply; readonly row: ImportRow }): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const command = useCommand(decideImportRow, { invalidates: [getImport, listImportRows] });
  const mayBeNew = row.remarks.every(({ code }) => code !== 'name-differs');
  if (row.outcome !== 'possible') return null;
  if (!of.may.includes('decide'))
    return row.decision === null ? t('imports.undecided') : t(`imports.decided.${row.decision}`);
  return (
    <fieldset className="imports-buttons" aria-label={`${row.name} ${t('imports.decide')}`}>
      <ProblemSummary problem={command.problem} />
      {(['same', 'new', 'skip'] as const)
        .filter((decision) => decision !== 'new' || mayBeNew)
        .map((decision) => (
          <Button
            key={decision}
            size="small"
            type={row.decision === decision ? 'primary' : 'default'}
            aria-pressed={row.decision === decision}
            loading={command.pending}
            onClick={() =>
              void command.run({
                params: { communityId: community.id, importId: of.id },
                body: { number: row.number, decision },
              })
            }
          >
            {t(`imports.decide.${decision}`)}
          </Button>
        ))}
    </fieldset>
  );
};

const Row = ({ of, row }: { readonly of: ImportReply; readonly row: ImportRow }): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  return (
    <tr>
      <td className="num">{row.number}</td>
      <th scope="row">
        {row.personId !== null ? (
          <Link to={paths.person(community.id, row.personId)}>{row.name}</Link>
        ) : row.dwellingId !== null ? (
          <Link to={paths.dwelling(community.id, row.dwellingId)}>{row.name}</Link>
        ) : (
          row.name
        )}
      </th>
      {of.kind === 'dwellings' ? null : <td className="num">{row.idNumberMasked ?? '—'}</td>}
      <td className="nowrap">
        <Pill tone={TONES[row.outcome]}>{t(`imports.outcome.${row.outcome}`)}</Pill>{' '}
        {row.result === null ? null : <span className="why">{t(`imports.result.${row.result}`)}</span>}
      </td>
      <td className="imports-details">
        <Details of={row} />
        <Decision of={of} row={row} />
      </td>
    </tr>
  );
};

const Filters = ({
  of,
  filter,
  choose,
}: {
  readonly of: ImportReply;
  readonly filter: Filter;
  readonly choose: (filter: Filter) => void;
}): ReactNode => {
  const { t } = useText();
  const one = (label: string, count: number | undefined, value: Filter, isOn: boolean): ReactNode =>
    count === 0 ? null : (
      <button key={label} type="button" aria-pressed={isOn} onClick={() => choose(value)}>
        {label} {count === undefined ? null : <b className="num">{count}</b>}
      </button>
    );
  return (
    <div className="imports-filters">
      {one(t('imports.all'), undefined, {}, filter.outcome === undefined && filter.result === undefined)}
      {OUTCOMES.map((outcome) =>
        one(t(`imports.outcome.${outcome}`), of.counts[outcome] ?? 0, { outcome }, filter.outcome === outcome),
      )}
      {RESULTS.map((result) =>
        one(t(`imports.result.${result}`), of.counts[result] ?? 0, { result }, filter.result === result),
      )}
    </div>
  );
};

const COLUMNS = {
  residents: ['line', 'name', 'id-number', 'outcome', 'details'],
  dwellings: ['line', 'door', 'outcome', 'details'],
} as const;

const useRows = (of: ImportReply, filter: Filter) => {
  const community = useCommunity();
  return useInfiniteQuery({
    queryKey: [listImportRows.id, community.id, of.id, of.state, filter],
    queryFn: ({ pageParam, signal }) =>
      call(listImportRows, {
        params: { communityId: community.id, importId: of.id },
        query: { ...filter, after: pageParam },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: ({ items, more }) => (more ? items.at(-1)?.number : undefined),
    placeholderData: keepPreviousData,
  });
};

/** Every row of the list with what it would do or did. */
export const RowTable = ({ of }: { readonly of: ImportReply }): ReactNode => {
  const { t } = useText();
  const [filter, setFilter] = useState<Filter>({});
  const pages = useRows(of, filter);
  if (pages.isError) return <LoadFailed error={pages.error} retry={() => void pages.refetch()} />;
  if (pages.data === undefined) return <Skeleton lines={10} />;
  const rows = pages.data.pages.flatMap(({ items }) => items);
  return (
    <>
      <Filters of={of} filter={filter} choose={setFilter} />
      {rows.length === 0 ? <Empty title={t('imports.no-rows')} /> : null}
      {rows.length === 0 ? null : (
        <ScrollBox label={t('imports.rows')}>
          <ListTable
            className="imports-table imports-rows"
            heads={COLUMNS[of.kind].map((column) => t(`imports.${column}`))}
          >
            {rows.map((row) => (
              <Row key={row.number} of={of} row={row} />
            ))}
          </ListTable>
        </ScrollBox>
      )}
      {pages.hasNextPage ? (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('imports.more')}
        </Button>
      ) : null}
    </>
  );
};
