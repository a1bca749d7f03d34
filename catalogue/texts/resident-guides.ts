import type { Text } from '../../kernel/text.ts';

/** Words of the residents' ways to a guide: by what happened, by group, by words. */
export const residentGuidesTexts = {
  'topics.situations': { zh: '您遇到了什么事？', en: 'What has come up?' },
  'topics.groups': { zh: '按办事种类找', en: 'By kind of matter' },
  'topics.contents': { zh: '社区都管些什么', en: 'What the community does' },
  'topics.count': { zh: '{count} 件事可以办', en: '{count} things you can apply for' },
  'topics.other': { zh: '社区平时还做这些', en: 'What else the community does' },
  'topics.other.hint': {
    zh: '这些不用您申请。想知道怎么做的，打电话问就行。',
    en: 'You need not apply for these. Call us if you want to know more.',
  },
  'topics.none': {
    zh: '这一类没有要填表申请的事。有需要就打电话，或者直接到社区来。',
    en: 'Nothing here needs an application. Call, or simply come in.',
  },
  'topics.back': { zh: '换一类', en: 'Another kind' },
  'guides.why': { zh: '因为您说到“{matched}”', en: 'Because you said “{matched}”' },
  'guides.why.like': { zh: '也有人这样说：“{matched}”', en: 'Others say: “{matched}”' },
  'guides.why.synonym': { zh: '意思差不多：“{matched}”', en: 'Means much the same: “{matched}”' },
  'guides.why.pinyin': { zh: '听起来像“{matched}”', en: 'Sounds like “{matched}”' },
  'guides.maybe': { zh: '您要办的也许是这些', en: 'You may be looking for one of these' },
  'guides.more': { zh: '再看 {count} 件', en: 'Show {count} more' },
  'guides.call': { zh: '还是没有您要的？打电话说一声，我们帮您找。', en: 'Not what you need? Call us, we look it up.' },
  'refused.title': { zh: '{name}：社区不开这种证明', en: '{name}: the community does not issue this' },
  'refused.kind': {
    zh: '不是不给您办。国家规定这种证明不用居委会、村委会开，您可以这样办：',
    en: 'We are not turning you away: by national rule no committee issues it. This is how to go about it:',
  },
  'refused.asked': {
    zh: '要是有单位非让您开，把要求记下来，打电话告诉我们，我们去说。',
    en: 'Should an office still insist, note what it asks and call us: we take it up with them.',
  },
  'refused.basis': { zh: '依据：{basis}', en: 'Basis: {basis}' },
  'guide.check': { zh: '我能不能办？', en: 'Can I apply?' },
  'guide.check-amount': { zh: '能不能办、能领多少？', en: 'Can I, and how much?' },
  'guide.check.hint': { zh: '一次问一句，不留记录', en: 'One question at a time, nothing is kept' },
  'guide.list': { zh: '要带的东西列个单子', en: 'List what to bring' },
  'guide.related': { zh: '常和这件事一起办', en: 'Often done together' },
  'guide.copies': { zh: '{form}，{count} 份', en: '{form}, {count}' },
  'bar.label': { zh: '社区电话', en: 'Community phone' },
  'bar.where': { zh: '地址、时间', en: 'Address' },
  'bar.choose': { zh: '请选您的社区', en: 'Choose your community' },
} as const satisfies Readonly<Record<string, Text>>;
