/** How lists write the special groups, beside their names; a word that is not here or a name is a problem of the row. */
export const GROUP_WORDS: Readonly<Record<string, readonly string[]>> = {
  'living-alone': ['独居老人', '独居老年人', '独居人员'],
  'oldest-old': ['高龄老人', '高龄老年人', '80岁以上', '80岁以上老人', '八十岁以上'],
  'empty-nest': ['空巢老人', '空巢家庭'],
  'needs-nursing': ['失能老人', '失能人员'],
  'hard-of-hearing': ['听障', '听力障碍'],
  'weak-sight': ['视障', '视力障碍'],
  'minimum-living-standard': ['低保户', '低保对象', '低保人员', '最低生活保障'],
  borderline: ['低边', '低边户', '低保边缘户', '低保边缘家庭'],
  'special-hardship': ['特困', '特困人员', '特困供养人员', '五保', '五保户'],
  disabled: ['残疾人', '残障', '残障人士'],
  'lost-only-child': ['失独家庭', '失独老人', '失独父母'],
  'serious-illness': ['大病', '重病患者', '重大疾病', '大病患者'],
  'child-in-hardship': ['困境未成年人'],
  veteran: ['退役', '退伍', '退伍军人', '退役士兵', '转业军人', '复员军人'],
  'party-member': ['中共党员', '共产党员'],
  'employment-difficulty': ['就业困难人员', '就业困难对象'],
};
