import { z } from 'zod';
import { defineRoute, instant, text, uuid } from '../../../platform/contract.ts';
import { STAFF, caseSummary, inCommunity, waitingTask } from './shapes.ts';

const countWithQuery = z.object({
  count: z.number().int().meta({ description: 'Up to 999' }),
  more: z.boolean().meta({ description: 'There are more than counted' }),
  query: z.record(z.string(), z.string()),
});
export const getWorkbench = defineRoute({
  id: 'get-workbench',
  method: 'GET',
  path: '/communities/{communityId}/workbench',
  summary: { zh: '工作台', en: 'What waits for the signed-in person' },
  params: inCommunity,
  reply: z
    .object({
      /** Each number opens its list: `query` is what `list-cases` takes. */
      numbers: z.array(
        z.object({ id: z.string(), label: text, tone: z.enum(['plain', 'warn', 'bad']), ...countWithQuery.shape }),
      ),
      /** Parts of cases that were given to me or my organisation. */
      tasks: z.array(waitingTask),
      dueSoon: z.array(caseSummary),
      waitingForMe: z.array(caseSummary),
      notifications: z.array(
        z.object({
          id: uuid,
          kind: z.string(),
          text: text,
          caseId: uuid.nullable(),
          /** Whose matter it is about, so that two reminders of one kind can be told apart. */
          about: z
            .object({ number: z.string(), itemName: text.nullable(), personName: z.string().nullable() })
            .nullable(),
          at: instant,
          read: z.boolean(),
        }),
      ),
      drafts: z.array(
        z.object({ id: uuid, title: z.string(), savedAt: instant, body: z.record(z.string(), z.unknown()) }),
      ),
      lastFinished: z.array(caseSummary),
    })
    .meta({ id: 'Workbench' }),
  access: { kind: 'community', roles: STAFF },
});

export const readNotification = defineRoute({
  id: 'read-notification',
  method: 'POST',
  path: '/communities/{communityId}/notifications/{notificationId}/read',
  summary: { zh: '标为已读', en: 'Mark a notification as read' },
  params: z.object({ communityId: uuid, notificationId: uuid }),
  reply: z.object({ read: z.literal(true) }),
  refusals: ['not-found'],
  access: { kind: 'community', roles: STAFF },
  command: true,
});

/** Drafts of the counter: saved as one types, seen only by the person who types. */
export const saveDraft = defineRoute({
  id: 'save-draft',
  method: 'PUT',
  path: '/communities/{communityId}/drafts/{draftId}',
  summary: { zh: '暂存草稿', en: 'Save a draft' },
  params: z.object({ communityId: uuid, draftId: uuid }),
  body: z.object({ title: z.string().max(120), body: z.record(z.string(), z.unknown()) }),
  reply: z.object({ id: uuid, savedAt: instant }),
  access: { kind: 'community', roles: STAFF },
});

export const discardDraft = defineRoute({
  id: 'discard-draft',
  method: 'DELETE',
  path: '/communities/{communityId}/drafts/{draftId}',
  summary: { zh: '删除草稿', en: 'Discard a draft' },
  params: z.object({ communityId: uuid, draftId: uuid }),
  reply: z.object({ discarded: z.boolean() }),
  access: { kind: 'community', roles: STAFF },
});

const savedView = z.object({
  id: uuid,
  page: z.string(),
  name: z.string(),
  query: z.record(z.string(), z.string()),
  columns: z.array(z.string()),
});
export const listSavedViews = defineRoute({
  id: 'list-saved-views',
  method: 'GET',
  path: '/communities/{communityId}/saved-views',
  summary: { zh: '我的常用视图', en: 'My saved views' },
  params: inCommunity,
  reply: z.object({ items: z.array(savedView) }),
  access: { kind: 'community', roles: STAFF },
});
export const saveView = defineRoute({
  id: 'save-view',
  method: 'PUT',
  path: '/communities/{communityId}/saved-views/{viewId}',
  summary: { zh: '保存视图', en: 'Save a view' },
  params: z.object({ communityId: uuid, viewId: uuid }),
  body: savedView
    .omit({ id: true })
    .extend({ name: z.string().trim().min(1).max(40), page: z.enum(['cases', 'people']) }),
  reply: savedView,
  access: { kind: 'community', roles: STAFF },
});
export const discardView = defineRoute({
  id: 'discard-view',
  method: 'DELETE',
  path: '/communities/{communityId}/saved-views/{viewId}',
  summary: { zh: '删除视图', en: 'Discard a view' },
  params: z.object({ communityId: uuid, viewId: uuid }),
  reply: z.object({ discarded: z.boolean() }),
  access: { kind: 'community', roles: STAFF },
});
