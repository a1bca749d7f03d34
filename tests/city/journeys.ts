import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/run-tool.ts';
import { cityEnvironment } from '../setup/city-template.ts';
import { runTests } from './routes.ts';
import { must, type CityPart } from './trial.ts';

/** What an office does all day: the window, people, visits, a morning on the phone, lists, places, events, papers, calls. */
const JOURNEYS = [
  'one-window',
  'people-changes',
  'visits',
  'phone-morning',
  'import-list',
  'places',
  'grid-event',
  'documents',
  'roll-call',
  'joint-handling',
  'erasure',
  'first-set-up',
].map((name) => `tests/journeys/${name}.test.ts`);

/** Journeys in a real browser, unchanged, against a program whose database is spread. */
export const journeys: CityPart = async ({ city }) => {
  must(existsSync(join(ROOT, 'dist', 'web')), 'the pages are not built: node start.mjs build');
  const { passed, files } = await runTests('journeys', JOURNEYS, cityEnvironment(city.templateUrls));
  return [
    {
      name: {
        zh: '浏览器里原样走完的流程：窗口、人员、走访、手机上午、导入、场所、网格事件、文书、点名、联办、抹除、首次设置',
        en: 'Journeys in the browser that pass unchanged: window, people, visits, a morning on the phone, lists, places, events, papers, roll call, joint handling, erasure, first set-up',
      },
      value: `${passed} of ${passed}, ${files} files`,
    },
  ];
};
