import '../editor.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { fileUrl } from '../../../../../web/api.ts';
import { paths } from '../../../../../web/paths.ts';
import { useReply } from '../../../../../web/query.ts';
import { useText } from '../../../../../web/texts.tsx';
import { showDate } from '../../../../../web/ui/dates.ts';
import { Loaded } from '../../../../../web/ui/loaded.tsx';
import { Card, Empty, Page, Pill } from '../../../../../web/ui/parts.tsx';
import { together } from '../../../../../web/ui/reading.ts';
import type { Tone } from '../../../../../web/ui/parts.tsx';
import { exportItems, getItemWords, listCatalogue } from '../../../contract.ts';
import type { CatalogueEntry } from '../../../contract.ts';
import { Switch } from '../switch.tsx';
import { ENTRY_STATES, matchesWords, statesOf } from './catalogue-entries.ts';
import type { EntryState } from './catalogue-entries.ts';
import { NewItemDialog } from './new-item-dialog.tsx';
import { WaitingRevisions } from './waiting-revisions.tsx';

const TONES: Readonly<Record<EntryState, Tone>> = {
  'in-force': 'ok',
  writing: 'warn',
  'in-review': 'ask',
  approved: 'brand',
  coming: 'brand',
  overlaid: 'plain',
  ended: 'bad',
};
/** Beyond these, one searches. */
const SHOWN = 80;

const StatePill = ({ state, entry }: { readonly state: EntryState; readonly entry: CatalogueEntry }): ReactNode => {
  const { t, language } = useText();
  const words =
    state === 'coming' && entry.coming !== null
      ? t('editor.coming-on', { date: showDate(entry.coming.validFrom, language) })
      : state === 'overlaid'
        ? t('editor.overlaid-by', { places: entry.overlays.map(({ organisation }) => organisation.name).join('、') })
        : t(`editor.state.${state}`);
  return <Pill tone={TONES[state]}>{words}</Pill>;
};

const Row = ({
  of,
  today,
  ticked,
  onTick,
}: {
  readonly of: CatalogueEntry;
  readonly today: string;
  readonly ticked: boolean;
  readonly onTick: (ticked: boolean) => void;
}): ReactNode => {
  const { t, show, language } = useText();
  return (
    <tr>
      <td>
        <Checkbox
          checked={ticked}
          aria-label={t('editor.tick', { item: show(of.name) })}
          onChange={({ target }) => onTick(target.checked)}
        />
      </td>
      <th scope="row">
        <Link to={paths.catalogueItem(of.itemId)}>{show(of.name)}</Link>
        <div className="why">{show(of.department.name)}</div>
      </th>
      <td>
        <span className="edit-pills">
          {statesOf(of, today).map((state) => (
            <StatePill key={state} state={state} entry={of} />
          ))}
        </span>
      </td>
      <td className="nowrap">
        {of.inForce === null
          ? ''
          : t('guide.version', { version: of.inForce.version, date: showDate(of.inForce.validFrom, language) })}
      </td>
    </tr>
  );
};

const CatalogueTable = ({
  of,
  today,
  ticked,
  onTicked,
}: {
  readonly of: readonly CatalogueEntry[];
  readonly today: string;
  readonly ticked: ReadonlySet<string>;
  readonly onTicked: (ticked: ReadonlySet<string>) => void;
}): ReactNode => {
  const { t } = useText();
  const [all, setAll] = useState(false);
  if (of.length === 0) return <Empty title={t('editor.none')} hint={t('editor.none-hint')} />;
  const shown = all ? of : of.slice(0, SHOWN);
  return (
    <>
      <table className="list-table edit-table edit-items">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('editor.tick-column')}</span>
            </th>
            <th scope="col">{t('editor.item')}</th>
            <th scope="col">{t('editor.state')}</th>
            <th scope="col">{t('editor.version')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((entry) => (
            <Row
              key={entry.itemId}
              of={entry}
              today={today}
              ticked={ticked.has(entry.itemId)}
              onTick={(on) =>
                onTicked(
                  new Set(on ? [...ticked, entry.itemId] : [...ticked].filter((other) => other !== entry.itemId)),
                )
              }
            />
          ))}
        </tbody>
      </table>
      {shown.length < of.length ? (
        <Button onClick={() => setAll(true)}>{t('editor.show-all', { count: of.length })}</Button>
      ) : null}
    </>
  );
};

const Items = ({ items, today }: { readonly items: readonly CatalogueEntry[]; readonly today: string }): ReactNode => {
  const { t } = useText();
  const navigate = useNavigate();
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false });
  const [words, setWords] = useState(search['q'] ?? '');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const state = ENTRY_STATES.find((one) => one === search['state']) ?? 'all';
  const found = items.filter(
    (entry) => (state === 'all' || statesOf(entry, today).includes(state)) && matchesWords(entry, words),
  );
  const counts = (one: EntryState): number => items.filter((entry) => statesOf(entry, today).includes(one)).length;
  return (
    <Card label={t('editor.items')}>
      <div className="edit-filters">
        <div>
          <label htmlFor="catalogue-find">{t('editor.find')}</label>
          <Input id="catalogue-find" allowClear value={words} onChange={({ target }) => setWords(target.value)} />
        </div>
        <Switch
          label={t('editor.state')}
          value={state}
          onChange={(next) =>
            void navigate({ href: paths.catalogue({ state: next === 'all' ? undefined : next }), replace: true })
          }
          options={[
            { value: 'all' as const, label: `${t('guides.any')} ${items.length}` },
            ...ENTRY_STATES.map((value) => ({ value, label: `${t(`editor.state.${value}`)} ${counts(value)}` })),
          ]}
        />
        <Button href={fileUrl(exportItems, { query: ticked.size === 0 ? {} : { items: [...ticked].join(',') } })}>
          {ticked.size === 0 ? t('editor.export-all') : t('editor.export-ticked', { count: ticked.size })}
        </Button>
      </div>
      <CatalogueTable of={found} today={today} ticked={ticked} onTicked={setTicked} />
    </Card>
  );
};

/** The catalogue as its keepers see it: what waits for them, and every item with its state. */
export const CataloguePage = (): ReactNode => {
  const { t } = useText();
  const navigate = useNavigate();
  const list = useReply(listCatalogue, {});
  const words = useReply(getItemWords, {}, { staleTime: 300_000 });
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={t('editor.catalogue')}
      sub={t('editor.catalogue-lead')}
      actions={
        <>
          <Button onClick={() => void navigate({ href: paths.catalogueImport() })}>{t('editor.import')}</Button>
          {words.data?.mayWriteBase === true ? (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('editor.new-item')}
            </Button>
          ) : null}
        </>
      }
    >
      <WaitingRevisions />
      <Loaded of={together(list, words)} card lines={14}>
        {([{ items }, { today }]) => <Items items={items} today={today} />}
      </Loaded>
      {adding ? <NewItemDialog onClose={() => setAdding(false)} /> : null}
    </Page>
  );
};
