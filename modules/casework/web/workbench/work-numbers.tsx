import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import type { Workbench } from './use-workbench.ts';

/** Each number is a link to the list it was counted from; zero is quiet. */
export const WorkNumbers = ({ numbers }: { readonly numbers: Workbench['numbers'] }): ReactNode => {
  const { t, show } = useText();
  return (
    <ul className="work-numbers" aria-label={t('workbench.numbers')}>
      {numbers.map(({ id, label, tone, count, query }) => (
        <li key={id}>
          <Link
            to={paths.cases(query)}
            className={`work-number work-number-${count === 0 ? 'zero' : tone}`}
            aria-label={t('workbench.number-opens', { label: show(label), count })}
          >
            <span>{show(label)}</span>
            <b className="num">{count}</b>
          </Link>
        </li>
      ))}
    </ul>
  );
};

/** What the number of exceptions says to the person in charge, with the way to the cases. */
export const ExceptionsFinding = ({ numbers }: { readonly numbers: Workbench['numbers'] }): ReactNode => {
  const { t } = useText();
  const exceptions = numbers.find(({ id }) => id === 'exceptions');
  if (exceptions === undefined || exceptions.count === 0) return null;
  return (
    <p className="card work-finding">
      <span>{t('workbench.exceptions-say', { count: exceptions.count })}</span>
      <Link to={paths.cases(exceptions.query)}>{t('workbench.exceptions-open', { count: exceptions.count })}</Link>
    </p>
  );
};
