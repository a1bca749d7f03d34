import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { ChangeEvent, ReactNode } from 'react';
import { useCommand } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Card, SectionTitle } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { smallerPicture } from '../../../web/ui/smaller-picture.ts';
import { getPlan, MOST_PICTURE_BYTES, removePlanPicture, uploadPlanPicture } from '../contract.ts';

const SIZES = [
  [1_800, 0.85],
  [1_500, 0.75],
  [1_100, 0.65],
  [800, 0.5],
] as const;

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
    const content = await smallerPicture(file, SIZES, MOST_PICTURE_BYTES);
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
