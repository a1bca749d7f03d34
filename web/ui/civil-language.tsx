import './civil-language.css';
import type { KeyboardEvent, ReactNode } from 'react';
import {
  findForbiddenPhrases,
  situationsFor,
  type Occasion,
  type PhraseFinding,
  type ServiceLanguage,
} from '../../modules/guides/domain/phrases.ts';
import { getServiceLanguage } from '../../modules/training/contract.ts';
import { useReply } from '../query.ts';
import { useText } from '../texts.tsx';
import { addPhrase, firstGap, replacePhrase } from './civil-text.ts';
import { Kbd } from './parts.tsx';

/** Puts the keyboard back into the field, with the first place to fill in marked. */
const focusField = (id: string, text: string): void => {
  requestAnimationFrame(() => {
    const field = document.getElementById(id);
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
    const [from, to] = firstGap(text) ?? [text.length, text.length];
    field.focus();
    field.setSelectionRange(from, to);
  });
};

const Hint = ({ of, accept }: { readonly of: PhraseFinding; readonly accept: () => void }): ReactNode => {
  const { t } = useText();
  return (
    <div className="civil-hint">
      <span>{t('language.hint', { phrase: of.phrase, instead: of.instead })}</span>
      <button type="button" className="link-button" onClick={accept} aria-keyshortcuts="Alt+Enter">
        {t('language.accept')} <Kbd>{t('language.accept-key')}</Kbd>
      </button>
    </div>
  );
};

/** Phrases for this occasion, a click away. */
const HowToSay = ({
  language,
  occasion,
  put,
}: {
  readonly language: ServiceLanguage;
  readonly occasion: Occasion;
  readonly put: (phrase: string) => void;
}): ReactNode => {
  const { t, show } = useText();
  return (
    <details className="civil-panel">
      <summary>{t('language.how-to-say')}</summary>
      <div className="civil-phrases">
        {situationsFor(language, occasion).map(({ id, name, civil }) => (
          <div key={id}>
            <span className="why">{show(name)}</span>
            <ul lang="zh-CN">
              {civil.map((phrase) => (
                <li key={phrase}>
                  <button
                    type="button"
                    aria-label={t('language.put-in', { phrase })}
                    onClick={({ currentTarget }) => {
                      // Chosen: the list has done its work.
                      currentTarget.closest('details')?.removeAttribute('open');
                      put(phrase);
                    }}
                  >
                    {phrase}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </details>
  );
};

/**
 * Around a field in which somebody writes to or about a resident: tells calmly when a forbidden phrase stands in it,
 * puts the civil one in its place with Alt+Enter, and offers what to say. It never blocks and sends nothing away:
 * the phrases are compared in the browser.
 */
export const CivilLanguage = ({
  id,
  text,
  change,
  occasion = {},
  compact = false,
  children,
}: {
  /** Of the field inside. */
  readonly id: string;
  readonly text: string;
  readonly change: (text: string) => void;
  readonly occasion?: Occasion;
  /** Where every line counts: hint and phrases open above the field and take no room. */
  readonly compact?: boolean;
  readonly children: ReactNode;
}): ReactNode => {
  const language = useReply(getServiceLanguage, {}, { staleTime: Number.POSITIVE_INFINITY }).data;
  const finding = language === undefined ? undefined : findForbiddenPhrases(text, language)[0];
  const write = (next: string): void => {
    change(next);
    focusField(id, next);
  };
  const accept = (): void => {
    if (finding !== undefined) write(replacePhrase(text, finding));
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.altKey || finding === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    accept();
  };
  return (
    <div className={compact ? 'civil civil-compact' : 'civil'} onKeyDown={keys} role="presentation">
      {children}
      <div className="civil-status" role="status">
        {finding === undefined ? null : <Hint of={finding} accept={accept} />}
      </div>
      {language === undefined ? null : (
        <HowToSay language={language} occasion={occasion} put={(phrase) => write(addPhrase(text, phrase))} />
      )}
    </div>
  );
};
