import { days, minutes, oneOf, type DemoStory } from './story.ts';

const vote = { eligible: 60, present: 52, for: 44, against: 6, abstained: 2 };

/** What residents do together: wishes, deliberation, volunteering, offices of honour; and what is explained to them. */
export const PARTICIPATION_STORIES: readonly DemoStory[] = [
  {
    processId: 'wish',
    perYear: 16,
    channel: 'visit',
    who: 'poor',
    opening: {
      wish: oneOf('修一下厨房的水龙头', '有人陪着去一趟医院', '想要一个洗澡凳', '教我用手机视频', '帮忙理个发'),
      kind: oneOf('repair', 'company', 'goods', 'learning', 'skill'),
      wantedBy: '@day+20',
    },
    moves: [
      { do: 'publish', after: minutes(10, 200) },
      {
        do: 'claim',
        after: days(0, 4),
        input: { claimant: '@name', claimantKind: oneOf('party-member', 'volunteer', 'neighbour') },
      },
      {
        do: 'report-done',
        after: days(1, 6),
        input: { doneOn: '@day+0', proof: '照片 1 张', hours: oneOf(1, 1.5, 2) },
      },
      { do: 'confirm', after: days(0, 3), input: { points: oneOf(10, 20) } },
    ],
  },
  {
    processId: 'deliberation',
    perYear: 4,
    channel: 'counter',
    opening: {
      title: oneOf('小区停车位怎么排', '要不要加装电梯', '楼道堆物怎么清', '广场舞时间怎么定'),
      why: '群里吵了很久，想请社区召集大家坐下来说。',
      source: oneOf('resident', 'request-wall', 'grid'),
    },
    moves: [
      {
        do: 'set-topic',
        after: days(1, 4),
        input: {
          topic: '制定大家都能接受的办法',
          parties: '业主代表、物业、网格员、相关住户',
          voters: 'households',
          quorum: 66,
          majority: 50,
          meetingAt: '@at+7',
        },
      },
      {
        do: 'hold-meeting',
        after: days(5, 8),
        input: { heldAt: '@now', attended: 52, record: '各方发言，归纳出三条办法。' },
      },
      { do: 'vote-passed', after: days(1, 4), input: { ...vote, resolution: '按三条办法执行，试行三个月。' } },
      { do: 'publicise', after: days(0, 2), input: { publicisedAt: '小区公告栏和业主群' } },
      { do: 'begin-work', after: days(12, 14), input: { leader: '@name' } },
      { do: 'record-work', after: days(3, 8), input: { progress: '已划线编号，张贴公约。' } },
      { do: 'strike-off', after: days(4, 10), input: { proof: '三条办法全部落实，照片存档。' } },
      { do: 'rate-together', after: days(2, 6), input: { rated: 48, content: 43 } },
    ],
  },
  {
    processId: 'deliberation',
    perYear: 2,
    channel: 'online',
    opening: { title: '把小区围墙拆了', why: '进出方便', source: 'resident' },
    moves: [
      {
        do: 'reject',
        after: days(1, 4),
        input: { reason: '涉及规划红线，社区无权决定；已告知可向街道规划部门反映。' },
      },
    ],
  },
  {
    processId: 'volunteer-project',
    perYear: 4,
    channel: 'counter',
    opening: {
      title: oneOf('周六助老理发', '四点半课堂', '楼道清洁日', '夏日纳凉义诊'),
      need: '邻居们提了好几次。',
      field: oneOf('elders', 'children', 'environment'),
    },
    moves: [
      {
        do: 'set-up',
        after: days(1, 4),
        input: { leader: '@name', places: 12, from: '@day+14', until: '@day+74', place: '社区活动室' },
      },
      { do: 'publish', after: days(0, 2), input: { signUpBy: '@day+7' } },
      {
        do: 'sign-up',
        after: days(0, 1),
        input: { volunteer: '@name', volunteerId: '@their-id', canDo: oneOf('理发', '讲故事', '打扫', '量血压') },
        times: [3, 6],
      },
      { do: 'select', after: days(1, 3), input: { selected: 8 } },
      {
        do: 'record-training',
        after: days(1, 4),
        input: { trainedOn: '@day+0', course: '服务礼仪和安全', trained: 8, trainingHours: 2 },
      },
      { do: 'begin-service', after: days(0, 2) },
      {
        do: 'record-service',
        after: days(2, 6),
        input: {
          volunteer: '@name',
          volunteerId: '@their-id',
          checkedIn: '@now',
          checkedOut: '@now',
          hours: oneOf(2, 3),
          served: '服务居民十余人。',
        },
        times: [3, 6],
      },
      { do: 'end-service', after: days(5, 10) },
      { do: 'confirm-hours', after: days(1, 3), by: 'head', input: { totalHours: 18, commended: '@name' } },
    ],
  },
  {
    processId: 'neighbour-leader',
    perYear: 3,
    channel: 'counter',
    who: 'party-member',
    opening: { how: 'self', traits: ['party-member', 'sociable'], interests: '书法、调解' },
    moves: [
      { do: 'talk', after: days(1, 3), input: { talked: '愿意为楼里做事，每天都在家。' } },
      {
        do: 'review-passed',
        after: days(2, 6),
        by: 'head',
        input: { reviewers: '社区、派出所、物业', findings: '同意。' },
      },
      { do: 'publicise', after: days(0, 2), input: { publicisedAt: '楼道公告栏' } },
      { do: 'end-publicity', after: days(6, 7) },
      {
        do: 'appoint',
        after: days(3, 6),
        by: 'head',
        input: { trainingDays: 3, buildings: '5号楼、6号楼', matchedBy: '住在本楼、会调解' },
      },
      {
        do: 'record-training',
        after: days(15, 19),
        input: { trainingKind: 'monthly', trainedOn: '@day+0', course: '走访沟通技巧' },
        times: [14, 18],
      },
    ],
  },
  {
    processId: 'recognition',
    perYear: 3,
    channel: 'counter',
    opening: {
      title: oneOf('pioneer', 'good-neighbour', 'star-volunteer'),
      nominee: '@name',
      by: 'nominated',
      deeds: '常年照看楼里两位独居老人。',
    },
    moves: [
      { do: 'review-papers', after: days(2, 5), input: { opinion: '材料真实。' } },
      {
        do: 'visit-nominee',
        after: days(2, 5),
        input: { visitedOn: '@day+0', visitors: '评议小组三人', findings: '邻居评价好。' },
      },
      { do: 'choose', after: days(2, 5), input: { voteKind: 'both', votesFor: 41, votesCast: 46 } },
      { do: 'publicise', after: days(0, 2), input: { publicisedAt: '社区公告栏' } },
      { do: 'award', after: days(6, 8), by: 'head', input: { awardedOn: '@day+0', validUntil: '@day+365' } },
    ],
  },
  {
    processId: 'publicity',
    perYear: 10,
    channel: 'visit',
    opening: {
      topic: oneOf('冬季用气安全', '反诈骗', '医保新政策', '垃圾分类', '防汛避险'),
      audience: oneOf(['elders'], ['all'], ['tenants'], ['families']),
      plannedOn: '@day+5',
      place: '小广场',
    },
    moves: [
      {
        do: 'learn-needs',
        after: days(0, 3),
        input: { situation: '老人多，接到诈骗电话的不少。', needs: '想知道怎么辨别、去哪里报。' },
      },
      {
        do: 'explain',
        after: days(2, 5),
        input: {
          heldAt: '@now',
          form: oneOf('stand', 'meeting', 'door-to-door'),
          attended: oneOf(28, 45, 63),
          opinions: '希望多办几次。',
        },
      },
      { do: 'hand-out', after: minutes(10, 60), input: { leaflet: '一页纸图解', handedOut: oneOf(60, 120, 200) } },
      {
        do: 'push',
        after: minutes(20, 120),
        input: { message: '图文解读', pushedTo: ['all'] },
        chance: 0.7,
      },
      { do: 'record-reads', after: days(1, 3), input: { read: oneOf(180, 260) }, chance: 0.5 },
      { do: 'finish', after: days(0, 2), input: { lessons: '放在傍晚人更多。' } },
    ],
  },
];
