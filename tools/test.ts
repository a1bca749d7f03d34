import { runTests } from './test-runner.ts';
import { KINDS, type Kind } from './test-steps.ts';

const isKind = (word: string): word is Kind => KINDS.some((kind) => kind === word);

const words = process.argv.slice(2).flatMap((argument) => argument.replace(/^--only=/, '').split(','));
const unknown = words.filter((word) => !isKind(word));

if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Use --only= with one or more of ${KINDS.join(', ')}.`);
  process.exitCode = 2;
} else {
  process.exitCode = await runTests(new Set(words.length === 0 ? KINDS : words.filter(isKind)));
}
