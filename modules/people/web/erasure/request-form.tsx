import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../../platform/contract.ts';
import { paths } from '../../../../web/paths.ts';
import { useCommand } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { Card, SectionTitle } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { getErasure, listErasures, requestErasure } from '../../contract.ts';
import { type ErasureAsker, isNameTyped } from '../../domain/erasure.ts';
import { SelectField, TextField } from '../changes/form-parts.tsx';

type Reply = ReplyOf<typeof getErasure>;

/** Nothing can be recorded before matters under way are brought to their end. */
export const OpenCases = ({ of }: { readonly of: Reply }): ReactNode => {
  const { t } = useText();
  if (of.openCases === 0) return null;
  return (
    <Card label={t('erasure.form')}>
      <p className="due-bad" role="status">
        {t('erasure.cases-open', { count: of.openCases })}
      </p>
      <Link to={paths.cases({ person: of.person.id })}>{t('erasure.cases-see')}</Link>
    </Card>
  );
};

/** Records who asks and on which ground; the name is typed so that it is this person and no slip. */
export const RequestForm = ({ communityId, of }: { readonly communityId: string; readonly of: Reply }): ReactNode => {
  const { t, show } = useText();
  const [entry, setEntry] = useState({ ground: '', askedBy: '', note: '', name: '' });
  const write = (part: Partial<typeof entry>): void => setEntry((all) => ({ ...all, ...part }));
  const command = useCommand(requestErasure, { invalidates: [getErasure, listErasures] });
  const ground = of.grounds.find(({ id }) => id === entry.ground);
  const ready = ground !== undefined && entry.askedBy !== '' && isNameTyped(entry.name, of.person.name);
  const send = async (): Promise<void> => {
    const body = { ...entry, askedBy: entry.askedBy as ErasureAsker };
    await command.run({ params: { communityId, personId: of.person.id }, body });
  };
  return (
    <Card label={t('erasure.form')}>
      <SectionTitle>{t('erasure.form')}</SectionTitle>
      <ProblemSummary problem={command.problem} fields={{ name: 'erasure-name', ground: 'erasure-ground' }} />
      <SelectField
        id="erasure-ground"
        label={t('erasure.ground')}
        value={entry.ground}
        placeholder={t('change.choose')}
        options={of.grounds.map(({ id, name }) => ({ value: id, label: show(name) }))}
        choose={(chosen) => write({ ground: chosen })}
      />
      {ground === undefined ? null : (
        <p className="why">{t('erasure.basis', { source: ground.basis.source, where: ground.basis.where ?? '' })}</p>
      )}
      <SelectField
        id="erasure-asked-by"
        label={t('erasure.asked-by')}
        value={entry.askedBy}
        placeholder={t('change.choose')}
        options={of.askers.map(({ id, name }) => ({ value: id, label: show(name) }))}
        choose={(askedBy) => write({ askedBy })}
      />
      <TextField id="erasure-note" label={t('erasure.note')} value={entry.note} write={(note) => write({ note })} />
      <TextField
        id="erasure-name"
        label={t('erasure.type-name', { name: of.person.name })}
        value={entry.name}
        write={(name) => write({ name })}
        most={60}
      />
      <div className="form-buttons">
        <Button type="primary" danger disabled={!ready} loading={command.pending} onClick={() => void send()}>
          {t('erasure.send')}
        </Button>
      </div>
    </Card>
  );
};
