import { lookAtPages } from './every-page/look-at-pages.ts';
import { PAGES } from './every-page/pages.ts';
import { PHONE } from './running-office.ts';

lookAtPages(
  PHONE,
  PAGES.filter(({ phone }) => phone === true),
);
