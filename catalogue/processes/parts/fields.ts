import type { InputField } from '../../../modules/casework/domain/definition.ts';

/** Fields that several processes ask for in the same words. */
export const missingMaterials: InputField = {
  id: 'materials',
  type: 'materials',
  label: { zh: '还缺的材料', en: 'Missing materials' },
  required: true,
  help: { zh: '一次说全：所有还缺的都要列上。', en: 'Say it all at once: list everything that is still missing.' },
};

export const whatChanged: InputField = {
  id: 'whatChanged',
  type: 'long-text',
  label: { zh: '情况有什么变化', en: 'What has changed' },
  required: false,
  help: {
    zh: '只有要补第一次没告知的材料时才填，负责人会看到。',
    en: 'Only when something is named that the first notice did not name; the head will see it.',
  },
};

export const broughtMaterials: InputField = {
  id: 'materials',
  type: 'materials',
  label: { zh: '这次带来的材料', en: 'Materials brought this time' },
  required: true,
};

export const reason: InputField = {
  id: 'reason',
  type: 'long-text',
  label: { zh: '原因', en: 'Reason' },
  required: true,
  help: { zh: '用群众听得懂的话写清楚。', en: 'In words the person understands.' },
};

export const result: InputField = {
  id: 'result',
  type: 'long-text',
  label: { zh: '办理结果', en: 'Result' },
  required: true,
};

export const note: InputField = {
  id: 'note',
  type: 'long-text',
  label: { zh: '备注', en: 'Note' },
  required: false,
};

export const deliveredHow: InputField = {
  id: 'deliveredHow',
  type: 'choice',
  label: { zh: '怎么交给本人', en: 'How it reached the person' },
  required: true,
  choices: [
    { id: 'at-window', label: { zh: '窗口领取', en: 'Collected at the window' } },
    { id: 'brought-home', label: { zh: '送到家里', en: 'Brought to the home' } },
    { id: 'by-post', label: { zh: '邮寄', en: 'By post' } },
    { id: 'by-phone', label: { zh: '电话告知', en: 'Told by phone' } },
  ],
};
