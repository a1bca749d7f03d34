import './imports.css';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Problem } from '../../../platform/contract.ts';
import { ProblemError } from '../../../web/api.ts';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { showMoment } from '../../../web/ui/dates.ts';
import { ListTable } from '../../../web/ui/list-table.tsx';
import { Card, Empty, Page, Pill, SectionTitle, Skeleton } from '../../../web/ui/parts.tsx';
import { LoadFailed, ProblemSummary } from '../../../web/ui/problem.tsx';
import { ScrollBox } from '../../../web/ui/scroll-box.tsx';
import { listImports, type ImportSummary } from '../contract.ts';
import { IMPORT_KINDS, type ImportKind } from '../domain/import-row.ts';
import { toneOf } from './state-tone.ts';
import { uploadList, type ListToUpload } from './upload-list.ts';

const useUpload = () => {
  const community = useCommunity();
  const navigate = useNavigate();
  const [percent, setPercent] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const upload = async (list: ListToUpload): Promise<void> => {
    setProblem(null);
    setPercent(0);
    try {
      const importId = await uploadList(community.id, list, setPercent);
      await navigate({ href: paths.import(community.id, importId) });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
    } finally {
      setPercent(null);
    }
  };
  return { upload, percent, problem };
};

const Bring = (): ReactNode => {
  const { t } = useText();
  const { upload, percent, problem } = useUpload();
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<ImportKind>('residents');
  const [pasted, setPasted] = useState('');
  const send = (file: File | undefined): void => {
    if (file !== undefined) void upload({ kind, source: 'file', fileName: file.name, content: file });
  };
  return (
    <Card label={t('imports.title')}>
      <p className="why">{t('imports.lead')}</p>
      <ProblemSummary problem={problem} />
      <fieldset className="imports-kinds">
        <legend>{t('imports.kind')}</legend>
        {IMPORT_KINDS.map((one) => (
          <label key={one}>
            <input type="radio" name="imports-kind" checked={kind === one} onChange={() => setKind(one)} />
            {t(`imports.kind.${one}`)}
          </label>
        ))}
      </fieldset>
      <div className="imports-buttons">
        <Button type="primary" loading={percent !== null} onClick={() => input.current?.click()}>
          {t('imports.choose-file')}
        </Button>
      </div>
      <p className="why">{t('imports.file-hint')}</p>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.csv,.txt"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('imports.choose-file')}
        onChange={({ target }) => {
          send(target.files?.[0]);
          target.value = '';
        }}
      />
      <p role="status" className="why">
        {percent === null ? '' : t('imports.uploading', { percent })}
      </p>
      <label htmlFor="imports-paste">{t('imports.paste')}</label>
      <textarea
        id="imports-paste"
        className="imports-paste"
        value={pasted}
        onChange={({ target }) => setPasted(target.value)}
      />
      <div className="imports-buttons">
        <Button
          disabled={pasted.trim() === '' || percent !== null}
          onClick={() =>
            void upload({ kind, source: 'paste', fileName: t('imports.pasted'), content: new Blob([pasted]) })
          }
        >
          {t('imports.read-pasted')}
        </Button>
      </div>
    </Card>
  );
};

const Line = ({ of }: { readonly of: ImportSummary }): ReactNode => {
  const { t, language } = useText();
  const community = useCommunity();
  return (
    <tr>
      <th scope="row">
        <Link to={paths.import(community.id, of.id)}>{of.fileName}</Link>
      </th>
      <td>
        <Pill tone={toneOf(of.state)}>{t(`imports.state.${of.state}`)}</Pill>
      </td>
      <td className="num">{of.counts['written'] ?? of.rowsTotal}</td>
      <td>{of.startedBy?.name}</td>
      <td className="nowrap">{showMoment(of.startedAt, language)}</td>
    </tr>
  );
};

const COLUMNS = ['file', 'state', 'rows', 'by', 'when'] as const;

const History = (): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const imports = useReply(listImports, { params: { communityId: community.id } }, { refetchInterval: 5_000 });
  if (imports.isError) return <LoadFailed error={imports.error} retry={() => void imports.refetch()} />;
  if (imports.data === undefined) return <Skeleton lines={4} />;
  if (imports.data.items.length === 0) return <Empty title={t('imports.none')} hint={t('imports.none-hint')} />;
  return (
    <ScrollBox label={t('imports.history')}>
      <ListTable className="imports-table" heads={COLUMNS.map((column) => t(`imports.${column}`))}>
        {imports.data.items.map((one) => (
          <Line key={one.id} of={one} />
        ))}
      </ListTable>
    </ScrollBox>
  );
};

/** Bring a list, and see what became of those before. */
export const ImportsPage = (): ReactNode => {
  const { t } = useText();
  return (
    <Page title={t('imports.title')}>
      <div className="imports">
        <Bring />
        <Card label={t('imports.history')}>
          <SectionTitle>{t('imports.history')}</SectionTitle>
          <History />
        </Card>
      </div>
    </Page>
  );
};
