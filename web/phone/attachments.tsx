import { useState } from 'react';
import type { OutboxRecord } from '../../modules/field/domain/outbox.ts';
import { newId, type FieldStore, type KeptAttachment } from './field-store.ts';
import { shrinkPhoto } from './photo.ts';
import { VoiceButton } from './voice-button.tsx';
import { useWords } from './words.ts';

const MOST = 6;

const isVoice = ({ mediaType }: KeptAttachment): boolean => mediaType.startsWith('audio/');

/** Photos and voice notes that still lie on the phone; what the server confirmed is gone from here. */
export const Attachments = ({ store, record }: { readonly store: FieldStore; readonly record: OutboxRecord }) => {
  const { t } = useWords();
  const [isBad, setBad] = useState(false);
  const kept = store.present().attachments.filter(({ recordId }) => recordId === record.id);
  const photos = kept.filter((one) => !isVoice(one));
  const voices = kept.filter(isVoice);
  const keep = (of: Pick<KeptAttachment, 'mediaType' | 'content'>): Promise<void> =>
    store.keepAttachment({ id: newId(), recordId: record.id, refused: null, ...of });
  const addPhoto = async (files: FileList | null): Promise<void> => {
    const file = files?.[0];
    if (file === undefined) return;
    const content = await shrinkPhoto(file);
    setBad(content === null);
    if (content !== null) await keep({ mediaType: 'image/jpeg', content });
  };
  return (
    <div className="field">
      <ul className="photos">
        {photos.map(({ id, content, mediaType }, at) => (
          <li key={id}>
            <img src={`data:${mediaType};base64,${content}`} alt={t('form.photo.of', { number: at + 1 })} />
            <button type="button" className="quiet" onClick={() => void store.dropAttachment(id)}>
              {t('form.photo.remove')}
            </button>
          </li>
        ))}
      </ul>
      <ul className="voices">
        {voices.map(({ id, content, mediaType }, at) => (
          <li key={id}>
            {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody has written down what was just said */}
            <audio
              controls
              src={`data:${mediaType};base64,${content}`}
              aria-label={t('voice.of', { number: at + 1 })}
            />
            <button type="button" className="quiet" onClick={() => void store.dropAttachment(id)}>
              {t('form.photo.remove')}
            </button>
          </li>
        ))}
      </ul>
      {isBad && (
        <p className="trouble" role="alert">
          {t('form.photo.bad')}
        </p>
      )}
      {kept.length < MOST && (
        <>
          <label className="second-button photo-button">
            {t('form.photo')}
            <input
              type="file"
              accept="image/*"
              capture="environment"
              onChange={({ target }) => {
                void addPhoto(target.files);
              }}
            />
          </label>
          <VoiceButton onVoice={keep} />
        </>
      )}
    </div>
  );
};
