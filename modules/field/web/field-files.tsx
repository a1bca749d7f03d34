import './field.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { fileUrl } from '../../../web/api.ts';
import { useText } from '../../../web/texts.tsx';
import { getFieldAttachment, type ReceivedRecord } from '../contract.ts';

type Attachment = ReceivedRecord['attachments'][number];

const File = ({
  of,
  address,
  number,
}: {
  readonly of: Attachment;
  readonly address: string;
  readonly number: number;
}) => {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  const isVoice = of.mediaType.startsWith('audio/');
  if (!isOpen)
    return (
      <Button onClick={() => setOpen(true)}>{t(isVoice ? 'field.show-voice' : 'field.show-photo', { number })}</Button>
    );
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody has written down what was just said
  const voice = <audio controls src={address} aria-label={t('field.voice', { number })} />;
  return isVoice ? voice : <img src={address} alt={t('field.photo', { number })} />;
};

/** Fetched when somebody asks for it, because each look is recorded. */
export const FieldFiles = ({
  communityId,
  attachments,
}: {
  readonly communityId: string;
  readonly attachments: readonly Attachment[];
}): ReactNode => {
  const { t } = useText();
  if (attachments.length === 0) return null;
  return (
    <>
      <div className="field-files">
        {attachments.map((one, at) => (
          <File
            key={one.id}
            of={one}
            number={at + 1}
            address={fileUrl(getFieldAttachment, { params: { communityId, attachmentId: one.id } })}
          />
        ))}
      </div>
      <p className="why">{t('field.audited')}</p>
    </>
  );
};
