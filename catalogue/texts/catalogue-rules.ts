import type { Text } from '../../kernel/text.ts';
import type { CatalogueRule } from '../../modules/guides/domain/catalogue-rules.ts';

/** What the editor of the catalogue says of each broken rule. `{name}` is filled with what was found. */
export const catalogueRuleTexts: Readonly<Record<CatalogueRule, Text>> = {
  // Form.
  'shape-missing': { zh: '这里必须填写', en: 'This must be filled in' },
  'shape-type': { zh: '这里填的类型不对，应为 {expected}', en: 'Another kind of value belongs here: {expected}' },
  'shape-number': {
    zh: '这里要填数字，天数和份数填整数',
    en: 'A number belongs here, a whole one for days and copies',
  },
  'shape-key-unknown': { zh: '没有“{key}”这一项，可能写错了', en: 'There is no field "{key}"; perhaps a slip' },
  'shape-choice': { zh: '只能从这些里选：{choices}', en: 'Must be one of: {choices}' },
  'shape-too-short': { zh: '不能少于 {minimum}', en: 'Must not be less than {minimum}' },
  'shape-too-long': { zh: '太长或太大，最多 {maximum}', en: 'Too long or too large; at most {maximum}' },
  'shape-id': {
    zh: '编号只能用小写英文词，中间用连字符，例如 bank-card',
    en: 'An id is made of lower-case words joined by hyphens, such as bank-card',
  },
  'shape-name': {
    zh: '名称要用英文，首字母小写，例如 minimumAge',
    en: 'A name starts with a small letter and has no gaps, such as minimumAge',
  },
  'shape-date': { zh: '日期不存在，请按 2026-01-31 的样子填写', en: 'No such date; write it like 2026-01-31' },
  'shape-source-needed': { zh: '至少写一个来源', en: 'Name at least one source' },
  'shape-process-needed': { zh: '至少选一种服务方式', en: 'Choose at least one service type' },
  'shape-contact-empty': { zh: '电话、地点、时间至少填一项', en: 'Fill in a phone, a place or hours' },
  'shape-other': { zh: '这里的写法不对', en: 'This is not written in the right form' },

  // References.
  'item-unknown': { zh: '没有“{id}”这个事项', en: 'There is no item "{id}"' },
  'related-unknown': { zh: '相关事项“{id}”不存在，或就是本事项', en: '"{id}" is not another item' },
  'document-unknown': { zh: '来源目录里没有“{id}”', en: 'The list of sources has no "{id}"' },
  'promise-missing': {
    zh: '“{id}”没有默认时限，请直接写明时限',
    en: '"{id}" has no default limit; say the limit here',
  },
  'department-unknown': { zh: '部门目录里没有“{id}”', en: 'The list of departments has no "{id}"' },
  'fact-unknown': { zh: '事实目录里没有“{name}”', en: 'The list of facts has no "{name}"' },
  'id-twice': { zh: '编号“{id}”用了两次', en: 'The id "{id}" is used twice' },
  'version-twice': { zh: '“{id}”第 {version} 版已经有了', en: '"{id}" version {version} exists already' },
  'approver-unreachable': {
    zh: '本机构上面没有“{kind}”一级，找不到审批单位',
    en: 'No {kind} stands above this organisation, so nobody could decide',
  },
  'process-without-definition': {
    zh: '“{id}”还没有可用的流程，居民能看到，但窗口暂时不能受理',
    en: 'No process "{id}" is in force yet: people see it, the window cannot open it',
  },
  'overlay-does-not-fit': {
    zh: '{organisation}的本地调整与新版本对不上：{part}',
    en: 'The overlay of {organisation} no longer fits the new version: {part}',
  },

  // Limits and dates.
  'promised-above-statutory': { zh: '承诺时限不能超过法定时限', en: 'The promised limit exceeds the statutory one' },
  'immediate-at-once': { zh: '即时办理的事项要当场办结', en: 'An immediate matter is finished at once' },
  'at-once-without-days': { zh: '当场办结的，时限填 0', en: 'With "at once" the limit is 0' },
  'limit-without-days': { zh: '时限至少 1 天', en: 'The limit is at least one day' },
  'stages-too-long': { zh: '各环节天数加起来超过了承诺时限', en: 'The stages take longer than the promised limit' },
  'approver-needed': { zh: '承诺办理的事项要写明由谁审批', en: 'A promised matter must name who decides' },
  'delegation-needed': { zh: '代受理要有委托依据', en: 'Acceptance on behalf needs a delegation' },
  'transfer-limit-needed': { zh: '代受理要写明流转时限', en: 'Acceptance on behalf needs a transfer limit' },
  'ends-before-start': { zh: '结束日期早于开始日期', en: 'The end lies before the start' },
  'end-without-reason': {
    zh: '停办要同时写明最后一天、原因和依据',
    en: 'An item that ends says its last day, why and on what basis; others say none of it',
  },
  'starts-before-older-version': {
    zh: '新版本不能早于旧版本实施',
    en: 'A newer version must not start before the older',
  },

  // Expressions and sentences.
  'need-without-words': {
    zh: '“什么情况下需要”的算式和说明要一起写',
    en: 'The expression and the words for when it is needed belong together',
  },
  'placeholder-unknown': { zh: '一口清里没有“{{name}}”这个占位词', en: 'Spoken answers know no {{name}}' },
  'feel-name-unknown': {
    zh: '算式里的“{name}”既不是事实也不是参数',
    en: '"{name}" in the expression is neither a fact nor a parameter',
  },
  'feel-function-forbidden': { zh: '算式不能用“{name}”', en: 'Expressions may not call "{name}"' },
  'feel-too-long': {
    zh: '算式太长，最多 {maximum} 个字符',
    en: 'The expression is longer than {maximum} characters',
  },
  'feel-too-deep': { zh: '算式套得太深，最多 {maximum} 层', en: 'The expression is nested deeper than {maximum}' },
  'feel-part-forbidden': { zh: '算式里不能用“{part}”', en: 'Expressions may not use “{part}”' },
  'feel-number-too-long': {
    zh: '算式里的数字太长，最多 {maximum} 位',
    en: 'A number in the expression has more than {maximum} digits',
  },
  'feel-not-boolean': { zh: '算式的结果应是“是”或“否”', en: 'The expression must come out as yes or no' },
  'feel-without-value': { zh: '算式算不出结果', en: 'The expression has no value' },
  'feel-unsound': { zh: '算式有问题：{message}', en: 'The expression is not sound: {message}' },
  'feel-unreadable': { zh: '算式写法不对：{message}', en: 'The expression cannot be read: {message}' },

  // Overlays.
  'overlay-part-missing': { zh: '事项里没有“{id}”，无法调整', en: 'The item has no "{id}" to change' },
  'overlay-part-there': { zh: '事项里已经有“{id}”，不能再添加', en: 'The item has "{id}" already' },
  'overlay-limit-incomparable': {
    zh: '有法定时限的，要用同样的计时单位',
    en: 'Where the law sets a limit, count in its unit',
  },
  'overlay-without-process': { zh: '至少保留一种服务方式', en: 'At least one service type must remain' },
  'overlay-change-twice': { zh: '同一时间对同一处调整了两次', en: 'Two changes set the same part at the same time' },
  'overlay-outside-period': { zh: '日期超出本地调整的有效期', en: 'The date lies outside the days of the overlay' },

  // Files.
  'file-empty': { zh: '文件是空的', en: 'The file is empty' },
  'file-too-long': { zh: '文件太大，最多 {maximum} 个字', en: 'The file is too long; at most {maximum} characters' },
  'file-too-many-lines': { zh: '行数太多，最多 {maximum} 行', en: 'Too many lines; at most {maximum}' },
  'file-too-deep': { zh: '层次太深，最多 {maximum} 层', en: 'Nested too deeply; at most {maximum} levels' },
  'file-too-slow': { zh: '文件太复杂，没能读完', en: 'The file is too complicated to be read' },
  'files-too-many-at-once': {
    zh: '正有别的文件在读，请稍等一会儿再试',
    en: 'Other files are being read; please try again in a moment',
  },
  'file-several-documents': { zh: '一个文件里只能有一份内容', en: 'A file holds exactly one document' },
  'file-unsound': { zh: '不是正确的 YAML：{message}', en: 'Not sound YAML: {message}' },
  'file-alias': { zh: '不能用锚点和别名（& 与 *）', en: 'Aliases (& and *) are not allowed' },
  'file-key-twice': { zh: '“{key}”写了两次', en: '"{key}" is written twice' },
  'file-key-forbidden': { zh: '不能用“{key}”这个名称', en: 'The key "{key}" is not allowed' },
  'file-without-items': { zh: '文件里没有事项，也没有本地调整', en: 'The file holds neither items nor overlays' },
  'file-overlays-without-organisation': {
    zh: '文件里有本地调整，请选择是哪个机构的',
    en: 'The file holds overlays; say whose they are',
  },
  'file-version-old': {
    zh: '第 {version} 版已经发布且内容不同，只能在最新版本上修改',
    en: 'Version {version} is published and differs; only the newest can be changed',
  },
  'file-item-twice': { zh: '“{id}”在文件里出现了两次', en: '"{id}" stands in the file twice' },
};
