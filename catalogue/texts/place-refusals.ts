import type { Text } from '../../kernel/text.ts';

/** Refusals of places, duties and the plan. */
export const placeRefusalTexts = {
  'place-unknown': { zh: '没有这个地方，或已撤销', en: 'There is no such place, or it was closed' },
  'place-name-taken': { zh: '这个名称已有，请换一个', en: 'This name is taken; choose another' },
  'place-not-empty': {
    zh: '里面还有楼栋或住户，请先划转出去再撤销',
    en: 'There are still buildings or households in it; move them out before closing it',
  },
  'place-unchanged': { zh: '楼栋已经在这个网格里', en: 'The building is in this grid already' },
  'place-date-in-future': { zh: '日期不能晚于 {until}', en: 'The date cannot be later than {until}' },
  'place-date-too-early': {
    zh: '日期不能早于上一次变动（{from}）',
    en: 'The date cannot be before the last change ({from})',
  },
  'door-taken': { zh: '这个单元里已有这个门号', en: 'This door is in the unit already' },
  'too-many-dwellings': {
    zh: '一次最多新增 {most} 户，请分几次',
    en: 'At most {most} dwellings at once; do it in parts',
  },
  'duty-role-unknown': { zh: '没有这个岗位', en: 'There is no such role' },
  'duty-role-not-here': {
    zh: '这个岗位不能安排在这里，或不能由这类人员担任',
    en: 'The role cannot be given for this place, or not to such a person',
  },
  'duty-holder-unknown': {
    zh: '没有找到这个人，或已不在本社区',
    en: 'This person was not found or is no longer in the community',
  },
  'duty-held-already': { zh: '此人已经负责这里', en: 'This person is in charge here already' },
  'duty-full': {
    zh: '这里最多 {most} 人担任这个岗位，请先结束或接替一位',
    en: 'At most {most} hold this role here; end or replace one first',
  },
  'duty-ended': { zh: '这项负责已经结束', en: 'This duty has ended already' },
  'duty-ends-before-start': {
    zh: '日期不能早于开始负责的那天（{from}）',
    en: 'The date cannot be before the duty begins ({from})',
  },
  'shape-invalid': {
    zh: '图形不对：边界要有至少三个角、不能交叉、不能画出图外',
    en: 'The shape is not sound: at least three corners, no crossing, nothing outside the plan',
  },
  'picture-invalid': {
    zh: '只能上传 700 KB 以内的 PNG、JPEG 或 WebP 图片',
    en: 'Only PNG, JPEG or WebP pictures of at most 700 KB',
  },
  'region-code-invalid': {
    zh: '区划代码不对，应为 12 位统计用代码',
    en: 'Not a statistical region code of twelve digits',
  },
  'region-parent-missing': {
    zh: '请先登记上一级区划 {parent}',
    en: 'Name the region above first: {parent}',
  },
} as const satisfies Readonly<Record<string, Text>>;
