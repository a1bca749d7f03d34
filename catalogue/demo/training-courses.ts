import type { OrganiserLevel } from '../../modules/training/domain/training-rules.ts';

/** A course of the demo, held so many days before the day of the demo; `share` of the colleagues took part. */
export interface DemoCourse {
  readonly kindId: string;
  readonly contentId: string;
  readonly title: string;
  readonly organiser: string;
  readonly organiserLevel: OrganiserLevel;
  readonly daysAgo: number;
  readonly days: number;
  readonly classHours: number;
  readonly share: number;
  /** Entered lately and still waiting for the head. */
  readonly waiting?: true;
}

export const DEMO_COURSES: readonly DemoCourse[] = [
  {
    kindId: 'rotation-training',
    contentId: 'business',
    title: '全科社区工作者年度轮训',
    organiser: '云栖街道办事处',
    organiserLevel: 'street',
    daysAgo: 190,
    days: 3,
    classHours: 16,
    share: 0.8,
  },
  {
    kindId: 'business-training',
    contentId: 'policy',
    title: '社会救助政策培训',
    organiser: '区民政局',
    organiserLevel: 'district',
    daysAgo: 140,
    days: 1,
    classHours: 6,
    share: 0.6,
  },
  {
    kindId: 'business-training',
    contentId: 'law',
    title: '人民调解法律知识讲座',
    organiser: '区司法局',
    organiserLevel: 'district',
    daysAgo: 96,
    days: 1,
    classHours: 4,
    share: 0.5,
  },
  {
    kindId: 'post-rotation',
    contentId: 'skills',
    title: '街道便民服务中心轮岗',
    organiser: '云栖街道办事处',
    organiserLevel: 'street',
    daysAgo: 75,
    days: 5,
    classHours: 40,
    share: 0.5,
  },
  {
    kindId: 'supervised-learning',
    contentId: 'etiquette',
    title: '窗口服务督导学习',
    organiser: '云栖街道办事处',
    organiserLevel: 'street',
    daysAgo: 40,
    days: 1,
    classHours: 4,
    share: 0.6,
  },
  {
    kindId: 'change-training',
    contentId: 'business',
    title: '事项清单调整培训',
    organiser: '云栖街道办事处',
    organiserLevel: 'street',
    daysAgo: 6,
    days: 1,
    classHours: 4,
    share: 0.3,
    waiting: true,
  },
];
