import type { Text } from '../../kernel/text.ts';

/** Refusals of revising the catalogue. */
export const revisionRefusalTexts = {
  'item-already-there': { zh: '已经有这个编号的事项，请另起编号', en: 'There is an item with this id; choose another' },
  'item-id-invalid': {
    zh: '编号只能用小写英文词，中间用连字符，例如 senior-card',
    en: 'An id is made of lower-case words joined by hyphens, such as senior-card',
  },
  'revision-not-yours': {
    zh: '您可以看这份修订稿，但这一步由别的角色来做',
    en: 'You may read this revision, but this step belongs to another role',
  },
  'revision-not-at-this-step': {
    zh: '修订稿现在不在可以这样做的环节，请刷新后再看',
    en: 'The revision is not at this step now; look at its present state',
  },
  'second-person-needed': {
    zh: '起草人不能审核自己的稿子，请另一位有权限的同事审核',
    en: 'Whoever wrote in it cannot review it; a second person has to',
  },
  'revision-mistaken': {
    zh: '还有 {mistakes} 处要先改好',
    en: 'Mistakes have to be mended first: {mistakes}',
  },
  'revision-without-change': { zh: '和现行内容一样，没有可提交的改动', en: 'Nothing differs from what is in force' },
  'revision-base-moved': {
    zh: '起草之后又发布了第 {present} 版，请先把它的改动并进来',
    en: 'Version {present} came out meanwhile; take its changes in first',
  },
  'revision-too-large': { zh: '内容太大，请拆开或精简', en: 'This is too large; shorten it' },
  'start-date-too-early': {
    zh: '实施日期最早是 {earliest}',
    en: 'The earliest first day is {earliest}',
  },
  'catalogue-file-unreadable': {
    zh: '文件读不出来，请按列出的问题改好再试',
    en: 'The file cannot be read; mend what is listed and try again',
  },
} as const satisfies Readonly<Record<string, Text>>;
