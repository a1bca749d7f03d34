import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Text } from '../../../kernel/text.ts';
import type { ReplyOf } from '../../../platform/contract.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, implementPublic, type Implementation } from '../../../platform/http/call.ts';
import { getNews, listPushes, readNews } from '../contract.ts';
import type { ProcessDefinition } from '../domain/definition.ts';
import { readAnswerCode } from './answer-links.ts';
import { seeCase } from './case-routes.ts';
import { workerNameOf } from './case-summary.ts';
import type { CaseworkDeps } from './deps.ts';
import { givenUp } from './deliver-messages.ts';
import { hashOfCode } from './publicity.ts';

/** Wrong codes from one address; a code holds 80 bits, so this is against nuisance, not against guessing. */
const ATTEMPTS = { most: 20, forgottenAfterMinutes: 30 };

const PUSHES: Statement = {
  name: 'pushes-of-case',
  text: `select p.id, p.at, p.worker_id as "workerId", p.message, p.group_ids as "groupIds", p.people,
           p.without_phone as "withoutPhone", p.without_consent as "withoutConsent",
           count(r.id)::integer as sent, count(r.read_at)::integer as read,
           (count(*) filter (where o.delivered_at is not null and o.failed_because is null))::integer as received,
           (count(*) filter (where ${givenUp('$3')}))::integer as failed
         from publicity_push p
         left join publicity_recipient r on r.community_id = p.community_id and r.push_id = p.id
         left join outbox o on o.community_id = r.community_id and o.id = r.id
         where p.community_id = $1 and p.case_id = $2 group by p.community_id, p.id order by p.at desc, p.id`,
};

const NEWS: Statement = {
  name: 'news-by-code',
  text: `select r.id, p.message, p.at from publicity_recipient r
         join publicity_push p on p.community_id = r.community_id and p.id = r.push_id
         where r.community_id = $1 and r.code_hash = $2`,
};

interface PushRow {
  readonly id: string;
  readonly at: string;
  readonly workerId: string | null;
  readonly message: string;
  readonly groupIds: readonly string[];
  readonly people: number;
  readonly withoutPhone: number;
  readonly withoutConsent: number;
  readonly sent: number;
  readonly received: number;
  readonly failed: number;
  readonly read: number;
}

/** Names of the groups, as the forms of the process call them. */
const groupName = ({ actions }: ProcessDefinition, id: string): Text => {
  const choices = Object.values(actions).flatMap(({ sends, input }) =>
    sends === undefined ? [] : (input.find((field) => field.id === sends.groups)?.choices ?? []),
  );
  return { ...(choices.find((choice) => choice.id === id)?.label ?? { zh: id, en: id }) };
};

const listRoute = (deps: CaseworkDeps): Implementation =>
  implement(listPushes, async (tx, call) => {
    const stored = await seeCase(tx, deps, call);
    if (!stored.ok) return stored;
    const { communityId, id, state } = stored.value;
    const definition = deps.processes.get(state.processId, state.processVersion);
    const rows = await tx.query<PushRow>(PUSHES, [communityId, id, call.now]);
    return ok({
      items: rows.map(({ workerId, groupIds, ...row }) => ({
        ...row,
        worker: workerNameOf(deps, workerId),
        groups: groupIds.map((group) => groupName(definition, group)),
      })),
    });
  });

interface NewsCall {
  readonly params: { readonly code: string };
  readonly origin: string;
}

interface News {
  readonly communityId: string;
  readonly id: string;
  readonly message: string;
  readonly at: string;
}

const communityOf = (deps: CaseworkDeps, typed: string): string | undefined => {
  const read = readAnswerCode(typed);
  return read === null ? undefined : deps.directory.communityOfReceiptPrefix(read.prefix)?.id;
};

const openNews = async (tx: Tx, deps: CaseworkDeps, call: NewsCall): Promise<Result<News>> => {
  const attemptKey = `news:${call.origin}`;
  if (await deps.attempts.isLocked(attemptKey, ATTEMPTS))
    return refuse('too-many-requests', { minutes: ATTEMPTS.forgottenAfterMinutes });
  const communityId = communityOf(deps, call.params.code);
  const code = readAnswerCode(call.params.code)?.code;
  const [row] =
    communityId === undefined || code === undefined
      ? []
      : await tx.query<Omit<News, 'communityId'>>(NEWS, [communityId, hashOfCode(code)]);
  if (communityId !== undefined && row !== undefined) return ok({ communityId, ...row });
  await deps.attempts.record(attemptKey, ATTEMPTS);
  return refuse('not-found');
};

const newsReply = (deps: CaseworkDeps, { communityId, message, at }: News): ReplyOf<typeof getNews> => {
  const community = deps.directory.organisation(communityId);
  return {
    message,
    sentAt: at,
    community: {
      name: community?.name ?? '',
      phone: community?.phone ?? '',
      address: community?.address ?? '',
    },
  };
};

/** What messages reached, for whoever sees the case; and the page behind the link of a message. */
export const publicityRoutes = (deps: CaseworkDeps): readonly Implementation[] => {
  const scopeOf = async (call: { readonly params: { readonly code: string } }) => {
    const communityId = communityOf(deps, call.params.code);
    return communityId === undefined ? [] : [communityId];
  };
  return [
    listRoute(deps),
    implementPublic(
      getNews,
      async (tx, call) => {
        const news = await openNews(tx, deps, call);
        return news.ok ? ok(newsReply(deps, news.value)) : news;
      },
      scopeOf,
    ),
    implementPublic(
      readNews,
      async (tx, call) => {
        const news = await openNews(tx, deps, call);
        if (!news.ok) return news;
        tx.write({
          name: 'read_news',
          sql: 'update publicity_recipient set read_at = coalesce(read_at, $3) where community_id = $1 and id = $2',
          values: [news.value.communityId, news.value.id, call.now],
        });
        return ok({ read: true as const });
      },
      scopeOf,
    ),
  ];
};
