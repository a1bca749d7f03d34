import type { Text } from '../../kernel/text.ts';

/** Words of the app for the way: large, short, readable in the sun. */
export const phoneTexts = {
  'app.name': { zh: '全科外勤', en: 'Quanke outside' },
  'app.language': { zh: 'English', en: '中文' },
  'app.unsafe': {
    zh: '这个地址不是 https，手机不能给记录加密。请用社区给的 https 地址打开。',
    en: 'This address is not https, so the phone cannot encrypt records. Open the https address of your office.',
  },
  'app.loading': { zh: '正在打开', en: 'Opening' },
  'app.back': { zh: '返回', en: 'Back' },
  'app.fault': { zh: '刚才没成，请再试一次', en: 'That did not work; please try again' },

  'sign.title': { zh: '登录', en: 'Sign in' },
  'sign.username': { zh: '用户名', en: 'Username' },
  'sign.password': { zh: '密码', en: 'Password' },
  'sign.in': { zh: '登录', en: 'Sign in' },
  'sign.offline': {
    zh: '没有信号也能开：用上次登录的用户名和密码。',
    en: 'It opens without signal too: with the username and password of last time.',
  },
  'sign.wrong': { zh: '用户名或密码不对', en: 'Username or password is wrong' },
  'sign.first': { zh: '第一次登录要有信号', en: 'The first sign-in needs signal' },
  'sign.withdrawn': {
    zh: '服务器没有接受这次登录，手机上的记录还在，可以交给社区负责人。',
    en: 'The server did not accept you. Your records are still here and can be handed to the head.',
  },
  'sign.locked-with-old': {
    zh: '密码改过了，手机上的记录还用旧密码锁着。请输入旧密码。',
    en: 'The password was changed; records on this phone are locked with the old one. Enter it.',
  },
  'sign.old-password': { zh: '旧密码', en: 'Old password' },
  'sign.no-community': { zh: '这个账号没有可以外勤的社区', en: 'This account belongs to no community' },
  'sign.again': { zh: '登录过期了，请再输一次密码', en: 'You were signed out; enter the password again' },

  'home.today': { zh: '今天', en: 'Today' },
  'home.grids': { zh: '负责：{grids}', en: 'In charge of {grids}' },
  'home.no-grid': { zh: '还没有安排负责的网格', en: 'No grid is assigned to you yet' },
  'home.people': { zh: '找人', en: 'Find people' },
  'home.records': { zh: '我的记录', en: 'My records' },
  'home.none': { zh: '今天还没有记录。点上面的按钮记第一条。', en: 'No records today. Start with a button above.' },
  'home.send': { zh: '马上发送', en: 'Send now' },
  'home.sending': { zh: '正在发送', en: 'Sending' },
  'home.waiting': { zh: '{count} 条等着发送', en: '{count} waiting' },
  'home.all-sent': { zh: '都送到了', en: 'Everything was received' },
  'home.offline': { zh: '没有信号，记录存在手机里', en: 'No signal; records stay on this phone' },
  'home.export': { zh: '导出没送的记录', en: 'Export unsent records' },
  'home.export.hint': {
    zh: '文件没有加密，只交给社区，用完删掉。',
    en: 'The file is not encrypted: give it to the office only, then delete it.',
  },
  'home.hand-in': { zh: '交给社区负责人', en: 'Hand to the head' },
  'home.no-access': {
    zh: '您在这个社区的权限已收回。没送的记录可以交给社区负责人，不会丢。',
    en: 'Your access here was withdrawn. Unsent records can be handed to the head; nothing is lost.',
  },
  'home.sign-out': { zh: '退出', en: 'Sign out' },
  'home.sign-out.unsent': {
    zh: '还有 {count} 条没送到，退出会从手机上删掉。先发送或导出。',
    en: '{count} records were not received; signing out deletes them here. Send or export them first.',
  },
  'home.sign-out.anyway': { zh: '仍然退出并删除', en: 'Sign out and delete' },
  'home.stay': { zh: '先不退出', en: 'Stay' },

  'state.draft': { zh: '草稿', en: 'Draft' },
  'state.waiting': { zh: '等待发送', en: 'Waiting' },
  'state.sent': { zh: '已送到', en: 'Received' },
  'state.failed': { zh: '没收下，请改', en: 'Refused, please mend' },
  'state.conflict': { zh: '两边都改了，请选', en: 'Both changed, please choose' },
  'state.held': { zh: '已交负责人', en: 'With the head' },
  'state.photos': { zh: '{count} 张照片待发', en: '{count} photos waiting' },

  'form.save': { zh: '记好了', en: 'Done' },
  'form.kept': { zh: '写的内容随时存在手机里', en: 'What you write is kept on the phone' },
  'form.required': { zh: '（必填）', en: '(required)' },
  'form.missing': { zh: '错误：还差“{field}”', en: 'Error: “{field}” is missing' },
  'form.yes': { zh: '是', en: 'Yes' },
  'form.no': { zh: '否', en: 'No' },
  'form.photo': { zh: '拍照', en: 'Take a photo' },
  'form.photo.of': { zh: '照片 {number}', en: 'Photo {number}' },
  'form.photo.bad': { zh: '这张照片用不了，请换一张', en: 'This photo cannot be used; take another' },
  'form.photo.remove': { zh: '去掉', en: 'Remove' },
  'form.discard': { zh: '不要这条草稿', en: 'Discard this draft' },

  'conflict.title': { zh: '两边都改了', en: 'Changed on both sides' },
  'conflict.mine': { zh: '手机上', en: 'This phone' },
  'conflict.theirs': { zh: '服务器上', en: 'At the office' },
  'conflict.keep': { zh: '就这样', en: 'Keep these' },
  'conflict.empty': { zh: '（空）', en: '(empty)' },

  'people.title': { zh: '本网格居民', en: 'People of my grids' },
  'people.find': { zh: '姓名、楼栋', en: 'Name or building' },
  'people.none': {
    zh: '没有找到。这里只有自己网格的居民。',
    en: 'Nobody found. Only people of your own grids are here.',
  },
  'people.more': { zh: '还有 {count} 人，多写几个字', en: '{count} more; type a little more' },
} as const satisfies Readonly<Record<string, Text>>;
