import { z } from 'zod';
import { defineRoute, plainDate, uuid } from '../../../platform/contract.ts';
import { ORGANISER_LEVELS } from '../domain/training-rules.ts';
import {
  courseReply,
  inCommunity,
  LEARNERS,
  named,
  OVERSEERS,
  roundSummary,
  rulesReply,
  year,
  yearReply,
} from './shapes.ts';

export const getMyTraining = defineRoute({
  id: 'get-my-training',
  method: 'GET',
  path: '/communities/{communityId}/training',
  summary: { zh: '我的培训', en: 'The own training of a year' },
  params: inCommunity,
  query: z.object({ year: year.optional() }),
  reply: z
    .object({
      summary: yearReply,
      rounds: z.array(roundSummary),
      courses: z.array(courseReply),
      weakSpots: z.object({ due: z.number().int(), all: z.number().int() }),
      minutesToday: z.number().int(),
      groups: z.array(named.extend({ questions: z.number().int() })),
      rules: rulesReply,
    })
    .meta({ id: 'MyTraining' }),
  access: { kind: 'community', roles: LEARNERS },
});

/** Class hours of one course are entered in halves. */
export const COURSE_HOURS = { least: 0.5, most: 80 };

export const addTrainingCourse = defineRoute({
  id: 'add-training-course',
  method: 'POST',
  path: '/communities/{communityId}/training/courses',
  summary: { zh: '登记外出培训，等负责人确认', en: 'Enter training elsewhere, to be confirmed by the head' },
  params: inCommunity,
  body: z
    .object({
      kindId: z.string().max(60),
      contentId: z.string().max(60),
      title: z.string().trim().min(2).max(120),
      organiser: z.string().trim().min(2).max(120),
      organiserLevel: z.enum(ORGANISER_LEVELS),
      heldFrom: plainDate,
      heldTo: plainDate,
      classHours: z.number().min(COURSE_HOURS.least).max(COURSE_HOURS.most).multipleOf(COURSE_HOURS.least),
      certificateNumber: z.string().trim().max(60).default(''),
    })
    .refine(({ heldFrom, heldTo }) => heldFrom <= heldTo, { path: ['heldTo'] }),
  reply: courseReply,
  status: 201,
  refusals: [
    'training-kind-unknown',
    'training-content-unknown',
    'training-organiser-too-low',
    'training-not-yet-over',
    'training-across-years',
  ],
  access: { kind: 'community', roles: LEARNERS },
  command: true,
});

const ofCourse = inCommunity.extend({ courseId: uuid });

export const withdrawTrainingCourse = defineRoute({
  id: 'withdraw-training-course',
  method: 'POST',
  path: '/communities/{communityId}/training/courses/{courseId}/withdrawal',
  summary: { zh: '撤回自己登记的培训', en: 'Take back an own entry that is not yet decided' },
  params: ofCourse,
  reply: courseReply,
  refusals: ['training-course-gone', 'training-course-decided'],
  access: { kind: 'community', roles: LEARNERS },
  command: true,
});

export const decideTrainingCourse = defineRoute({
  id: 'decide-training-course',
  method: 'POST',
  path: '/communities/{communityId}/training/courses/{courseId}/decision',
  summary: { zh: '确认或不认可登记的培训', en: 'Confirm or decline an entry' },
  params: ofCourse,
  body: z
    .object({ decision: z.enum(['confirmed', 'declined']), reason: z.string().trim().max(300).default('') })
    .refine(({ decision, reason }) => decision === 'confirmed' || reason !== '', { path: ['reason'] }),
  reply: courseReply,
  refusals: ['training-course-gone', 'training-course-decided', 'training-course-own'],
  access: { kind: 'community', roles: OVERSEERS },
  command: true,
});

export const listTrainingOfColleagues = defineRoute({
  id: 'list-training-of-colleagues',
  method: 'GET',
  path: '/communities/{communityId}/training/colleagues',
  summary: { zh: '同事的培训学时', en: 'Training of everybody in the community' },
  params: inCommunity,
  query: z.object({ year: year.optional() }),
  reply: z
    .object({
      year: z.number().int(),
      items: z.array(z.object({ worker: named.omit({ name: true }).extend({ name: z.string() }), summary: yearReply })),
      toConfirm: z.array(courseReply),
      rules: rulesReply,
    })
    .meta({ id: 'TrainingOfColleagues' }),
  access: { kind: 'community', roles: OVERSEERS },
});

export const getTrainingOfColleague = defineRoute({
  id: 'get-training-of-colleague',
  method: 'GET',
  path: '/communities/{communityId}/training/colleagues/{workerId}',
  summary: { zh: '一位同事的培训明细', en: 'What the hours of one colleague are made of' },
  params: inCommunity.extend({ workerId: uuid }),
  query: z.object({ year: year.optional() }),
  reply: z
    .object({
      worker: z.object({ id: uuid, name: z.string() }),
      summary: yearReply,
      rounds: z.array(roundSummary),
      courses: z.array(courseReply),
    })
    .meta({ id: 'TrainingOfColleague' }),
  refusals: ['not-found'],
  access: { kind: 'community', roles: OVERSEERS },
});

export const exportTraining = defineRoute({
  id: 'export-training',
  method: 'GET',
  path: '/communities/{communityId}/training/export.xlsx',
  summary: { zh: '导出培训学时', en: 'Training of the year as a spreadsheet' },
  params: inCommunity,
  query: z.object({ year: year.optional() }),
  reply: z.unknown(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  access: { kind: 'community', roles: OVERSEERS },
});
