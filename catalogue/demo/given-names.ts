/**
 * Given names as a generation gave them: whole ones of one character, and first and second characters that combine.
 * Eras are named by the first year of birth to which they apply.
 */
export interface NameEra {
  readonly from: number;
  readonly single: string;
  readonly first: string;
  readonly second: string;
  /** Share of names of one character, in percent. */
  readonly singleShare: number;
}

export const FEMALE_ERAS: readonly NameEra[] = [
  {
    from: 1900,
    single: '英珍兰芳珠凤',
    first: '秀桂玉素淑凤月金惠美',
    second: '英珍兰芳珠娣华贞琴云娥妹芬',
    singleShare: 8,
  },
  {
    from: 1950,
    single: '英敏芳珍萍华玲琴',
    first: '秀桂玉美建爱丽淑惠凤国',
    second: '英珍兰芳华萍琴玲娟芬凤霞妹',
    singleShare: 12,
  },
  {
    from: 1965,
    single: '敏丽芳红霞燕萍艳静玲英',
    first: '晓丽亚建海春雪爱小惠文',
    second: '红霞萍芳燕英琴娟梅玲华敏芬',
    singleShare: 28,
  },
  {
    from: 1980,
    single: '静婷敏娜丽燕艳娟洁倩莉颖琳',
    first: '晓丽海雅雪佳婷文思亚梦',
    second: '静婷燕娟敏洁莹琳萍娜云慧霞',
    singleShare: 34,
  },
  {
    from: 1995,
    single: '婷倩悦颖琪雪蕾玥瑶',
    first: '雨思佳欣梦雅静诗婉晓紫',
    second: '婷怡琪欣颖雯瑶涵萱洁悦琳',
    singleShare: 18,
  },
  {
    from: 2008,
    single: '玥萱瑶妍',
    first: '梓欣雨诗可一若语思沐安子',
    second: '涵萱怡彤妍琪诺瑶汐宁桐玥晴',
    singleShare: 4,
  },
];

export const MALE_ERAS: readonly NameEra[] = [
  {
    from: 1900,
    single: '福生根林泉',
    first: '阿金福根国永德荣炳志',
    second: '生根福林泉宝荣明兴祥发元',
    singleShare: 6,
  },
  {
    from: 1950,
    single: '建军平明强华勇',
    first: '建国志卫永荣德玉文兴根',
    second: '国军明华平民生林强忠良法',
    singleShare: 12,
  },
  {
    from: 1965,
    single: '军勇伟强涛杰斌峰明辉刚',
    first: '建志海晓文永国卫俊小春',
    second: '军华明伟平东强峰荣林生良',
    singleShare: 28,
  },
  {
    from: 1980,
    single: '伟磊涛超鹏杰斌浩飞俊',
    first: '志晓文海俊建家明子天宇',
    second: '伟峰鹏超杰强辉华东明文斌',
    singleShare: 34,
  },
  {
    from: 1995,
    single: '浩宇杰帆鑫凯',
    first: '子俊浩嘉天宇家文明志晨',
    second: '豪轩杰宇涛鑫辰阳博文睿',
    singleShare: 16,
  },
  { from: 2008, single: '睿宸', first: '梓宇浩子一沐奕皓俊嘉辰', second: '轩宇泽辰睿阳晨航博涵豪然', singleShare: 4 },
];

/** Whole names of groups that name differently; used with the ethnic group beside. */
export const OTHER_NAMES: readonly { readonly ethnicGroup: string; readonly female: string; readonly male: string }[] =
  [
    {
      ethnicGroup: '维吾尔族',
      female: '阿依古丽·买买提 古丽娜尔·阿不都 热依汗·吐尔逊 帕提古丽·艾山',
      male: '买买提·艾力 阿不都·热合曼 艾尔肯·吐尔逊 库尔班·尼亚孜',
    },
    { ethnicGroup: '蒙古族', female: '乌云其木格 萨日娜 其其格 娜仁花', male: '巴特尔 布仁 苏和 朝鲁' },
    { ethnicGroup: '藏族', female: '卓玛 央金 达娃卓玛 白玛央宗', male: '扎西 次仁 丹增 多吉' },
  ];

/** Groups whose names do not differ; share per thousand of those not Han. */
export const ETHNIC_GROUPS = '回族300 满族180 土家族140 苗族110 壮族110 彝族40 布依族30 侗族30 朝鲜族20';
