import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { showDate } from '../../../../../web/ui/dates.ts';
import { Modal } from '../../../../../web/ui/modal.tsx';
import { Field } from '../../../../../web/ui/parts.tsx';

/** Asks from which day the approved revision holds. */
export const PublishDialog = ({
  earliest,
  pending,
  onPublish,
  onClose,
}: {
  readonly earliest: string;
  readonly pending: boolean;
  readonly onPublish: (startsOn: string) => void;
  readonly onClose: () => void;
}): ReactNode => {
  const { t, language } = useText();
  const [startsOn, setStartsOn] = useState(earliest);
  const [early, setEarly] = useState(false);
  return (
    <Modal label={t('editor.publish')} close={onClose}>
      <h2 className="edit-title">{t('editor.publish')}</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const tooEarly = startsOn === '' || startsOn < earliest;
          setEarly(tooEarly);
          if (!tooEarly) onPublish(startsOn);
        }}
      >
        <Field
          id="revision-start"
          label={t('editor.starts-on')}
          help={t('editor.starts-help')}
          error={early ? t('editor.starts-early', { date: showDate(earliest, language) }) : undefined}
        >
          <Input
            id="revision-start"
            type="date"
            min={earliest}
            aria-invalid={early}
            value={startsOn}
            onChange={({ target }) => setStartsOn(target.value)}
          />
        </Field>
        <div className="edit-actions">
          <Button onClick={onClose}>{t('editor.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={pending}>
            {t('editor.publish')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
