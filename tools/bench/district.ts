import { setTimeout as wait } from 'node:timers/promises';
import { untilSealed } from './until-sealed.ts';
import { lineOf, plain, writeFigures } from './load-report.ts';
import { readLoadSettings } from './load-settings.ts';
import { newId } from '../../platform/ids.ts';
import type { Office } from './office.ts';
import { onLoadStand, type Log } from './load-stand.ts';
import { checkMade, createTally, runCrowd } from './users.ts';

/** A district at working hours: how many people are at it, and how often each of them clicks. */
const COMMUNITIES = 100;
const WORKERS_EACH = 6;
const RESIDENTS_EACH = 1;
const SECONDS_BETWEEN_CLICKS = 30;
const AIM_PERCENT = 10;

/** Communities without residents up to the number wanted: every job looks after them like after the others. */
const addCommunities = async ({ database, communities }: Office): Promise<void> => {
  await database.ownerPool.query(
    `insert into organisation (id, parent_id, kind, name, short_name)
     select one.id, (select parent_id from organisation where id = $1), 'community', '测量' || one.place || '社区', '测量' || one.place
     from unnest($2::uuid[]) with ordinality as one(id, place)
     where one.place > (select count(*) from organisation where kind = 'community') - $3::int`,
    [communities[0]?.id, Array.from({ length: COMMUNITIES - communities.length }, () => newId()), communities.length],
  );
};

/** `npm run bench -- district`: what the everyday load of a district of 100 communities takes of one core. */
export const benchDistrict = async (args: readonly string[], output: string, log: Log): Promise<void> => {
  const settings = readLoadSettings(args);
  const seconds = Math.max(settings.seconds, settings.quick ? 10 : 120);
  await onLoadStand({ ...settings, prepare: addCommunities }, output, log, async (stand) => {
    const crowd = { workers: COMMUNITIES * WORKERS_EACH, residents: COMMUNITIES * RESIDENTS_EACH };
    // What the program was asked in the first half hour of a day, in less: what is asked often is compiled by then.
    await runCrowd(stand, { workers: 90, residents: 15, think: 0.2, seconds: settings.quick ? 5 : 90 });
    await untilSealed(stand.office);
    const empty = createTally(stand);
    await wait((seconds / 2) * 1000);
    const idle = empty.end();
    const nobody = idle.serverCore + idle.databaseCore;
    log(
      `${COMMUNITIES} communities, ${stand.office.communities.length} with residents; nobody clicks: server ${idle.serverCore.toFixed(1)} %, database ${idle.databaseCore.toFixed(1)} %`,
    );
    const waited = await runCrowd(stand, { ...crowd, think: SECONDS_BETWEEN_CLICKS, seconds });
    await checkMade(stand, waited.made);
    log(lineOf(`${COMMUNITIES} communities`, waited));
    const together = waited.serverCore + waited.databaseCore;
    log(
      `${crowd.workers} workers and ${crowd.residents} residents, a click every ${SECONDS_BETWEEN_CLICKS} s each: server and database take ${together.toFixed(1)} % of one core (aim ≤ ${AIM_PERCENT})`,
    );
    const figures = {
      quick: settings.quick,
      ...crowd,
      communitiesWithResidents: stand.office.communities.length,
      secondsBetweenClicks: SECONDS_BETWEEN_CLICKS,
      percentOfOneCore: together,
      percentWithNobody: nobody,
    };
    log(writeFigures(output, 'district', { ...figures, ...plain(waited) }));
    if (waited.failed > 0) process.exitCode = 1;
  });
};
