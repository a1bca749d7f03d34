import { adminAnswers } from './admin-answers.ts';
import { caseAnswers } from './case-answers.ts';
import { startFixtureServer } from './fixture-server.ts';
import { guideAnswers } from './guide-answers.ts';
import { matterAnswers } from './matter-answers.ts';
import { pageAnswers, placeAnswers } from './page-answers.ts';
import { peopleAnswers } from './people-answers.ts';
import { residentAnswers } from './resident-answers.ts';
import { sessionAnswers } from './session-answers.ts';

const port = Number(process.argv[2] ?? process.env['PORT'] ?? '3131');
await startFixtureServer(
  [
    ...pageAnswers,
    ...placeAnswers,
    ...adminAnswers,
    ...sessionAnswers,
    ...peopleAnswers,
    ...guideAnswers,
    ...matterAnswers,
    ...caseAnswers,
    ...residentAnswers,
  ],
  port,
);
console.log(`Fixtures on http://127.0.0.1:${port}`);
