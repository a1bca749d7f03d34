import { Button, Input } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { paths } from '../../../../../web/paths.ts';
import { useText } from '../../../../../web/texts.tsx';
import { Modal } from '../../../../../web/ui/modal.tsx';
import { Field } from '../../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../../web/ui/problem.tsx';
import { useStartRevision } from '../use-start-revision.ts';

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Asks for the id of a new item; everything else is written in the editor. */
export const NewItemDialog = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const { t } = useText();
  const [itemId, setItemId] = useState('');
  const [wrong, setWrong] = useState(false);
  const { start, pending, problem } = useStartRevision();
  const navigate = useNavigate();
  const submit = async (): Promise<void> => {
    setWrong(!ID.test(itemId));
    if (!ID.test(itemId)) return;
    const revision = await start({ purpose: 'new-item', itemId });
    if (revision !== undefined) await navigate({ href: paths.catalogueRevision(revision.id) });
  };
  return (
    <Modal label={t('editor.new-item')} close={onClose}>
      <h2 className="edit-title">{t('editor.new-item')}</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ProblemSummary problem={problem} fields={{ itemId: 'new-item-id' }} />
        <Field
          id="new-item-id"
          label={t('editor.item-id')}
          help={t('editor.item-id-help')}
          error={wrong ? t('editor.item-id-wrong') : undefined}
        >
          <Input
            id="new-item-id"
            maxLength={80}
            spellCheck={false}
            aria-invalid={wrong}
            value={itemId}
            onChange={({ target }) => setItemId(target.value.trim().toLowerCase())}
          />
        </Field>
        <div className="edit-actions">
          <Button onClick={onClose}>{t('editor.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={pending}>
            {t('editor.start-writing')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
