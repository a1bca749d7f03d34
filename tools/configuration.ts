import { writeFileSync } from 'node:fs';
import { CONFIGURATION_PAGE } from './test-configuration.ts';
import { configurationPage } from './configuration-page.ts';

/** Brings the page of settings up to date; `npm run check` says when this was forgotten. */
writeFileSync(CONFIGURATION_PAGE, configurationPage());
