import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import type { Workbench } from './use-workbench.ts';

const written = ({ count, more }: Workbench['numbers'][number]): string => (more ? `${count}+` : String(count));

/** Each number is a link to the list it was counted from; zero is quiet. */
export const WorkNumbers = ({ numbers }: { readonly numbers: Workbench['numbers'] }): ReactNode => {
  const { t, show } = useText();
  return (
    <ul className="work-numbers" aria-label={t('workbench.numbers')}>
      {numbers.map((number) => (
        <li key={number.id}>
          <Link
            to={paths.cases(number.query)}
            className={`work-number work-number-${number.count === 0 ? 'zero' : number.tone}`}
            aria-label={t(number.more ? 'workbench.number-opens-more' : 'workbench.number-opens', {
              label: show(number.label),
              count: number.count,
            })}
          >
            <span>{show(number.label)}</span>
            <b className="num">{written(number)}</b>
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
  const count = written(exceptions);
  return (
    <p className="card work-finding">
      <span>{t('workbench.exceptions-say', { count })}</span>
      <Link to={paths.cases(exceptions.query)}>{t('workbench.exceptions-open', { count })}</Link>
    </p>
  );
};
