import { lookAtPages } from './every-page/look-at-pages.ts';
import { PAGES } from './every-page/pages.ts';
import { DESKTOP } from './running-office.ts';

lookAtPages(DESKTOP, PAGES);
