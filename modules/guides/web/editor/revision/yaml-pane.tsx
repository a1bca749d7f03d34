import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { Card } from '../../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../../web/ui/problem.tsx';
import { FileMistakes } from '../file-mistakes.tsx';
import type { RevisionInHand } from './use-revision.ts';

/** The same revision as YAML, for those who like it; it is read and checked when it is saved. */
export const YamlPane = ({ of }: { readonly of: RevisionInHand }): ReactNode => {
  const { t } = useText();
  const { revision, mayWrite, problem, state } = of;
  const [typed, setTyped] = useState<string | null>(null);
  const changed = typed !== null && typed !== revision.yaml;
  return (
    <Card label="YAML">
      <ProblemSummary problem={problem} />
      <FileMistakes problem={problem} />
      <div className="field">
        <label htmlFor="edit-yaml">{t('editor.yaml')}</label>
        <Input.TextArea
          id="edit-yaml"
          className="edit-yaml"
          spellCheck={false}
          autoSize={{ minRows: 16, maxRows: 34 }}
          readOnly={!mayWrite}
          value={typed ?? revision.yaml}
          onChange={({ target }) => setTyped(target.value)}
        />
        <div className="field-help">{t('editor.yaml-help')}</div>
      </div>
      {mayWrite ? (
        <div className="form-actions">
          <Button disabled={!changed} onClick={() => setTyped(null)}>
            {t('editor.yaml-discard')}
          </Button>
          <Button
            type="primary"
            disabled={!changed}
            loading={state === 'saving'}
            onClick={() =>
              void of.saveYaml(typed ?? '').then((done) => {
                if (done) setTyped(null);
              })
            }
          >
            {t('editor.yaml-save')}
          </Button>
        </div>
      ) : null}
    </Card>
  );
};
