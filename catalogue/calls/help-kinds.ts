import type { Basis, Text } from '../../kernel/text.ts';
import type { HelpKind, HelpSign } from '../../modules/calls/domain/help-kind.ts';

const EMERGENCY_LAW: Basis = { source: '中华人民共和国突发事件应对法', where: '居民委员会协助人民政府做好应急工作' };

const kind = (id: string, name: Text, does: Text, signs: readonly HelpSign[]): HelpKind => ({
  id,
  name,
  does,
  signs,
  basis: EMERGENCY_LAW,
  validFrom: '2025-01-01',
});

/** Who needs which help when something happens, the most urgent kind first. Which signs count is our own default. */
export const HELP_KINDS: readonly HelpKind[] = [
  kind(
    'life-support',
    { zh: '靠设备维持', en: 'On medical devices' },
    { zh: '停电、转移前先联系 120，带上氧气', en: 'Call 120 before power fails or they are moved; bring oxygen' },
    [{ fact: 'usesMedicalDevice', is: true }],
  ),
  kind(
    'cannot-walk',
    { zh: '走不了', en: 'Cannot walk' },
    { zh: '两人上门，带轮椅或担架', en: 'Two people, with a wheelchair or stretcher' },
    [{ fact: 'cannotWalk', is: true }, { group: 'needs-nursing' }],
  ),
  kind(
    'cannot-hear-or-see',
    { zh: '听不见、看不清', en: 'Cannot hear or see well' },
    { zh: '电话和喇叭叫不应，要上门', en: 'Phones and loudspeakers do not reach them: go there' },
    [{ group: 'hard-of-hearing' }, { group: 'weak-sight' }],
  ),
  kind('ill', { zh: '重病', en: 'Seriously ill' }, { zh: '带好常用药和病历', en: 'Take along medicine and papers' }, [
    { group: 'serious-illness' },
  ]),
  kind(
    'alone',
    { zh: '一个人住', en: 'Alone' },
    { zh: '没人接应，叫到人为止', en: 'Nobody else is there: keep trying' },
    [{ group: 'living-alone' }, { group: 'special-hardship' }],
  ),
  kind(
    'child',
    { zh: '孩子', en: 'Child' },
    { zh: '先找监护人，找不到就接走', en: 'Find the guardian, or take the child along' },
    [{ group: 'child-in-hardship' }],
  ),
  kind('old', { zh: '高龄、老两口', en: 'Very old' }, { zh: '走得慢，早点叫', en: 'Slow on their feet: call early' }, [
    { group: 'oldest-old' },
    { fromAge: 80 },
    { group: 'empty-nest' },
  ]),
  kind('disabled', { zh: '残疾', en: 'Disabled' }, { zh: '问清要怎么帮', en: 'Ask what help is needed' }, [
    { group: 'disabled' },
  ]),
];
