import type { ReactNode } from 'react';
import type { Problem } from '../../../../platform/contract.ts';
import { useText } from '../../../../web/texts.tsx';
import { finding } from '../../contract.ts';

const LINE = /^line (\d+)$/;
const findings = finding.array();

/** Why a file could not be read, line by line, below the words of the refusal. */
export const FileMistakes = ({ problem }: { readonly problem: Problem | null }): ReactNode => {
  const { t, show } = useText();
  const read = findings.safeParse(problem?.details?.['mistakes']);
  if (!read.success) return null;
  return (
    <ul className="edit-mistakes field-error">
      {read.data.map(({ path, text }) => {
        const line = LINE.exec(path)?.[1];
        return (
          <li key={path + text.zh}>
            {line === undefined ? null : <b>{t('editor.line', { line })} </b>}
            {show(text)}
          </li>
        );
      })}
    </ul>
  );
};
