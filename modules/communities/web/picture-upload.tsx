import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { ChangeEvent, ReactNode } from 'react';
import { useCommand } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Card, SectionTitle } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { getPlan, MOST_PICTURE_BYTES, removePlanPicture, uploadPlanPicture } from '../contract.ts';

/** Tried one after the other until the picture is small enough. */
const ATTEMPTS = [
  [1_800, 0.85],
  [1_500, 0.75],
  [1_100, 0.65],
  [800, 0.5],
] as const;

const drawn = async (picture: ImageBitmap, longest: number, quality: number): Promise<Blob | null> => {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
};

const base64 = async (blob: Blob): Promise<string> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : '');
    reader.readAsDataURL(blob);
  });

/** Draws the picture anew, smaller: whatever a phone wrote into the file beside it, such as the place, is gone. */
const madeSmaller = async (file: File): Promise<string | null> => {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  for (const [longest, quality] of ATTEMPTS) {
    const blob = await drawn(picture, longest, quality);
    if (blob !== null && blob.size <= MOST_PICTURE_BYTES) return base64(blob);
  }
  return null;
};

/** The picture below the plan: choose, replace, take away. */
export const PictureUpload = ({ present }: { readonly present: boolean }): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const params = { communityId: community.id };
  const upload = useCommand(uploadPlanPicture, { invalidates: [getPlan] });
  const remove = useCommand(removePlanPicture, { invalidates: [getPlan] });
  const input = useRef<HTMLInputElement>(null);
  const [failed, setFailed] = useState(false);
  const send = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    if (file === undefined) return;
    const content = await madeSmaller(file);
    target.value = '';
    setFailed(content === null);
    if (content !== null) await upload.run({ params, body: { content } });
  };
  return (
    <Card label={t('plan.picture')}>
      <SectionTitle>{t('plan.picture')}</SectionTitle>
      <p className="why">{t('plan.picture-help')}</p>
      <ProblemSummary problem={upload.problem ?? remove.problem} />
      {failed ? <p className="field-error">{t('plan.picture-failed')}</p> : null}
      <div className="places-form-buttons">
        <Button loading={upload.pending} onClick={() => input.current?.click()}>
          {t(present ? 'plan.replace-picture' : 'plan.upload')}
        </Button>
        {present ? (
          <Button loading={remove.pending} onClick={() => void remove.run({ params })}>
            {t('plan.remove-picture')}
          </Button>
        ) : null}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('plan.upload')}
        onChange={(event) => void send(event)}
      />
    </Card>
  );
};
