import type { Text } from '../../kernel/text.ts';
import type { Question, Raises, When } from '../../modules/visits/domain/checklist.ts';

export const words = (zh: string, en: string): Text => ({ zh, en });

const YES: When = { is: true };

/** A danger in or around the home becomes an event of the grid. */
export const danger = (zh: string, en: string, when: When = YES): Raises => ({
  when,
  processId: 'grid-event',
  title: words(zh, en),
  input: { kind: 'safety', place: '$place', seen: '$note' },
});

export const someoneNeedsCare = (zh: string, en: string, when: When = YES): Raises => ({
  when,
  processId: 'grid-event',
  title: words(zh, en),
  input: { kind: 'person', place: '$place', seen: '$note' },
});

export const asksAbout = (zh: string, en: string, when: When = YES): Raises => ({
  when,
  processId: 'consultation',
  title: words(zh, en),
  input: { matter: '$note' },
});

export const inDanger: Raises = {
  when: YES,
  processId: 'emergency',
  title: words('有人遇险', 'Person in danger'),
  input: { kind: 'person-in-danger', place: '$place' },
};

/** Asked at every visit. */
export const everywhere: readonly Question[] = [
  {
    id: 'inDanger',
    ask: words('眼下有没有危险，要马上救助？', 'Is somebody in danger right now?'),
    type: 'yes-no',
    raises: [inDanger],
  },
  {
    id: 'homeDanger',
    ask: words('家里有没有安全隐患？', 'Is there a danger in the home?'),
    type: 'yes-no',
    raises: [danger('居家安全隐患', 'Danger in the home')],
  },
  {
    id: 'dangerKinds',
    ask: words('哪些隐患', 'Which'),
    type: 'choices',
    after: { question: 'homeDanger', when: YES },
    choices: [
      { id: 'gas', name: words('燃气软管、灶具', 'Gas') },
      { id: 'wires', name: words('电线、插座', 'Wires and sockets') },
      { id: 'clutter', name: words('杂物堵路', 'Clutter in the way') },
      { id: 'stairs', name: words('楼道、扶手', 'Stairs and rails') },
      { id: 'other', name: words('其他', 'Other') },
    ],
  },
];

export const wishAndQuestion: readonly Question[] = [
  {
    id: 'wish',
    ask: words('有没有想要的帮助或心愿？', 'Is there something the person wishes for?'),
    type: 'yes-no',
    raises: [
      { when: YES, processId: 'wish', title: words('居民心愿', 'A wish'), input: { wish: '$note', kind: '$wishKind' } },
    ],
  },
  {
    id: 'wishKind',
    ask: words('哪一类心愿', 'Which kind'),
    type: 'choice',
    after: { question: 'wish', when: YES },
    choices: [
      { id: 'repair', name: words('修修补补', 'Small repairs') },
      { id: 'goods', name: words('缺个物件', 'A thing that is needed') },
      { id: 'company', name: words('陪伴', 'Company') },
      { id: 'errand', name: words('跑腿代办', 'An errand') },
      { id: 'skill', name: words('理发、检修等手艺', 'A skill such as a haircut') },
      { id: 'learning', name: words('学习辅导', 'Help with learning') },
    ],
  },
  {
    id: 'asksHow',
    ask: words('有没有想问的政策或要办的事？', 'Is there something the person asks about?'),
    type: 'yes-no',
    raises: [asksAbout('居民咨询', 'A question')],
  },
];
