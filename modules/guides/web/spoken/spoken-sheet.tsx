import './spoken.css';
import type { CSSProperties, ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { spokenPointSize, type SpokenSource } from '../../domain/spoken-page.ts';
import { useSpokenSheet } from './use-spoken-sheet.ts';

/** Everything to tell about a matter, on one sheet: the paragraph to say, then what it rests on. */
export const SpokenSheetView = ({ of }: { readonly of: SpokenSource }): ReactNode => {
  const { t, show, language } = useText();
  const sheet = useSpokenSheet()(of);
  // A custom property, because only the printed page is set in this size.
  const printed = { '--spoken-printed': `${spokenPointSize(sheet, language)}pt` } as CSSProperties;
  return (
    <div className="spoken" style={printed}>
      <p className="spoken-paragraph">{show(sheet.paragraph)}</p>
      <dl className="spoken-sections">
        {sheet.sections.map(({ id, title, lines }) => (
          <div key={id} className="spoken-section">
            <dt>{show(title)}</dt>
            {lines.map((line) => (
              <dd key={line.zh}>{show(line)}</dd>
            ))}
          </div>
        ))}
      </dl>
      <span className="visually-hidden">{t('spoken.title')}</span>
    </div>
  );
};
