import { runTests } from './test-runner.ts';

process.exitCode = await runTests(new Set(['static']));
