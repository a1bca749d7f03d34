import { buildServer } from './build-server.ts';
import { buildWeb } from './build-web.ts';

/** Everything a start needs; what is there already is not made again. */
const isBuilt = await buildWeb(console.log);
if (isBuilt) buildServer(console.log);
process.exitCode = isBuilt ? 0 : 1;
