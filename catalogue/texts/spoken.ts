import type { Text } from '../../kernel/text.ts';
import type { SpokenWord } from '../../modules/guides/domain/spoken-page.ts';

/** Words of the one page to tell a matter by. */
export const spokenTexts = {
  'spoken.who': { zh: '谁能办', en: 'Who' },
  'spoken.bring': { zh: '带什么', en: 'What to bring' },
  'spoken.how-long': { zh: '多久', en: 'How long' },
  'spoken.fee': { zh: '收不收费', en: 'Fee' },
  'spoken.where': { zh: '到哪里', en: 'Where' },
  'spoken.bring-nothing': { zh: '不用带材料，把情况说清楚就行', en: 'Nothing; just tell us the facts' },
  'spoken.bring-always': { zh: '{material}（{form}）', en: '{material} ({form})' },
  'spoken.bring-when': { zh: '{material}（{form}），{when}', en: '{material} ({form}): {when}' },
  'spoken.form.original': { zh: '原件', en: 'original' },
  'spoken.form.copy': { zh: '复印件', en: 'copy' },
  'spoken.form.original-and-copy': { zh: '原件和复印件', en: 'original and copy' },
  'spoken.form.form': { zh: '表格', en: 'form' },
  'spoken.at-once': { zh: '当场', en: 'At once' },
  'spoken.working-days': { zh: '{days} 个工作日内', en: 'Within {days} working days' },
  'spoken.calendar-days': { zh: '{days} 天内', en: 'Within {days} days' },
  'spoken.decided-by': {
    zh: '由{level}{department}这条线决定，材料我们转，不用再跑',
    en: 'Decided by the {level} line for {department}; we pass the papers on',
  },
  'spoken.level.community': { zh: '社区', en: 'community’s' },
  'spoken.level.street': { zh: '街道', en: 'street’s' },
  'spoken.level.district': { zh: '区级', en: 'district’s' },
  'spoken.level.city': { zh: '市级', en: 'city’s' },
  'spoken.where-community': { zh: '社区服务窗口', en: 'At the window of your community' },
  'spoken.where-village': { zh: '村服务窗口', en: 'At the window of your village' },
  'spoken.where-both': { zh: '社区（村）服务窗口', en: 'At the window of your community or village' },
  'spoken.paragraph-missing': { zh: '您好', en: 'Hello' },
  'spoken.paragraph.duty': {
    zh: '您好，“{item}”是居（村）委会自己该做的事。有这方面的情况直接告诉我们，{materials}；我们当场答复，该办的马上安排。',
    en: 'Hello, “{item}” is our committee’s own duty. Tell us about it: {materials}. You hear from us at once, and what has to be done is arranged.',
  },
  'spoken.paragraph.assistance': {
    zh: '您好，“{item}”由{department}负责，我们依法协助。您把情况告诉我们，{materials}；我们当场答复，需要部门办的，帮您联系好。',
    en: 'Hello, “{item}” is for {department}, and we help. Tell us about it: {materials}. You hear from us at once, and we contact the department where it is needed.',
  },
  'spoken.paragraph.handling': {
    zh: '您好，“{item}”可以在我们这里办。请带：{materials}；材料齐了，{days}办好，免得您再跑。',
    en: 'Hello, “{item}” can be done here. Please bring: {materials}. With everything there: {days}.',
  },
  'spoken.joined': { zh: '、', en: ', ' },
  'spoken.title': { zh: '一口清', en: 'In one breath' },
  'spoken.print': { zh: '打印一页纸', en: 'Print the page' },
  'spoken.read': { zh: '朗读', en: 'Read aloud' },
  'spoken.to-guide': { zh: '看完整指南', en: 'To the whole guide' },
  'spoken.one-page': { zh: '一口清一页纸', en: 'One page to tell it' },
  'spoken.office': { zh: '{name}　{address}　{phone}　{hours}', en: '{name}, {address}, {phone}, {hours}' },
  'spoken.basis': { zh: '依据：{source}', en: 'Basis: {source}' },
  'spoken.verify': { zh: '按本地规定核实后再说', en: 'Check against local rules before telling' },
} as const satisfies Readonly<Record<`spoken.${SpokenWord}`, Text>> & Readonly<Record<string, Text>>;
