import './processes.css';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../../platform/contract.ts';
import { paths } from '../../../../web/paths.ts';
import { useReply } from '../../../../web/query.ts';
import { useSession } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { ListTable } from '../../../../web/ui/list-table.tsx';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, Page, SectionTitle, Tag } from '../../../../web/ui/parts.tsx';
import { listProcessCatalogue } from '../../contract.ts';
import { VariantList } from './variant-list.tsx';

type Entry = ReplyOf<typeof listProcessCatalogue>['items'][number];

const BEYOND_FIGURES = 99;
const byFigure = (a: Entry, b: Entry): number => (a.figure ?? BEYOND_FIGURES) - (b.figure ?? BEYOND_FIGURES);

const Row = ({ of }: { readonly of: Entry }): ReactNode => {
  const { t, show, language } = useText();
  const present = of.versions.find(({ version }) => version === of.inForce);
  const communities = [...new Set(of.versions.flatMap(({ community }) => community?.name ?? []))];
  return (
    <tr>
      <th scope="row">
        <Link to={paths.process(of.id)}>{show(of.name)}</Link>
      </th>
      <td data-column={t('processes.figure')} className={of.figure === null ? 'process-none' : undefined}>
        {of.figure ?? ''}
      </td>
      <td data-column={t('processes.version')}>
        {t('processes.version-number', { version: of.inForce })}
        {present === undefined ? null : (
          <span className="why"> {t('processes.from', { date: showDate(present.validFrom, language) })}</span>
        )}
      </td>
      <td data-column={t('processes.size')}>{present === undefined ? '' : `${present.steps} / ${present.actions}`}</td>
      <td data-column={t('processes.own')} className={communities.length === 0 ? 'process-none' : undefined}>
        {communities.map((name) => (
          <Tag key={name}>{name}</Tag>
        ))}
      </td>
    </tr>
  );
};

/** Every process in force, the twelve of the standard first. */
export const ProcessesPage = (): ReactNode => {
  const { t } = useText();
  const { community, has } = useSession();
  const catalogue = useReply(listProcessCatalogue, {});
  const writes = has('head', 'manager') && community !== undefined;
  return (
    <Page title={t('processes.title')} sub={t('processes.sub')}>
      <div className="process-stack">
        {writes ? <VariantList communityId={community.id} /> : null}
        <Card label={t('processes.list')}>
          <SectionTitle>{t('processes.list')}</SectionTitle>
          <Loaded of={catalogue} lines={12}>
            {({ items }) => (
              <ListTable
                className="process-table"
                heads={[
                  t('processes.name'),
                  t('processes.figure'),
                  t('processes.version'),
                  t('processes.size'),
                  t('processes.own'),
                ]}
              >
                {items.toSorted(byFigure).map((entry) => (
                  <Row key={entry.id} of={entry} />
                ))}
              </ListTable>
            )}
          </Loaded>
        </Card>
      </div>
    </Page>
  );
};
