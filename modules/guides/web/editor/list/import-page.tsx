import '../editor.css';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../../../platform/contract.ts';
import { paths } from '../../../../../web/paths.ts';
import { useCommand, useReply } from '../../../../../web/query.ts';
import { useText } from '../../../../../web/texts.tsx';
import { Card, Field, Page, Pill } from '../../../../../web/ui/parts.tsx';
import type { Tone } from '../../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../../web/ui/problem.tsx';
import { FileMistakes } from '../file-mistakes.tsx';
import { usePlaceWords } from '../use-place-words.ts';
import { getItemWords, importItems, listCatalogue, listRevisions } from '../../../contract.ts';

type Report = ReplyOf<typeof importItems>;
type Outcome = Report['items'][number]['outcome'];

const TONES: Readonly<Record<Outcome, Tone>> = { new: 'ok', changed: 'warn', unchanged: 'plain', mistaken: 'bad' };
const ORDER: readonly Outcome[] = ['mistaken', 'new', 'changed', 'unchanged'];

/** A place in the written form of an item, in words. */
const Place = ({ path }: { readonly path: string }): ReactNode => {
  const placeWords = usePlaceWords();
  return path === '' ? null : <span className="why">{placeWords(path)} </span>;
};

const Line = ({ of }: { readonly of: Report['items'][number] }): ReactNode => {
  const { t, show } = useText();
  const name = of.name === null ? of.itemId : show(of.name);
  return (
    <li className="edit-import-line">
      <Pill tone={TONES[of.outcome]}>{t(`editor.outcome.${of.outcome}`)}</Pill>{' '}
      {of.revisionId === null ? name : <Link to={paths.catalogueRevision(of.revisionId)}>{name}</Link>}
      {of.kind === 'overlay' ? <span className="why"> {t('editor.overlay')}</span> : null}
      <ul>
        {of.findings.map(({ path, text, weight }) => (
          <li key={path + text.zh} className={weight === 'mistake' ? 'field-error' : 'why'}>
            <Place path={path} />
            {show(text)}
          </li>
        ))}
      </ul>
    </li>
  );
};

const Lines = ({ of }: { readonly of: Report['items'] }): ReactNode => (
  <ul className="divided">
    {of.map((item) => (
      <Line key={`${item.kind} ${item.itemId} ${item.outcome}`} of={item} />
    ))}
  </ul>
);

const ReportCard = ({ of, preview }: { readonly of: Report; readonly preview: boolean }): ReactNode => {
  const { t } = useText();
  const count = (outcome: Outcome): number => of.items.filter((item) => item.outcome === outcome).length;
  return (
    <Card label={t('editor.import-report')}>
      <h2 className="edit-title">{t(preview ? 'editor.import-preview' : 'editor.import-done')}</h2>
      <p role="status">
        {ORDER.filter((outcome) => count(outcome) > 0)
          .map((outcome) => `${t(`editor.outcome.${outcome}`)} ${count(outcome)}`)
          .join(' · ')}
      </p>
      <Lines
        of={of.items
          .filter(({ outcome }) => outcome !== 'unchanged')
          .toSorted((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome))}
      />
      {count('unchanged') === 0 ? null : (
        <details className="edit-dates">
          <summary>{`${t('editor.outcome.unchanged')} ${count('unchanged')}`}</summary>
          <Lines of={of.items.filter(({ outcome }) => outcome === 'unchanged')} />
        </details>
      )}
    </Card>
  );
};

/** Takes a YAML file: first says what it would change, then makes a revision of everything new or changed. */
export const CatalogueImportPage = (): ReactNode => {
  const { t } = useText();
  const words = useReply(getItemWords, {}, { staleTime: 300_000 });
  const command = useCommand(importItems, { invalidates: [listRevisions, listCatalogue] });
  const [yaml, setYaml] = useState('');
  const [organisationId, setOrganisationId] = useState('');
  const [report, setReport] = useState<{ readonly of: Report; readonly preview: boolean } | null>(null);
  const organisations = words.data?.organisations ?? [];
  const run = async (text: string, dryRun: boolean, place = organisationId): Promise<void> => {
    const of = await command.run({
      body: { yaml: text, dryRun, ...(place === '' ? {} : { organisationId: place }) },
    });
    setReport(of === undefined ? null : { of, preview: dryRun });
  };
  const worth = report?.of.items.some(({ outcome }) => outcome !== 'unchanged') ?? false;
  return (
    <Page
      title={t('editor.import')}
      sub={t('editor.import-lead')}
      actions={<Link to={paths.catalogue()}>{t('editor.to-catalogue')}</Link>}
    >
      <div className="edit-stack">
        <Card label={t('editor.import')}>
          <ProblemSummary problem={command.problem} fields={{ yaml: 'import-file' }} />
          <FileMistakes problem={command.problem} />
          {organisations.length === 0 ? null : (
            <Field id="import-place" label={t('editor.import-place')} help={t('editor.import-place-help')}>
              <select
                id="import-place"
                className="edit-select"
                value={organisationId}
                onChange={({ target }) => {
                  setOrganisationId(target.value);
                  if (yaml !== '') void run(yaml, true, target.value);
                }}
              >
                <option value="">{t('editor.base')}</option>
                {organisations.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </Field>
          )}
          <Field id="import-file" label={t('editor.import-file')} help={t('editor.import-help')}>
            <input
              id="import-file"
              type="file"
              accept=".yaml,.yml"
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                if (file === undefined) return;
                void file.text().then((text) => {
                  setYaml(text);
                  return run(text, true);
                });
              }}
            />
          </Field>
          <div className="edit-actions">
            <Button
              type="primary"
              disabled={report?.preview !== true || !worth}
              loading={command.pending}
              onClick={() => void run(yaml, false)}
            >
              {t('editor.import-now')}
            </Button>
          </div>
        </Card>
        {report === null ? null : <ReportCard of={report.of} preview={report.preview} />}
      </div>
    </Page>
  );
};
