/** What workers of the demo note after a visit. All people and troubles are invented. */
export const VISIT_NOTES: Readonly<Record<'present' | 'absent' | 'refused', readonly string[]>> = {
  present: [
    '身体平稳，血压药按时吃，家里干净。',
    '精神不错，说晚上睡得好。',
    '膝盖疼，上下楼慢，建议装扶手。',
    '燃气软管已过期，当场联系更换。',
    '子女周末来过，冰箱里有菜。',
    '提醒防诈骗，留了社区电话。',
    '想了解助餐点的位置，已告知。',
    '空调不制冷，已联系志愿者周末上门。',
    '医保卡余额不会查，教会了在手机上看。',
    '说楼道灯不亮，已报修。',
    '刚出院，按医嘱休养，下周再来看。',
    '一切正常，聊了半小时家常。',
  ],
  absent: ['敲门无人，邻居说去女儿家了。', '无人应门，电话联系上，人在菜场。', '不在家，已留联系卡。'],
  refused: ['隔门说家里不方便，改天再来。', '表示不需要走访，留了电话。'],
};

export const FIRST_RESIDENT_NOTE = '腿脚不便，想装扶手。';
