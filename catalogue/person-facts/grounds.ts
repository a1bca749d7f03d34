import type { Text } from '../../kernel/text.ts';
import type { ConsentPurpose } from '../../modules/people/domain/consents.ts';

/** Purposes a person may agree to. Facts say in their ground which of them need one. */
export const CONSENT_PURPOSES: readonly ConsentPurpose[] = [
  {
    id: 'income-check',
    name: { zh: '核对家庭经济状况', en: 'Checking the income of the household' },
    validFrom: '2014-05-01',
    basis: { source: '社会救助暂行办法', where: '第五十八条' },
  },
  {
    id: 'health-care',
    name: { zh: '健康与照护服务', en: 'Health and care' },
    validFrom: '2021-11-01',
    basis: { source: '个人信息保护法', where: '第二十九条' },
  },
  {
    id: 'share-with-agency',
    name: { zh: '提供给社工机构开展服务', en: 'Sharing with the social-work agency' },
    validFrom: '2021-11-01',
    basis: { source: '个人信息保护法', where: '第二十三条' },
  },
  {
    id: 'photo-and-voice',
    name: { zh: '走访拍照、录音', en: 'Photos and voice notes of visits' },
    validFrom: '2021-11-01',
    basis: { source: '个人信息保护法', where: '第二十九条' },
  },
  {
    id: 'publish-name',
    name: { zh: '公示、宣传中出现姓名或照片', en: 'Name or photo in what is published' },
    validFrom: '2021-11-01',
    basis: { source: '个人信息保护法', where: '第二十五条' },
  },
  {
    id: 'messages',
    name: { zh: '接收社区发的消息', en: 'Messages from the community' },
    validFrom: '2021-11-01',
    basis: { source: '个人信息保护法', where: '第十三条' },
  },
];

/** How the ground on which a fact is used is said beside it. */
export const GROUND_WORDS: Readonly<Record<'law' | 'consent', Text>> = {
  law: { zh: '依据{basis}', en: 'By law: {basis}' },
  consent: { zh: '本人 {on} 同意“{purpose}”', en: 'Consent of {on} to “{purpose}”' },
};
