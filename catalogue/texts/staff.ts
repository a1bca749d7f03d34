import type { Text } from '../../kernel/text.ts';

/** Words of the duty roster and of standing in for somebody. */
export const staffTexts = {
  'duty.nav': { zh: '值班', en: 'Duty' },
  'duty.title': { zh: '值班表', en: 'Duty roster' },
  'duty.sub': { zh: 'A 岗在岗，A 岗不在时 B 岗顶上', en: 'Post A serves; post B stands in when A is away' },
  'duty.earlier': { zh: '上一周', en: 'Week before' },
  'duty.this-week': { zh: '本周', en: 'This week' },
  'duty.later': { zh: '下一周', en: 'Next week' },
  'duty.day': { zh: '日期', en: 'Day' },
  'duty.morning': { zh: '上午', en: 'Morning' },
  'duty.afternoon': { zh: '下午', en: 'Afternoon' },
  'duty.post-A': { zh: 'A 岗', en: 'post A' },
  'duty.post-B': { zh: 'B 岗', en: 'post B' },
  'duty.place': { zh: '{date}{half}{post}岗', en: '{date}, {half}, post {post}' },
  'stand-in.title': { zh: '有人不在，交接在办的事', en: 'Somebody is away: hand over what is in hand' },
  'stand-in.hint': { zh: '首问责任人不变', en: 'The first contact stays the same' },
  'stand-in.away': { zh: '谁不在', en: 'Who is away' },
  'stand-in.to': { zh: '谁来顶', en: 'Who stands in' },
  'stand-in.by-roster': { zh: '按今天的 B 岗推荐，可以改', en: 'Proposed by post B of today; you may change it' },
  'stand-in.none': { zh: '今天没有排 B 岗，请自己选', en: 'No post B today; please choose' },
  'stand-in.nothing': { zh: '手上没有在办的事', en: 'Nothing in hand' },
  'stand-in.nothing-hint': { zh: '不用交接', en: 'There is nothing to hand over' },
  'stand-in.confirm': { zh: '交接这 {count} 件', en: 'Hand over these {count}' },
  'stand-in.done': { zh: '已交接 {count} 件', en: '{count} handed over' },
} as const satisfies Readonly<Record<string, Text>>;
