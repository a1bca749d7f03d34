import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationPage } from './configuration-page.ts';
import { ROOT } from './run-tool.ts';
import { type Outcome, toolOutcome } from './test-outcome.ts';

export const CONFIGURATION_PAGE = join(ROOT, 'docs', 'configuration.md');

/** The page of settings says what the program reads. */
export const checkConfiguration = (): Outcome => {
  const written = existsSync(CONFIGURATION_PAGE) ? readFileSync(CONFIGURATION_PAGE, 'utf8') : '';
  const isCurrent = written === configurationPage();
  return toolOutcome(
    'configuration',
    isCurrent ? '' : 'docs/configuration.md: stale. Run "node tools/configuration.ts".',
  );
};
