import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/run-tool.ts';
import { cityEnvironment } from '../setup/city-template.ts';
import { runTests } from './routes.ts';
import { must, type CityPart } from './trial.ts';

/** What an office does all day: the window, people, visits, the phone, lists, places, events, papers, calls, training. */
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
  'phone-without-signal',
  'channels-and-publicity',
  'own-process',
  'office-tools',
  'training',
  'own-account',
].map((name) => `tests/journeys/${name}.test.ts`);

/** Journeys in a real browser, unchanged, against a program whose database is spread. */
export const journeys: CityPart = async ({ city }) => {
  must(existsSync(join(ROOT, 'dist', 'web')), 'the pages are not built: node start.mjs build');
  const { passed, files } = await runTests('journeys', JOURNEYS, cityEnvironment(city.templateUrls));
  return [
    {
      name: {
        zh: '浏览器里原样走完的流程：窗口、人员、走访、手机（一上午、无信号）、导入、场所、网格事件、文书、点名、联办、渠道与公示、自定流程、抹除、培训、本人账号、首次设置等',
        en: 'Journeys in the browser that pass unchanged: window, people, visits, the phone (a morning, without signal), lists, places, events, papers, roll call, joint handling, channels and publicity, own processes, erasure, training, own account, first set-up and others',
      },
      value: `${passed} of ${passed}, ${files} files`,
    },
  ];
};
