import { useNavigate, useSearch } from '@tanstack/react-router';
import { today } from '../../../web/ui/dates.ts';

/** The rules begin with this year, so there is nothing to show before it. */
const FIRST_YEAR = 2025;

/** The year in the address, or this one, with the way to its neighbours. */
export const useYear = () => {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const present = Number(today().slice(0, 4));
  const asked = Number(search['year']);
  const year = Number.isInteger(asked) && asked >= FIRST_YEAR && asked <= present ? asked : present;
  return {
    year,
    canGoBack: year > FIRST_YEAR,
    canGoOn: year < present,
    choose: (next: number): void =>
      void navigate({ href: next === present ? '?' : `?year=${next}`, replace: true, resetScroll: false }),
  };
};
