import type { Text } from '../../kernel/text.ts';
import { channelCheckRefusalTexts } from './channel-checks.ts';
import { erasureRefusalTexts } from './erasure.ts';
import { peopleRefusalTexts } from './people-refusals.ts';
import { publicityRefusalTexts } from './publicity.ts';
import { fieldRefusalTexts } from './phone-server.ts';
import { importRefusalTexts } from './imports.ts';
import { placeRefusalTexts } from './place-refusals.ts';
import { revisionRefusalTexts } from './revision-refusals.ts';
import { variantRefusalTexts } from './variant-refusals.ts';
import { visitRefusalTexts } from './visit-refusals.ts';
import { ownAccountRefusalTexts } from './own-account.ts';
import { callsRefusalTexts } from './calls.ts';

/**
 * Words for every refusal, by its public code. They say what is wrong and what to do next.
 * `{name}` is filled from the refusal's details; only codes that always carry the detail use one.
 */
export const refusalTexts = {
  // Requests as such.
  'bad-input': {
    zh: '有内容填得不对，请按提示改一下',
    en: 'Something is not filled in correctly; see the notes at the fields',
  },
  fault: {
    zh: '系统出了故障，这一步没有完成。请稍后再试',
    en: 'The system has a fault and this step was not completed. Please try again shortly',
  },
  'database-away': {
    zh: '数据库暂时连不上，正在恢复。请稍后再点一次，不会重复办理',
    en: 'The database is away and on its way back. Please try again shortly; nothing is done twice',
  },
  'database-full': {
    zh: '存放数据的磁盘满了，这一步没有保存。请系统管理员腾出空间，之后再点一次即可，不会重复办理',
    en: 'The disk that holds the data is full and this step was not kept. Once the system administrator has made room, try again; nothing is done twice',
  },
  'not-ready': {
    zh: '程序正在启动或停止，请稍后再试',
    en: 'The program is starting or stopping; please try again shortly',
  },
  overloaded: { zh: '现在使用的人太多，请过一会儿再试', en: 'Too busy at the moment; please try again shortly' },
  'not-found': { zh: '没有找到，可能已删除，或您无权查看', en: 'Not found; it may be gone, or you may not see it' },
  forbidden: { zh: '您的角色不能使用这项功能', en: 'Your role does not allow this' },
  'foreign-origin': { zh: '请求来自别的网站，已拒绝', en: 'The request came from another site and was refused' },
  'too-many-requests': { zh: '操作太频繁，请过几分钟再试', en: 'Too many attempts; please wait a few minutes' },
  'stale-version': {
    zh: '这份内容刚被别人改过，请看过最新情况再操作',
    en: 'Somebody has just changed this; look at the present state before you go on',
  },
  'idempotency-key-missing': { zh: '请求缺少 Idempotency-Key', en: 'The request lacks an Idempotency-Key' },
  'idempotency-key-reused': {
    zh: '同一个 Idempotency-Key 已用于另一项内容，没有重复办理',
    en: 'This Idempotency-Key was used with another body; nothing was done twice',
  },

  // Accounts and administration.
  'sign-in-needed': { zh: '请先登录', en: 'Please sign in' },
  'credentials-wrong': { zh: '用户名或密码不对', en: 'User name or password is wrong' },
  'account-locked': {
    zh: '输错次数太多，账号暂时锁定，{minutes} 分钟后再试',
    en: 'Locked after too many wrong attempts; try again in {minutes} minutes',
  },
  'password-too-weak': {
    zh: '密码太容易被猜到，请用更长的、不含姓名和用户名的密码',
    en: 'The password is too easy to guess; use a longer one without your name or user name',
  },
  'set-up-already-done': { zh: '系统已经初始化，请直接登录', en: 'Set-up is done already; please sign in' },
  'set-up-code-wrong': {
    zh: '初始化码不对，请看服务器启动时显示的那一行',
    en: 'The set-up code is wrong; it is the one the server printed when it started',
  },
  'username-taken': { zh: '这个用户名已有人使用', en: 'This user name is taken' },
  'powers-not-separated': {
    zh: '系统、安全、审计三种管理员不能由同一人担任',
    en: 'System, security and audit administration must be held by different people',
  },
  'not-yourself': { zh: '不能停用自己的账号', en: 'You cannot disable your own account' },
  'horizon-before-known-days': {
    zh: '已有比这一天更晚的安排，日历不能在此之前结束',
    en: 'Days after this date are already set; the calendar cannot end before them',
  },

  // People.
  'id-number-invalid': {
    zh: '身份证号码不对，请核对 18 位号码',
    en: 'The ID number is not valid; check all 18 characters',
  },
  'phone-invalid': { zh: '电话号码不对', en: 'The phone number is not valid' },
  'person-already-known': {
    zh: '这个人已经登记过，请直接使用已有档案',
    en: 'This person is already registered; use the existing record',
  },
  'sex-and-birth-needed': {
    zh: '没有身份证号码时，请填性别和出生日期',
    en: 'Without an ID number, sex and date of birth are needed',
  },
  'nothing-to-reveal': { zh: '这一项没有隐藏的内容', en: 'Nothing is hidden in this field' },

  // Opening a matter.
  'item-unknown': { zh: '没有这个事项', en: 'No such item' },
  'item-not-in-force': { zh: '这个事项现在不在实施期内', en: 'The item is not in force on this day' },
  'process-not-offered': { zh: '这个事项不能用这种服务方式办理', en: 'The item is not offered with this service type' },
  'process-unknown': { zh: '没有这个流程', en: 'No such process' },
  'delegation-not-in-force': {
    zh: '这个事项委托社区受理的期限已过或尚未批准，请引导居民到主管部门办理',
    en: 'The delegation to the community is not in force; please guide the person to the department',
  },
  'limit-missing': {
    zh: '流程的时限没有设置，请联系管理员',
    en: 'The process has no time limit; please tell the administrator',
  },
  'promised-above-statutory': {
    zh: '承诺时限不能超过法定时限',
    en: 'The promised limit must not exceed the statutory one',
  },
  'first-contact-missing': {
    zh: '缺少首问责任人，办件没有建立',
    en: 'Nobody holds the first contact; the case was not opened',
  },
  'case-not-opened': { zh: '办件还没有建立', en: 'The case has not been opened' },
  'case-already-open': { zh: '办件已经建立', en: 'The case is already open' },

  'fact-unknown': { zh: '这个事项不看这一条情况', en: 'The item does not ask for this fact' },
  'fact-value-invalid': { zh: '有一条情况填得不对', en: 'One of the facts has a value that does not fit' },

  // Training.
  'training-group-unknown': { zh: '没有这个类别', en: 'No such subject' },
  'training-nothing-to-ask': {
    zh: '现在没有可以问的，换一类再练',
    en: 'There is nothing to ask now; choose another subject',
  },
  'training-round-gone': {
    zh: '这一轮已经不能继续：题目更新了，或者不是您的。请再开一轮',
    en: 'This round cannot go on: the questions changed or it is not yours. Please begin another one',
  },
  'training-answered-already': { zh: '这一题已经答过，请看下一题', en: 'This question is answered; go on to the next' },
  'training-choice-unknown': { zh: '没有这个选项', en: 'No such choice' },
  'training-kind-unknown': { zh: '没有这种培训', en: 'No such kind of training' },
  'training-content-unknown': { zh: '没有这类培训内容', en: 'No such subject of training' },
  'training-organiser-too-low': {
    zh: '这种培训要由更高一级举办，请改种类或级别',
    en: 'This kind of training is held on a higher level; change the kind or the level',
  },
  'training-not-yet-over': {
    zh: '培训还没结束，结束后再登记',
    en: 'The training is not over yet; enter it afterwards',
  },
  'training-across-years': { zh: '跨年的培训请分两年登记', en: 'Enter training across two years in two parts' },
  'training-course-gone': { zh: '没有这条培训记录', en: 'No such entry of training' },
  'training-course-decided': { zh: '这条培训已经处理过了', en: 'This entry is already decided' },
  'training-course-own': { zh: '自己的培训不能自己确认', en: 'You cannot confirm your own training' },

  // Acting on a case.
  'action-unknown': { zh: '流程里没有这一步', en: 'The process has no such action' },
  'action-not-from-here': { zh: '办件现在不在可以这样办的环节', en: 'This cannot be done from the present step' },
  'role-not-allowed': { zh: '这一步不由您的角色办理', en: 'This action belongs to another role' },
  'action-used-up': { zh: '这一步已经用过，不能再次使用', en: 'This action cannot be taken again on this case' },
  'case-archived': { zh: '办件已归档，只能补充更正说明', en: 'The case is filed; only a correction can be added' },
  'input-missing': { zh: '有必填的内容没有填', en: 'Something required is not filled in' },
  'input-invalid': { zh: '有内容填得不对', en: 'Something is not filled in correctly' },
  'reason-missing': { zh: '请写明理由', en: 'Please give the reason' },
  'materials-missing': {
    zh: '材料还不齐：请补齐，或先出具一次性告知书',
    en: 'Materials are missing: complete them, or give the one-time notice first',
  },
  'nothing-missing': { zh: '材料已经齐全，不需要告知', en: 'Nothing is missing, so there is nothing to notify' },
  'not-eligible': { zh: '有条件不符合，不能受理', en: 'A condition is not met' },
  'notice-incomplete': {
    zh: '一次性告知要一次说全，还有缺的材料没有列入',
    en: 'The one notice must name everything; something missing is not on it',
  },
  'notice-names-new-material': {
    zh: '首次告知没有列出的材料不能再要；情况确有变化的，请写明变化，负责人会看到',
    en: 'A later notice cannot ask for more than the first; if something has changed, say what, and the head will see it',
  },
  'not-the-approving-organisation': {
    zh: '这件事由别的部门审批',
    en: 'Another organisation decides this case',
  },
  'answer-code-expired': {
    zh: '这个答复码已过期或已经用过，请与社区联系',
    en: 'This code has expired or was used; please contact the community',
  },
  'worker-not-here': { zh: '这位不是本社区的工作人员', en: 'This person does not work in the community' },
  'both-posts': { zh: '同一个人不能同时值 A 岗和 B 岗', en: 'Nobody holds both posts of one half-day' },
  'person-missing': { zh: '请先选服务对象', en: 'Choose the person first' },
  'item-missing': { zh: '请先选事项', en: 'Choose the item first' },
  'complained-about-yourself': {
    zh: '反映的是您本人，请交给同事登记',
    en: 'The complaint is about you; please let a colleague take it down',
  },
  'consent-missing': {
    zh: '还没有征得本人或监护人同意',
    en: 'The person or the guardian has not agreed yet',
  },
  'tasks-unanswered': {
    zh: '还有协同任务没有反馈，请等反馈后再办',
    en: 'Parts given to others have not been answered yet',
  },
  'handler-may-not-check': {
    zh: '自己办的事要由别人核查，请换一位同事',
    en: 'Somebody else has to check what you handled; ask a colleague',
  },
  'not-the-unit': { zh: '这件事转给了别的单位，由那个单位答复', en: 'The case was passed to another unit' },
  'tasks-not-here': { zh: '这一环节不能请别人协同', en: 'Parts cannot be given to others in this step' },
  'task-unknown': { zh: '没有这个协同任务', en: 'No such part of the case' },
  'task-already-answered': { zh: '这个协同任务已经反馈过了', en: 'This part has been answered already' },
  'task-not-yours': { zh: '这个协同任务不是交给您的', en: 'This part was not given to you' },
  'already-handler': { zh: '这件事本来就由这位同事经办', en: 'This colleague handles the case already' },
  'rating-not-asked': { zh: '这件事现在不需要评价', en: 'No rating is asked for this case now' },
  'already-rated': { zh: '已经评价过了', en: 'It has been rated already' },
  'correction-of-unknown-entry': { zh: '要更正的那条记录不存在', en: 'The entry to correct does not exist' },

  // Issuing documents.
  'document-kind-unknown': { zh: '这种文书不能在这里开', en: 'Papers of this kind are not issued here' },
  'document-field-missing': { zh: '还有必填的一项没有填', en: 'A required field is still empty' },
  'document-field-invalid': { zh: '有一项填得不对，请再看看', en: 'A field is not filled in right, please check' },
  'document-field-unknown': { zh: '表格里没有这一项', en: 'The form has no such field' },
  'document-already-void': { zh: '这份文书已经作废了', en: 'This document is void already' },

  // Revising the catalogue.
  ...peopleRefusalTexts,
  ...erasureRefusalTexts,
  ...fieldRefusalTexts,
  ...placeRefusalTexts,
  ...importRefusalTexts,
  ...channelCheckRefusalTexts,
  ...publicityRefusalTexts,
  ...revisionRefusalTexts,
  ...variantRefusalTexts,
  ...visitRefusalTexts,
  ...callsRefusalTexts,
  ...ownAccountRefusalTexts,
} as const satisfies Readonly<Record<string, Text>>;

export type RefusalCode = keyof typeof refusalTexts;
