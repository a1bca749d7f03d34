import type { Basis, Text } from '../../kernel/text.ts';
import type { RoutineLine } from '../../modules/visits/domain/visit-rule.ts';

const BASIS: Basis = { source: '“红色管家”12345 工作法', where: '五项名称出自案例；具体内容为本平台默认，社区可改' };

const point = (zh: string, en: string): Text => ({ zh, en });

const line = (id: string, zh: string, en: string, points: readonly Text[]): RoutineLine => ({
  id,
  name: { zh, en },
  points,
  basis: BASIS,
  verifyLocally: true,
});

/** The routine of building stewards. The source names the five lines only; the points under them are for the community to confirm. */
export const STEWARD_ROUTINE: readonly RoutineLine[] = [
  line('rounds', '一巡查', 'One round', [
    point('每天看一遍楼道：通道、电线、充电、卫生', 'The stairwell once a day: ways, wires, charging, cleanliness'),
  ]),
  line('calls', '二走访', 'Two kinds of calls', [
    point('走访重点人群：独居、高龄、残疾、困境儿童', 'Those in special groups'),
    point('走访普通住户：听意见、讲政策', 'Other households: listen and tell what is new'),
  ]),
  line('be-there', '三必到', 'Three times to be there', [
    point('突发情况必到', 'When something sudden happens'),
    point('邻里纠纷必到', 'When neighbours quarrel'),
    point('求助求援必到', 'When somebody asks for help'),
  ]),
  line('visit', '四必访', 'Four occasions to visit', [
    point('生病住院必访', 'Illness or hospital'),
    point('家有丧事必访', 'A death in the family'),
    point('遭遇困难必访', 'Hardship'),
    point('新搬来必访', 'New in the building'),
  ]),
  line('report', '五必报', 'Five things to report', [
    point('安全隐患必报', 'Dangers'),
    point('矛盾苗头必报', 'Beginning disputes'),
    point('困难需求必报', 'Needs'),
    point('人员变动必报', 'People moving in or out'),
    point('设施损坏必报', 'Broken facilities'),
  ]),
];
