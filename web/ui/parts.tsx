import './parts.css';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../texts.tsx';

/** A white panel; `label` names it for people who do not see it. */
export const Card = ({
  label,
  className = '',
  children,
}: {
  readonly label?: string;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode => (
  <section className={`card ${className}`} aria-label={label}>
    {children}
  </section>
);

/** A small heading inside a panel, with a remark at the right. */
export const SectionTitle = ({
  children,
  remark,
}: {
  readonly children: ReactNode;
  readonly remark?: ReactNode;
}): ReactNode => (
  <h2 className="section-title">
    <span>{children}</span>
    {remark === undefined ? null : <span>{remark}</span>}
  </h2>
);

/** Every page: one heading that takes the focus on arrival, so that reading starts at the right place. */
export const Page = ({
  title,
  sub,
  actions,
  children,
}: {
  readonly title: string;
  readonly sub?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactNode => {
  useDocumentTitle(title);
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {sub === undefined ? null : <div className="sub">{sub}</div>}
        </div>
        {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
};

/** Names the browser's tab; with `failed` it starts with the word for an error, as a screen reader reads it first. */
export const useDocumentTitle = (title: string, failed = false): void => {
  const { t } = useText();
  const name = t('shell.brand');
  const prefix = failed ? t('shell.error-title') : '';
  useEffect(() => {
    document.title = `${prefix}${title} · ${name}`;
  }, [prefix, title, name]);
};

export const Tag = ({
  care = false,
  children,
}: {
  readonly care?: boolean;
  readonly children: ReactNode;
}): ReactNode => <span className={care ? 'tag tag-care' : 'tag'}>{children}</span>;

export type Tone = 'plain' | 'brand' | 'ok' | 'warn' | 'bad' | 'ask';

export const Pill = ({
  tone = 'plain',
  children,
}: {
  readonly tone?: Tone;
  readonly children: ReactNode;
}): ReactNode => <span className={`pill pill-${tone}`}>{children}</span>;

export const Kbd = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <kbd aria-hidden="true">{children}</kbd>
);

/** A list with nothing in it says what would fill it and offers that. */
export const Empty = ({
  title,
  hint,
  action,
}: {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly action?: ReactNode;
}): ReactNode => (
  <div className="empty">
    <b>{title}</b>
    {hint === undefined ? null : <div>{hint}</div>}
    {action === undefined ? null : <div className="empty-action">{action}</div>}
  </div>
);

const WIDTHS = ['72%', '94%', '58%', '83%', '66%'] as const;

/** Grey lines of the height the content will have, so that nothing jumps when it arrives. */
export const Skeleton = ({ lines = 4 }: { readonly lines?: number }): ReactNode => {
  const { t } = useText();
  return (
    <div className="skeleton" role="status" aria-label={t('shell.loading')}>
      {Array.from({ length: lines }, (_unused, line) => (
        <i key={line} style={{ width: WIDTHS[line % WIDTHS.length] ?? '70%' }} />
      ))}
    </div>
  );
};

/** How many working days are left, in the colour of how urgent that is. Null without a clock. */
export const DueNote = ({
  daysLeft,
  done = false,
}: {
  readonly daysLeft: number | null;
  readonly done?: boolean;
}): ReactNode => {
  const { t } = useText();
  if (daysLeft === null || done) return null;
  if (daysLeft < 0) return <span className="due-bad num">{t('shell.overdue-by', { days: -daysLeft })}</span>;
  if (daysLeft === 0) return <span className="due-bad num">{t('shell.due-today')}</span>;
  const tone = daysLeft <= 3 ? 'due-warn' : 'due-plain';
  return <span className={`${tone} num`}>{t('shell.days-left', { days: daysLeft })}</span>;
};

/** One labelled field; `error` stands at the field in the same words as in the summary. */
export const Field = ({
  id,
  label,
  help,
  error,
  children,
}: {
  readonly id: string;
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}): ReactNode => (
  <div className="field">
    <label htmlFor={id}>{label}</label>
    {children}
    {error === undefined ? null : (
      <div className="field-error" id={`${id}-error`}>
        {error}
      </div>
    )}
    {help === undefined ? null : <div className="field-help">{help}</div>}
  </div>
);

export interface FieldError {
  readonly fieldId: string;
  readonly message: string;
}

/** All errors on top; it takes the focus when it appears and each line leads to its field. */
export const ErrorSummary = ({
  title,
  errors,
}: {
  readonly title: string;
  readonly errors: readonly FieldError[];
}): ReactNode => {
  const box = useRef<HTMLDivElement>(null);
  // By content: a parent that draws anew while somebody types must not take the focus out of the field.
  const content = [title, ...errors.map(({ fieldId, message }) => `${fieldId} ${message}`)].join('\n');
  useEffect(() => (content === '' ? undefined : box.current?.focus()), [content]);
  // The same errors after another attempt are told again.
  useEffect(() => {
    const form = box.current?.closest('form');
    const again = (): number => requestAnimationFrame(() => box.current?.focus());
    form?.addEventListener('submit', again);
    return () => form?.removeEventListener('submit', again);
  }, []);
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul>
        {errors.map(({ fieldId, message }) => (
          <li key={fieldId + message}>
            <a
              href={`#${fieldId}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(fieldId)?.focus();
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};
