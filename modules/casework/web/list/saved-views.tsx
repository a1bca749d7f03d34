import { Button, Input, Popover } from 'antd';
import { useEffect, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useCommand, useReply } from '../../../../web/query.ts';
import { useCommunity, useSession } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { Field } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { newId } from '../../../../web/ui/new-id.ts';
import { discardView, listSavedViews, saveView } from '../../contract.ts';
import { activeFilters, type Column, sortOf } from './case-filters.ts';
import { useFilters } from './use-case-list.ts';

const SaveForm = ({
  columns,
  onSaved,
}: {
  readonly columns: readonly Column[];
  readonly onSaved: () => void;
}): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const { search } = useFilters();
  const [name, setName] = useState('');
  const command = useCommand(saveView, { invalidates: [listSavedViews] });
  // One asked to name a view: the keyboard goes there.
  useEffect(() => document.getElementById('view-name')?.focus(), []);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') return;
    const query = {
      ...Object.fromEntries(activeFilters(search)),
      ...(sortOf(search) === 'due' ? {} : { sort: 'opened' }),
    };
    const saved = await command.run({
      params: { communityId: community.id, viewId: newId() },
      body: { page: 'cases', name: name.trim(), query, columns: [...columns] },
    });
    if (saved !== undefined) onSaved();
  };
  return (
    <form className="view-form" onSubmit={(event) => void submit(event)}>
      <ProblemSummary problem={command.problem} />
      <Field id="view-name" label={t('cases.view-name')}>
        <Input id="view-name" maxLength={40} value={name} onChange={({ target }) => setName(target.value)} />
      </Field>
      <Button type="primary" htmlType="submit" loading={command.pending} disabled={name.trim() === ''}>
        {t('cases.view-save')}
      </Button>
    </form>
  );
};

/** Filters one uses often, one click away. */
export const SavedViews = ({
  columns,
  onColumns,
}: {
  readonly columns: readonly Column[];
  readonly onColumns: (columns: readonly string[]) => void;
}): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const { has } = useSession();
  const { show } = useFilters();
  const [saving, setSaving] = useState(false);
  const inOffice = has('worker', 'head');
  const views = useReply(listSavedViews, { params: { communityId: community.id } }, { enabled: inOffice });
  const discard = useCommand(discardView, { invalidates: [listSavedViews] });
  if (!inOffice) return null;
  const mine = (views.data?.items ?? []).filter(({ page }) => page === 'cases');
  return (
    <div className="views" role="group" aria-label={t('cases.views')}>
      <span className="why">{t('cases.views')}</span>
      {mine.map((view) => (
        <span key={view.id} className="view">
          <button
            type="button"
            className="link-button"
            onClick={() => {
              if (view.columns.length > 0) onColumns(view.columns);
              show(view.query);
            }}
          >
            {view.name}
          </button>
          <button
            type="button"
            className="link-button view-remove"
            aria-label={t('cases.view-remove', { name: view.name })}
            onClick={() => void discard.run({ params: { communityId: community.id, viewId: view.id } })}
          >
            ×
          </button>
        </span>
      ))}
      {mine.length === 0 && views.isSuccess ? <span className="why">{t('cases.views-none')}</span> : null}
      <Popover
        open={saving}
        onOpenChange={setSaving}
        trigger="click"
        destroyOnHidden
        content={<SaveForm columns={columns} onSaved={() => setSaving(false)} />}
      >
        <Button size="small">{t('cases.view-save')}</Button>
      </Popover>
    </div>
  );
};
