import { days, minutes, oneOf, type DemoStory } from './story.ts';

const places = oneOf(
  '3号楼2单元门口',
  '小区东门',
  '地下车库B区',
  '儿童乐园旁',
  '7号楼电梯间',
  '菜场北侧',
  '河边步道',
  '12号楼楼顶平台',
);

/** What grid workers see on their rounds, and what happens all at once. */
export const GRID_STORIES: readonly DemoStory[] = [
  {
    processId: 'grid-event',
    perYear: 72,
    by: 'grid-worker',
    channel: 'visit',
    opening: {
      kind: oneOf('environment', 'facility', 'blocked-way', 'safety'),
      place: places,
      seen: oneOf(
        '建筑垃圾堆了两天',
        '路灯不亮',
        '消防通道停了车',
        '井盖松动，走上去响',
        '电动车在楼道充电',
        '健身器材断了一根扶手',
      ),
    },
    moves: [
      { do: 'accept', after: minutes(5, 90), by: 'worker' },
      { do: 'dispatch-grid', after: minutes(5, 60), input: { handler: '@worker' } },
      {
        do: 'record-progress',
        after: days(0, 1),
        by: 'grid-worker',
        input: { progress: '已联系物业，明天来人。' },
        chance: 0.4,
      },
      {
        do: 'handle',
        after: days(1, 4),
        by: 'grid-worker',
        input: { done: oneOf('物业已清运', '更换灯泡', '车主挪车并劝导', '加固并试踩'), evidence: '照片 2 张' },
      },
      { do: 'check-passed', after: days(0, 2), by: 'head', input: { checked: '现场看过，已恢复。' } },
    ],
  },
  {
    processId: 'grid-event',
    perYear: 9,
    by: 'grid-worker',
    channel: 'visit',
    opening: { kind: 'facility', place: places, seen: '外墙瓷砖空鼓，有掉落危险' },
    moves: [
      { do: 'accept', after: minutes(5, 60), by: 'worker' },
      {
        do: 'dispatch-street',
        after: minutes(20, 120),
        input: { unit: '街道城建办', reason: '涉及房屋安全，需要专业勘查和经费。' },
      },
      { do: 'handle', after: days(2, 8), by: 'worker', input: { done: '围挡已设，施工队拆除空鼓部分。' } },
      { do: 'check-failed', after: days(0, 1), by: 'head', input: { reason: '背面还有一片没有处理。' }, chance: 0.3 },
      { do: 'dispatch-community', after: minutes(10, 60), by: 'worker', input: { reason: '联系同一施工队补做。' } },
      { do: 'handle', after: days(1, 3), by: 'worker', input: { done: '背面已处理。' } },
      { do: 'check-passed', after: days(0, 2), by: 'grid-worker', input: { checked: '四面看过，都好了。' } },
    ],
  },
  {
    processId: 'patrol',
    perYear: 60,
    by: 'grid-worker',
    channel: 'visit',
    opening: { round: oneOf('building', 'fire', 'environment', 'night'), place: places },
    moves: [
      {
        do: 'finish',
        after: minutes(25, 80),
        by: 'grid-worker',
        input: {
          checked: oneOf(
            ['lanes-free', 'lights', 'rubbish'],
            ['lanes-free', 'wires', 'extinguishers', 'lifts'],
            ['lights', 'elders', 'strangers'],
          ),
        },
      },
    ],
  },
  {
    processId: 'visit',
    perYear: 26,
    by: 'grid-worker',
    channel: 'visit',
    who: 'aged-80',
    opening: {
      occasion: oneOf('illness', 'hardship', 'routine', 'bereavement'),
      about: oneOf('看看用药和吃饭', '家里有没有人照应', '降温了，看看取暖'),
    },
    moves: [
      {
        do: 'record-absent',
        after: days(0, 1),
        by: 'grid-worker',
        input: { attempt: '敲门无人，邻居说去女儿家了' },
        chance: 0.2,
      },
      {
        do: 'record-present',
        after: days(0, 3),
        by: 'grid-worker',
        input: {
          wellbeing: oneOf('well', 'well', 'some-trouble'),
          seen: oneOf('精神不错，药按时吃', '腿疼下不了楼，女儿每周来两次', '取暖设备正常，已提醒通风'),
        },
      },
      { do: 'finish', after: minutes(5, 40), by: 'grid-worker', input: { nextVisitOn: '@day+30' } },
    ],
  },
  {
    processId: 'emergency',
    perYear: 4,
    by: 'grid-worker',
    channel: 'visit',
    opening: { kind: oneOf('fire', 'gas', 'flood', 'illness'), place: places, source: 'found' },
    moves: [
      {
        do: 'tell-both',
        after: minutes(1, 4),
        by: 'grid-worker',
        input: { headTold: '@head', body: oneOf('fire', 'ambulance', 'utility', 'street') },
      },
      {
        do: 'log-entry',
        after: minutes(5, 15),
        by: 'grid-worker',
        input: { happened: oneOf('疏散同楼层六户到空地', '关闭总阀，拉警戒线', '救护车到场，家属陪同') },
        times: [1, 3],
      },
      {
        do: 'report-outcome',
        after: minutes(20, 90),
        by: 'worker',
        input: {
          outcome: oneOf('明火扑灭，无人员受伤', '阀门更换，检测无泄漏', '积水排空', '送医及时，情况稳定'),
          hurt: 0,
        },
      },
      { do: 'report-back', after: minutes(10, 60), by: 'head', input: { reportedTo: '街道应急值班室' } },
      { do: 'close', after: days(0, 2), by: 'head', input: { lessons: '楼道灭火器位置要再贴一遍。' } },
    ],
  },
  {
    processId: 'emergency',
    perYear: 1,
    by: 'worker',
    channel: 'phone',
    opening: { kind: 'gas', place: places, source: 'reported' },
    moves: [
      {
        do: 'not-real',
        after: minutes(8, 20),
        by: 'worker',
        input: { reason: '到场检测为油烟味，已向报告人说明并致谢。' },
      },
    ],
  },
];
