import { DEMO_PASSWORD } from '../../catalogue/demo/staff.ts';
import { newId } from '../../platform/ids.ts';
import type { Application } from '../../server/application.ts';
import { signIn, type Answer, type Asked } from './http-client.ts';
import { COURSES, type Course } from './matters.ts';
import type { BenchCommunity, Office } from './office.ts';

const DAY = 86_400_000;

export interface SampleHistory {
  readonly caseId: string;
  readonly weight: number;
}

/** Requests without a network, answered by the same routes. */
export const askInside =
  (application: Application) =>
  async (asked: Asked): Promise<Answer> => {
    const response = await application.http.inject({
      method: asked.method ?? 'GET',
      url: `/api${asked.path}`,
      headers: {
        ...(asked.cookie === undefined ? {} : { cookie: asked.cookie }),
        ...(asked.key === undefined ? {} : { 'idempotency-key': asked.key }),
      },
      ...(asked.body === undefined ? {} : { payload: asked.body as Record<string, unknown> }),
    });
    const cookies = response.headers['set-cookie'] ?? [];
    return {
      status: response.statusCode,
      body: response.body,
      cookies: Array.isArray(cookies) ? cookies : [cookies],
    };
  };

interface Scene {
  readonly ask: (asked: Asked) => Promise<Answer>;
  readonly community: BenchCommunity;
  readonly worker: string;
  readonly approver: string;
  setDay(milliseconds: number): void;
}

const command = async (scene: Scene, cookie: string, path: string, body: unknown) => {
  const asked = {
    method: 'POST',
    path: `/communities/${scene.community.id}${path}`,
    cookie,
    body,
    key: newId(),
  } as const;
  const answer = await scene.ask(asked);
  if (answer.status >= 300) throw new Error(`a sample history was refused: ${answer.status} ${answer.body}`);
  return JSON.parse(answer.body) as { id: string; version: number };
};

/** Lets one matter go its course, opened on that day. Answers the case's id. */
const play = async (scene: Scene, course: Course, personId: string, openedAt: number): Promise<string> => {
  scene.setDay(openedAt);
  let present = await command(scene, scene.worker, '/cases', {
    ...course.matter,
    personId,
    ...(course.first === undefined ? {} : { first: course.first }),
  });
  let at = openedAt;
  for (const { by, action, input, daysLater } of course.steps) {
    at += daysLater * DAY;
    scene.setDay(at);
    const cookie = by === 'worker' ? scene.worker : scene.approver;
    present = await command(scene, cookie, `/cases/${present.id}/actions`, {
      action,
      input,
      expectedVersion: present.version,
    });
  }
  return present.id;
};

const approverOf = async (office: Office, communityId: string): Promise<string> => {
  const { rows } = await office.database.ownerPool.query<{ username: string }>(
    `select w.username from organisation c
       join organisation d on d.parent_id = c.parent_id and d.department_id = 'civil-affairs'
       join worker_role r on r.organisation_id = d.id and r.role = 'approver'
       join worker w on w.id = r.worker_id and w.account_id is not null where c.id = $1 limit 1`,
    [communityId],
  );
  if (rows[0] === undefined) throw new Error('The first community has no approver who can sign in.');
  return rows[0].username;
};

/** Real histories of the first community, made by the product's own routes on days of the past year. */
export const makeSampleHistories = async (office: Office, perCourse: number): Promise<readonly SampleHistory[]> => {
  let now = Date.now();
  const application = await office.openApplication(() => new Date(now));
  const ask = askInside(application);
  const community = office.communities[0];
  if (community === undefined) throw new Error('There is no community.');
  const scene: Scene = {
    ask,
    community,
    worker: await signIn(ask, community.workers[0]?.username ?? '', DEMO_PASSWORD),
    approver: await signIn(ask, await approverOf(office, community.id), DEMO_PASSWORD),
    setDay: (milliseconds) => {
      now = milliseconds;
    },
  };
  const made: SampleHistory[] = [];
  const today = Date.now();
  for (const [place, course] of COURSES.entries())
    for (let number = 0; number < perCourse; number += 1) {
      // Unfinished matters are of the last weeks, settled ones of the whole year.
      const span = course.steps.length > 1 ? 340 : 25;
      const daysAgo = 10 + Math.round((span * number) / perCourse);
      const person = community.people[(place * perCourse + number) % community.people.length];
      const caseId = await play(scene, course, person?.id ?? '', today - daysAgo * DAY);
      made.push({ caseId, weight: course.weight });
    }
  await application.http.close();
  return made;
};
