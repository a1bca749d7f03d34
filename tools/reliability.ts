import { writeReliability } from './test-reliability.ts';

/** Brings the READMEs up to what `docs/reliability/` holds. Trials write those files; `npm run check` says when this was forgotten. */
const changed = writeReliability();
process.stdout.write(changed.length === 0 ? 'nothing to change\n' : `${changed.join(', ')}\n`);
