import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useCommand } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Card, SectionTitle } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { chooseImportColumns, getImport, listImportRows, type ImportReply } from '../contract.ts';
import { FIELDS_OF, type Field } from '../domain/import-row.ts';

type Chosen = Readonly<Record<string, Field>>;

const ColumnChoices = ({
  of,
  mapping,
  choose,
}: {
  readonly of: ImportReply;
  readonly mapping: Chosen;
  readonly choose: (column: number, field: string) => void;
}): ReactNode => {
  const { t } = useText();
  const nameOf = (title: string, at: number): string =>
    title === '' ? t('imports.column-untitled', { number: at + 1 }) : title;
  return (
    <div className="imports-columns">
      {of.titles.map(({ title, hidden }, at) => (
        <label key={String(at)}>
          <span>{hidden ? t('imports.column-hidden', { title: nameOf(title, at) }) : nameOf(title, at)}</span>
          <select value={mapping[at] ?? ''} onChange={({ target }) => choose(at, target.value)}>
            <option value="">{t('imports.field.none')}</option>
            {FIELDS_OF[of.kind].map((field) => (
              <option key={field} value={field}>
                {t(`imports.field.${field}`)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
};

/** Which sheet, where its heading ends, and what its columns hold. */
export const ColumnForm = ({ of, done }: { readonly of: ImportReply; readonly done: () => void }): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const command = useCommand(chooseImportColumns, { invalidates: [getImport, listImportRows] });
  const [mapping, setMapping] = useState<Chosen>(of.mapping);
  const [headRows, setHeadRows] = useState(of.headRows);
  const choose = (column: number, field: string): void => {
    const { [column]: _, ...rest } = mapping;
    setMapping(field === '' ? rest : { ...rest, [column]: field as Field });
  };
  const send = async (body: { sheet: number; headRows: number | null; mapping: Chosen | null }): Promise<void> => {
    const reply = await command.run({
      params: { communityId: community.id, importId: of.id },
      body: { expectedVersion: of.version, ...body },
    });
    if (reply !== undefined) done();
  };
  return (
    <Card label={t('imports.columns')}>
      <SectionTitle>{t('imports.columns')}</SectionTitle>
      <p className="why">{t('imports.columns-lead')}</p>
      <ProblemSummary problem={command.problem} />
      {of.isEnough ? null : (
        <p className="field-error">
          {t(of.kind === 'dwellings' ? 'imports.columns-needed-dwellings' : 'imports.columns-needed')}
        </p>
      )}
      <div className="imports-columns">
        {of.sheets.length < 2 ? null : (
          <label>
            <span>{t('imports.sheet')}</span>
            <select
              value={of.sheet}
              onChange={({ target }) => void send({ sheet: Number(target.value), headRows: null, mapping: null })}
            >
              {of.sheets.map(({ name, hidden }, at) => (
                <option key={String(at)} value={at}>
                  {hidden ? t('imports.sheet-hidden', { name }) : name}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <span>{t('imports.head-rows')}</span>
          <input
            type="number"
            min={0}
            max={1000}
            value={headRows}
            onChange={({ target }) => setHeadRows(Number(target.value))}
          />
        </label>
      </div>
      <hr />
      <ColumnChoices of={of} mapping={mapping} choose={choose} />
      <div className="imports-buttons">
        <Button
          type="primary"
          loading={command.pending}
          onClick={() => void send({ sheet: of.sheet, headRows, mapping })}
        >
          {t('imports.columns-apply')}
        </Button>
      </div>
    </Card>
  );
};
