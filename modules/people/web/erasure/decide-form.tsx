import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BodyOf } from '../../../../platform/contract.ts';
import { useCommand } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { Card, SectionTitle } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { decideErasure, getErasure, listErasures } from '../../contract.ts';
import type { ErasureReply } from '../../contract.ts';
import { isNameTyped } from '../../domain/erasure.ts';
import { TextField } from '../changes/form-parts.tsx';

/** The second person agrees by typing the name, or says why not. */
export const DecideForm = ({
  communityId,
  request,
}: {
  readonly communityId: string;
  readonly request: ErasureReply;
}): ReactNode => {
  const { t } = useText();
  const [name, setName] = useState('');
  const [answer, setAnswer] = useState('');
  const command = useCommand(decideErasure, { invalidates: [getErasure, listErasures] });
  const send = async (decision: BodyOf<typeof decideErasure>['decision']): Promise<void> => {
    await command.run({ params: { communityId, erasureId: request.id }, body: { decision } });
  };
  return (
    <Card label={t('erasure.decide-title')}>
      <SectionTitle>{t('erasure.decide-title')}</SectionTitle>
      <ProblemSummary problem={command.problem} fields={{ name: 'decide-name', answer: 'decide-answer' }} />
      <TextField
        id="decide-name"
        label={t('erasure.type-name', { name: request.person.name })}
        value={name}
        write={setName}
        most={60}
      />
      <div className="form-buttons">
        <Button
          type="primary"
          danger
          disabled={!isNameTyped(name, request.person.name)}
          loading={command.pending}
          onClick={() => void send({ kind: 'approve', name })}
        >
          {t('erasure.approve')}
        </Button>
      </div>
      <TextField id="decide-answer" label={t('erasure.answer')} value={answer} write={setAnswer} />
      <div className="form-buttons">
        <Button
          disabled={answer.trim() === ''}
          loading={command.pending}
          onClick={() => void send({ kind: 'refuse', answer: answer.trim() })}
        >
          {t('erasure.refuse')}
        </Button>
      </div>
    </Card>
  );
};
