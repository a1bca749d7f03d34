import '../editor.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { BodyOf, ReplyOf } from '../../../../../platform/contract.ts';
import { paths } from '../../../../../web/paths.ts';
import { useReply } from '../../../../../web/query.ts';
import { useText } from '../../../../../web/texts.tsx';
import { showDate, showMoment } from '../../../../../web/ui/dates.ts';
import { ListTable } from '../../../../../web/ui/list-table.tsx';
import { Loaded } from '../../../../../web/ui/loaded.tsx';
import { Card, Empty, Page, Pill } from '../../../../../web/ui/parts.tsx';
import { together } from '../../../../../web/ui/reading.ts';
import { ProblemSummary } from '../../../../../web/ui/problem.tsx';
import { getGuide, getItemWords, listCatalogue, listItemVersions, listRevisions } from '../../../contract.ts';
import type { CatalogueEntry, startRevision } from '../../../contract.ts';
import { Comparison } from '../differences/comparison.tsx';
import type { ItemWords } from '../editor-parts.ts';
import { useStartRevision } from '../use-start-revision.ts';
import { RevisionLines } from './waiting-revisions.tsx';

type Version = ReplyOf<typeof listItemVersions>['items'][number];

/** What this person may start here: a new version, the end of the item, or a change for an own place. */
const Starts = ({ entry, words }: { readonly entry: CatalogueEntry; readonly words: ItemWords }): ReactNode => {
  const { t } = useText();
  const navigate = useNavigate();
  const { start, pending, problem } = useStartRevision();
  const begin = async (body: BodyOf<typeof startRevision>): Promise<void> => {
    const revision = await start(body);
    if (revision !== undefined) await navigate({ href: paths.catalogueRevision(revision.id) });
  };
  const { itemId } = entry;
  if (entry.inForce === null && entry.coming === null) return null;
  return (
    <Card label={t('editor.start')}>
      <h2 className="edit-title">{t('editor.start')}</h2>
      <ProblemSummary problem={problem} />
      <div className="edit-starts">
        {words.mayWriteBase ? (
          <>
            <Button type="primary" loading={pending} onClick={() => void begin({ purpose: 'new-version', itemId })}>
              {t('editor.start-version')}
            </Button>
            <Button disabled={pending} onClick={() => void begin({ purpose: 'ending', itemId })}>
              {t('editor.start-ending')}
            </Button>
          </>
        ) : null}
        {words.organisations.map(({ id, name }) => (
          <Button
            key={id}
            disabled={pending}
            onClick={() => void begin({ purpose: 'overlay', itemId, organisationId: id })}
          >
            {t('editor.start-overlay', { place: name })}
          </Button>
        ))}
      </div>
    </Card>
  );
};

const UnderWay = ({ itemId }: { readonly itemId: string }): ReactNode => {
  const { t } = useText();
  const { data } = useReply(listRevisions, { query: { itemId } });
  const open = (data?.items ?? []).filter(({ status }) => status !== 'published' && status !== 'withdrawn');
  if (open.length === 0) return null;
  return (
    <Card label={t('editor.under-way')}>
      <h2 className="edit-title">{t('editor.under-way')}</h2>
      <RevisionLines of={open} />
    </Card>
  );
};

const VersionRow = ({
  of,
  from,
  to,
  onChoose,
}: {
  readonly of: Version;
  readonly from: string;
  readonly to: string;
  readonly onChoose: (side: 'from' | 'to', ref: string) => void;
}): ReactNode => {
  const { t, language } = useText();
  const name = `${of.organisation?.name ?? t('editor.base')} ${t('guide.older', { version: of.version })}`;
  return (
    <tr>
      {(['from', 'to'] as const).map((side) => (
        <td key={side}>
          <Radio
            name={`compare-${side}`}
            checked={of.ref === (side === 'from' ? from : to)}
            aria-label={t(`editor.compare-${side}-of`, { version: name })}
            onChange={() => onChoose(side, of.ref)}
          />
        </td>
      ))}
      <th scope="row" className="nowrap">
        {t('guide.version', { version: of.version, date: showDate(of.validFrom, language) })}
      </th>
      <td>{of.organisation === null ? t('editor.base') : <Pill tone="brand">{of.organisation.name}</Pill>}</td>
      <td className="nowrap">{of.validTo === null ? '' : showDate(of.validTo, language)}</td>
      <td>
        {of.publication === null ? (
          <span className="why">{t('editor.shipped')}</span>
        ) : (
          t('editor.published-by', {
            writers: of.publication.writers.join('、'),
            reviewer: of.publication.reviewedBy,
            at: showMoment(of.publication.at, language),
          })
        )}
      </td>
    </tr>
  );
};

