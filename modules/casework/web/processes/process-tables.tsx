import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../../platform/contract.ts';
import { useText } from '../../../../web/texts.tsx';
import { Card, Empty, Pill, SectionTitle } from '../../../../web/ui/parts.tsx';
import type { Tone } from '../../../../web/ui/parts.tsx';
import type { compareProcesses, DescribedTableReply } from '../../contract.ts';

type Cells = DescribedTableReply['rows'][number]['cells'];
type Difference = ReplyOf<typeof compareProcesses>['tables'][number];

const Lines = ({ of }: { readonly of: Cells[number] }): ReactNode => {
  const { show } = useText();
  return of.map((line) => <div key={line.zh}>{show(line)}</div>);
};

/** A table that becomes a list of cards on a narrow screen: each cell says its column. */
const Head = ({ columns }: { readonly columns: DescribedTableReply['columns'] }): ReactNode => {
  const { show } = useText();
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column.zh} scope="col">
            {show(column)}
          </th>
        ))}
      </tr>
    </thead>
  );
};

/** A whole process in words, table by table. */
export const ProcessTables = ({ of }: { readonly of: readonly DescribedTableReply[] }): ReactNode => {
  const { show } = useText();
  return of.map((table) => (
    <Card key={table.id} label={show(table.title)}>
      <SectionTitle>{show(table.title)}</SectionTitle>
      <table className="list-table process-table">
        <Head columns={table.columns} />
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.id}>
              {row.cells.map((lines, index) => {
                const column = table.columns[index];
                const name = column === undefined ? '' : show(column);
                return index === 0 ? (
                  <th key={name} scope="row">
                    <Lines of={lines} />
                  </th>
                ) : (
                  <td key={name} data-column={name} className={lines.length === 0 ? 'process-none' : undefined}>
                    <Lines of={lines} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  ));
};

const TONES: Readonly<Record<Difference['rows'][number]['change'], Tone>> = {
  added: 'ok',
  removed: 'bad',
  changed: 'warn',
};

const told = (lines: Cells[number] = []): string => lines.map(({ zh, en }) => `${zh} ${en}`).join('\n');

const alike = (one: Cells[number] | undefined, other: Cells[number] | undefined): boolean => told(one) === told(other);

const ChangedCells = ({
  of,
  columns,
}: {
  readonly of: Difference['rows'][number];
  readonly columns: Difference['columns'];
}) => {
  const { t, show } = useText();
  return columns.map((column, index) => {
    const [before, after] = [of.before?.[index], of.after?.[index]];
    if (alike(before, after) || (index === 0 && of.change !== 'changed')) return null;
    return (
      <div key={column.zh} className="process-change">
        <b>{show(column)}</b>
        {of.before === null ? null : (
          <div className="process-old">
            <span className="visually-hidden">{t('processes.before')}</span>
            <Lines of={before ?? []} />
          </div>
        )}
        {of.after === null ? null : (
          <div className="process-new">
            <span className="visually-hidden">{t('processes.after')}</span>
            <Lines of={after ?? []} />
          </div>
        )}
      </div>
    );
  });
};

/** What one version tells differently from another, part by part: what was and what is. */
export const ProcessDifferences = ({ of }: { readonly of: readonly Difference[] }): ReactNode => {
  const { t, show } = useText();
  if (of.length === 0) return <Empty title={t('processes.no-differences')} />;
  return of.map((table) => (
    <section key={table.id} aria-label={show(table.title)}>
      <h3 className="process-sub">{show(table.title)}</h3>
      {table.rows.map((row) => {
        const [name] = row.after ?? row.before ?? [];
        return (
          <article key={row.id} className="process-difference">
            <div>
              <Pill tone={TONES[row.change]}>{t(`processes.change.${row.change}`)}</Pill> <Lines of={name ?? []} />
            </div>
            <ChangedCells of={row} columns={table.columns} />
          </article>
        );
      })}
    </section>
  ));
};
