import { findPeople, getPerson, identifyPerson, registerPerson } from '../../modules/people/contract.ts';
import type { PersonReply, PersonSummary } from '../../modules/people/contract.ts';
import { FixtureRefusal } from './fixture-server.ts';
import type { FixtureAnswer } from './fixture-server.ts';
import { id } from './fixture-ids.ts';
import { COMMUNITY } from './session-answers.ts';

const tag = (groupId: string, zh: string, en: string, care = false) => ({ id: groupId, name: { zh, en }, care });

const wang: PersonSummary = {
  id: id(101),
  communityId: COMMUNITY,
  name: '王秀英',
  sex: 'female',
  bornOn: '1945-06-12',
  age: 81,
  idNumberMasked: '3202**********2847',
  phoneMasked: '138****1234',
  address: '西水新村 17 幢 2 单元',
  residence: 'registered',
  groups: [
    tag('alone', '独居', 'Lives alone', true),
    tag('very-old', '高龄', 'Very old', true),
    tag('borderline', '低保边缘', 'Borderline'),
  ],
  openCases: 1,
};
const others: readonly PersonSummary[] = [
  {
    ...wang,
    id: id(102),
    name: '王建军',
    sex: 'male',
    bornOn: '1978-03-02',
    age: 48,
    idNumberMasked: '3202**********0318',
    phoneMasked: '139****8812',
    groups: [],
    openCases: 0,
  },
  {
    ...wang,
    id: id(103),
    name: '张伟',
    sex: 'male',
    bornOn: '1990-11-11',
    age: 36,
    idNumberMasked: '3202**********1116',
    phoneMasked: '186****2210',
    address: '西水新村 3 幢 1 单元',
    residence: 'floating',
    groups: [tag('floating', '流动人口', 'Floating')],
    openCases: 0,
  },
  {
    ...wang,
    id: id(104),
    name: '欧阳慧',
    sex: 'female',
    bornOn: '1996-01-30',
    age: 30,
    idNumberMasked: '3202**********3023',
    phoneMasked: '150****9981',
    address: '滨河里 8 幢 3 单元',
    groups: [],
    openCases: 2,
  },
];
const everyone: PersonSummary[] = [wang, ...others];

const source = (zh: string, en: string) => ({ zh, en });
const whole = (person: PersonSummary): PersonReply => ({
  ...person,
  version: 1,
  relationToHead: { zh: '户主', en: 'Head of household' },
  householdId: id(150),
  grid: { id: id(160), name: '第二网格' },
  facts: [
    {
      id: 'id-number',
      label: { zh: '证件', en: 'ID' },
      value: person.idNumberMasked ?? '',
      source: source('公安', 'Police'),
      asOf: '2026-03-02',
      expiresOn: null,
      sensitive: true,
      reveal: 'id-number',
    },
    {
      id: 'phone',
      label: { zh: '电话', en: 'Phone' },
      value: person.phoneMasked ?? '',
      source: source('走访', 'Visit'),
      asOf: '2026-11-02',
      expiresOn: null,
      sensitive: true,
      reveal: 'phone',
    },
    {
      id: 'address',
      label: { zh: '住址', en: 'Address' },
      value: `${person.address ?? ''} 302`,
      source: source('户籍', 'Register'),
      asOf: '1998-05-01',
      expiresOn: null,
      sensitive: false,
      reveal: null,
    },
    {
      id: 'registered',
      label: { zh: '户籍', en: 'Registration' },
      value: '本社区，1998 年迁入',
      source: source('公安', 'Police'),
      asOf: '2026-03-02',
      expiresOn: null,
      sensitive: false,
      reveal: null,
    },
    {
      id: 'income',
      label: { zh: '月收入', en: 'Monthly income' },
      value: '1,180 元',
      source: source('养老金', 'Pension'),
      asOf: '2026-10-15',
      expiresOn: null,
      sensitive: false,
      reveal: null,
    },
  ],
  household: [
    { id: person.id, name: person.name, relation: { zh: '本人', en: 'Self' }, age: person.age, sex: person.sex },
  ],
  cases: [
    {
      id: id(301),
      number: '西水办〔2026〕128号',
      name: { zh: '居家适老化改造', en: 'Home adaptation for the old' },
      stateName: { zh: '已转街道', en: 'With the street' },
      stateKind: 'waiting',
      dueOn: '2026-11-26',
      workingDaysLeft: 3,
      openedAt: '2026-11-02T02:10:00Z',
    },
    {
      id: id(302),
      number: '西水办〔2026〕119号',
      name: { zh: '老年人意外险咨询', en: 'Question about accident insurance' },
      stateName: { zh: '已答复', en: 'Answered' },
      stateKind: 'done',
      dueOn: null,
      workingDaysLeft: null,
      openedAt: '2026-10-28T02:10:00Z',
    },
  ],
  visits: [
    {
      id: id(401),
      on: '2026-11-02',
      workerName: '李建国',
      result: { zh: '在家', en: 'At home' },
      note: '腿脚不便，想装扶手',
    },
  ],
  hints: [{ zh: '听力不便，请慢说', en: 'Hard of hearing: speak slowly' }],
});

const matches = (person: PersonSummary, q: string): boolean =>
  q === '' || person.name.includes(q) || (q.toLowerCase().startsWith('wxy') && person.id === wang.id);

export const peopleAnswers: readonly FixtureAnswer[] = [
  {
    route: findPeople,
    answer: ({ query }) => ({
      items: everyone.filter((person) => matches(person, query['q'] ?? '')),
      nextCursor: null,
    }),
  },
  {
    route: getPerson,
    answer: ({ params }) => {
      const person = everyone.find(({ id: personId }) => personId === params['personId']);
      if (person === undefined) throw new FixtureRefusal(404, 'not-found', '没有找到', 'Not found');
      return whole(person);
    },
  },
  {
    route: identifyPerson,
    answer: ({ body }) => ({ person: String(body['idNumber']).endsWith('2847') ? wang : null }),
  },
  {
    route: registerPerson,
    answer: ({ body }) => {
      if (String(body['phone'] ?? '').length === 3)
        throw new FixtureRefusal(422, 'phone-invalid', '电话号码不对', 'The phone number is wrong');
      const person: PersonSummary = {
        ...wang,
        id: id(105 + everyone.length),
        name: String(body['name']),
        groups: [],
        openCases: 0,
      };
      everyone.push(person);
      return { ...whole(person), cases: [], visits: [], hints: [] };
    },
  },
];
