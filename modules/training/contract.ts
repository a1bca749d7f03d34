import { z } from 'zod';
import { defineRoute, text } from '../../platform/contract.ts';
import {
  addTrainingCourse,
  decideTrainingCourse,
  exportTraining,
  getMyTraining,
  getTrainingOfColleague,
  listTrainingOfColleagues,
  withdrawTrainingCourse,
} from './contract/hours.ts';
import {
  answerTrainingQuestion,
  getTrainingRound,
  judgeTrainingCard,
  listTrainingCards,
  startTrainingRound,
} from './contract/practice.ts';

export * from './contract/hours.ts';
export * from './contract/practice.ts';
export type { CourseReply, RoundReply, RoundSummary, RulesReply, YearReply } from './contract/shapes.ts';

/** Civil and forbidden phrases by situation; the browser checks replies with them while somebody types. */
export const getServiceLanguage = defineRoute({
  id: 'get-service-language',
  method: 'GET',
  path: '/service-language',
  summary: { zh: '文明用语和服务忌语', en: 'The service language' },
  reply: z
    .object({
      basis: z.object({ source: z.string(), where: z.exactOptional(z.string()) }),
      practiseGroupId: z.string().nullable().meta({ description: 'Rounds of this group ask about the phrases' }),
      situations: z.array(
        z.object({
          id: z.string(),
          name: text,
          civil: z.array(z.string()),
          forbidden: z.array(
            z.object({
              phrase: z.string(),
              instead: z.string(),
              unless: z.exactOptional(z.array(z.string())),
              onlyAtStart: z.exactOptional(z.boolean()),
            }),
          ),
          processes: z.exactOptional(z.array(z.string())),
          channels: z.exactOptional(z.array(z.string())),
        }),
      ),
    })
    .meta({ id: 'ServiceLanguage' }),
  access: { kind: 'signed-in' },
});

export const trainingRoutes = [
  getServiceLanguage,
  getMyTraining,
  startTrainingRound,
  getTrainingRound,
  answerTrainingQuestion,
  listTrainingCards,
  judgeTrainingCard,
  addTrainingCourse,
  withdrawTrainingCourse,
  decideTrainingCourse,
  listTrainingOfColleagues,
  getTrainingOfColleague,
  exportTraining,
] as const;