const VersionChoice = ({
  itemId,
  items,
}: {
  readonly itemId: string;
  readonly items: readonly Version[];
}): ReactNode => {
  const { t } = useText();
  const navigate = useNavigate();
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false });
  // The rules name the figures of the item; an item that has ended has no guide, and its rules are read as they are.
  const guide = useReply(getGuide, { params: { itemId } });
  const [last, older] = items.toReversed();
  const to = search['to'] ?? last?.ref ?? '';
  const from = search['from'] ?? older?.ref ?? '';
  const choose = (side: 'from' | 'to', ref: string): void =>
    void navigate({ href: paths.catalogueItem(itemId, { from, to, [side]: ref }), replace: true });
  return (
    <>
      <Card label={t('editor.versions')}>
        <h2 className="edit-title">{t('editor.versions')}</h2>
        <div className="edit-scroll">
          <ListTable
            className="edit-table"
            heads={[
              t('editor.before'),
              t('editor.after'),
              t('editor.version'),
              t('editor.holds-for'),
              t('editor.last-day'),
              t('editor.published'),
            ]}
          >
            {items.toReversed().map((version) => (
              <VersionRow key={version.ref} of={version} from={from} to={to} onChoose={choose} />
            ))}
          </ListTable>
        </div>
      </Card>
      {from === '' || to === '' || from === to ? (
        items.length < 2 ? null : (
          <p className="why">{t('editor.choose-two')}</p>
        )
      ) : (
        <section aria-label={t('editor.view.differences')}>
          <h2 className="edit-title">{t('editor.view.differences')}</h2>
          <Comparison itemId={itemId} from={from} to={to} figures={guide.data?.parameters ?? []} />
        </section>
      )}
    </>
  );
};

const Versions = ({ itemId }: { readonly itemId: string }): ReactNode => (
  <Loaded of={useReply(listItemVersions, { params: { itemId } })} lines={4}>
    {({ items }) => <VersionChoice itemId={itemId} items={items} />}
  </Loaded>
);

/** One item of the catalogue: what may be started, what is under way, all its versions and their differences. */
export const CatalogueItemPage = (): ReactNode => {
  const { t, show } = useText();
  const { itemId = '' } = useParams({ strict: false });
  const list = useReply(listCatalogue, {});
  const words = useReply(getItemWords, {}, { staleTime: 300_000 });
  const entry = list.data?.items.find((one) => one.itemId === itemId);
  return (
    <Page
      title={entry === undefined ? t('editor.item') : show(entry.name)}
      sub={entry === undefined ? undefined : `${show(entry.department.name)} · ${entry.itemId}`}
      actions={
        <>
          <Link to={paths.catalogue()}>{t('editor.to-catalogue')}</Link>
          {entry?.inForce == null ? null : <Link to={paths.guide(itemId)}>{t('editor.to-guide')}</Link>}
        </>
      }
    >
      <Loaded of={together(list, words)} card lines={8}>
        {([, known]) =>
          entry === undefined ? (
            <Card>
              <Empty title={t('guide.not-found')} hint={t('guide.not-found-hint')} />
            </Card>
          ) : (
            <div className="edit-stack">
              <Starts entry={entry} words={known} />
              <UnderWay itemId={itemId} />
              <Versions itemId={itemId} />
            </div>
          )
        }
      </Loaded>
    </Page>
  );
};
