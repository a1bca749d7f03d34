import './admin.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../../platform/contract.ts';
import { call } from '../../../../web/api.ts';
import { queryString } from '../../../../web/http.ts';
import { usePagedList } from '../../../../web/paged-list.ts';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { showMoment } from '../../../../web/ui/dates.ts';
import { ListTable } from '../../../../web/ui/list-table.tsx';
import { ListFoot, Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, Empty, Page, Pill } from '../../../../web/ui/parts.tsx';
import { listAudit } from '../../contract.ts';

type Entry = ReplyOf<typeof listAudit>['items'][number];

/** The kind of action shown, in the address. */
const useActionFilter = () => {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const { action } = search;
  const show = (next?: string): void =>
    void navigate({ href: `${paths.adminAudit()}${queryString({ action: next })}` });
  return { action, show };
};

const useAudit = (action: string | undefined) =>
  usePagedList([listAudit.id, action ?? null], (cursor, signal) =>
    call(listAudit, { query: { ...(action === undefined ? {} : { action }), ...cursor }, signal }),
  ).pages;

const Outcome = ({ outcome }: { readonly outcome: string }): ReactNode => {
  const { t } = useText();
  if (outcome === 'done' || outcome === 'ok') return <Pill tone="ok">{t('audit.outcome.done')}</Pill>;
  if (outcome === 'refused') return <Pill tone="warn">{t('audit.outcome.refused')}</Pill>;
  return <Pill tone="warn">{outcome}</Pill>;
};

const SUBJECTS = [
  'building',
  'calendar',
  'case',
  'catalogue-revision',
  'community',
  'document',
  'dwelling',
  'field-phone',
  'field-record',
  'household',
  'import',
  'organisation',
  'person',
  'place',
  'process-variant',
  'region',
  'roll-call',
  'route',
  'training-course',
  'training-round',
  'worker',
] as const;

const Subject = ({ entry }: { readonly entry: Entry }): ReactNode => {
  const { t } = useText();
  const kind = SUBJECTS.find((one) => one === entry.subjectKind);
  return (
    <>
      {kind === undefined ? entry.subjectKind : t(`audit.subject.${kind}`)}{' '}
      <span className="why num">{entry.subjectId ?? ''}</span>
    </>
  );
};

const Row = ({ entry, onAction }: { readonly entry: Entry; readonly onAction: () => void }): ReactNode => {
  const { t, show, language } = useText();
  return (
    <tr>
      <td className="nowrap num">{showMoment(entry.at, language)}</td>
      <td className="nowrap">{entry.actor ?? t('audit.system')}</td>
      <td>
        <button type="button" className="link-button" title={t('audit.filter-action')} onClick={onAction}>
          {show(entry.actionName)}
        </button>
      </td>
      <td className="admin-subject">
        <Subject entry={entry} />
      </td>
      <td className="nowrap">
        <Outcome outcome={entry.outcome} />
      </td>
      <td className="nowrap why">{t(entry.sealed ? 'audit.sealed' : 'audit.unsealed')}</td>
    </tr>
  );
};

const COLUMNS = ['at', 'actor', 'action', 'subject', 'outcome', 'seal'] as const;

const Entries = (): ReactNode => {
  const { t } = useText();
  const { action, show } = useActionFilter();
  const trail = useAudit(action);
  return (
    <Loaded of={trail} lines={14} empty={<Empty title={t('audit.none')} hint={t('audit.none-hint')} />}>
      {({ items }) => (
        <>
          <div className="admin-scroll">
            <ListTable className="admin-table audit-table" heads={COLUMNS.map((column) => t(`audit.${column}`))}>
              {items.map((entry) => (
                <Row key={entry.id} entry={entry} onAction={() => show(entry.action)} />
              ))}
            </ListTable>
          </div>
          <ListFoot of={trail} more={t('audit.more')}>
            {t(trail.hasNextPage ? 'audit.shown' : 'audit.shown-all', { count: items.length })}
          </ListFoot>
        </>
      )}
    </Loaded>
  );
};

/** The trail for the audit administrator: newest first, earlier ones on demand. */
export const AuditPage = (): ReactNode => {
  const { t } = useText();
  const { action, show } = useActionFilter();
  const all = action === undefined ? undefined : <Button onClick={() => show()}>{t('audit.all-actions')}</Button>;
  return (
    <Page title={t('audit.title')} sub={t('audit.lead')} actions={all}>
      <Card label={t('audit.title')}>
        <Entries />
      </Card>
    </Page>
  );
};
