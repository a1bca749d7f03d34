import type { Text } from '../../kernel/text.ts';

/** Words of the own account: password, second factor, where one is signed in. */
export const ownAccountTexts = {
  'account.title': { zh: '我的账号', en: 'My account' },
  'account.sub': { zh: '用户名 {username}', en: 'User name {username}' },
  'account.menu': { zh: '我的账号', en: 'My account' },
  'account.save': { zh: '保存', en: 'Save' },
  'account.cancel': { zh: '取消', en: 'Cancel' },

  'account.password': { zh: '密码', en: 'Password' },
  'account.password-lead': {
    zh: '至少 10 位，用什么字符都行，长比复杂管用。不要含姓名、用户名、社区街道的名称，也不要用常见密码。',
    en: 'Ten characters or more, of any kind: long is better than complicated. No names of people or offices, no common password.',
  },
  'account.present-password': { zh: '现在的密码', en: 'Present password' },
  'account.new-password': { zh: '新密码', en: 'New password' },
  'account.new-password-again': { zh: '再输一遍新密码', en: 'New password again' },
  'account.change-password': { zh: '修改密码', en: 'Change password' },
  'account.password-changed': {
    zh: '密码改好了，其他地方的登录都已结束。',
    en: 'The password is changed; you are signed out everywhere else.',
  },
  'account.missing': { zh: '请填写{label}', en: 'Enter: {label}' },
  'account.password-short': { zh: '新密码至少 10 位', en: 'The new password has at least 10 characters' },
  'account.password-differs': { zh: '两次输入的新密码不一样', en: 'The two new passwords differ' },
  'account.please-complete': { zh: '请先补好下面几处', en: 'Please complete or correct the following' },

  'account.factor': { zh: '第二道验证', en: 'Second factor' },
  'account.factor-off': {
    zh: '还没有开。开了以后，登录时除密码外，还要输手机验证器上的六位数，密码被人知道了也进不来。',
    en: 'Off. With it, signing in also takes six digits from an app on your phone, so a password alone opens nothing.',
  },
  'account.factor-on': { zh: '已开，从 {since} 起', en: 'On since {since}' },
  'account.factor-needed': { zh: '您的角色必须开', en: 'Your role must have it' },
  'account.factor-begin': { zh: '开始设置', en: 'Set up' },
  'account.factor-password': {
    zh: '先输一次密码，确认是您本人',
    en: 'Your password first, so that we know it is you',
  },
  'account.factor-scan': {
    zh: '用手机上的验证器应用扫这个码，支持 TOTP 的都行。',
    en: 'Scan this with an authenticator app on your phone: any that knows TOTP.',
  },
  'account.factor-type': { zh: '扫不了就手工输入：', en: 'If it cannot scan, type: ' },
  'account.factor-code': { zh: '应用上显示的六位数', en: 'The six digits the app shows' },
  'account.factor-confirm': { zh: '确认', en: 'Confirm' },
  'account.qr': { zh: '给验证器应用扫的二维码', en: 'QR code for the authenticator app' },
  'account.factor-remove': { zh: '关掉', en: 'Turn off' },
  'account.factor-renew': { zh: '换一批备用码', en: 'New recovery codes' },
  'account.codes-left': { zh: '备用码还剩 {count} 个', en: '{count} recovery codes left' },
  'account.codes-title': { zh: '备用码，只显示这一次', en: 'Recovery codes, shown this once' },
  'account.codes-lead': {
    zh: '手机不在身边时，用一个备用码代替六位数，每个只能用一次。抄下来或打印出来，放在锁好的地方。',
    en: 'Without the phone, one of these stands in for the six digits, each once. Write them down or print them, and lock them away.',
  },
  'account.codes-kept': { zh: '已经收好', en: 'I have kept them' },

  'account.sessions': { zh: '在哪里登录着', en: 'Where you are signed in' },
  'account.sessions-lead': {
    zh: '有不认识的，就结束它，再改密码。最近使用的时间精确到一小时。',
    en: 'End any that you do not know, then change your password. Times of last use are exact to the hour.',
  },
  'account.device': { zh: '设备', en: 'Device' },
  'account.since': { zh: '登录时间', en: 'Signed in' },
  'account.last-used': { zh: '最近使用', en: 'Last used' },
  'account.action': { zh: '操作', en: 'Action' },
  'account.this-one': { zh: '就是这里', en: 'This one' },
  'account.end': { zh: '结束', en: 'End' },
  'account.end-of': { zh: '结束 {device} 的登录', en: 'End the session on {device}' },
  'account.end-others': { zh: '结束其他各处的登录', en: 'Sign out everywhere else' },
  'account.unknown-device': { zh: '不知道是什么设备', en: 'Unknown device' },
  'account.device-of': { zh: '{system} · {browser}', en: '{browser} on {system}' },

  'first.title': { zh: '先把账号管好', en: 'Your account first' },
  'first.password-lead': {
    zh: '您用的是别人转交的初始密码。请换成只有自己知道的密码，然后才能办别的事。',
    en: 'You signed in with a password that somebody passed on to you. Choose one that only you know; then everything else opens.',
  },
  'first.factor-lead': {
    zh: '您的角色能改账号、权限或查看所有记录，只有密码还不够。请设好第二道验证，然后才能办别的事。',
    en: 'Your role can change accounts and rights or read every trail, so a password is not enough. Set up the second factor; then everything else opens.',
  },
  'first.first-password': { zh: '初始密码', en: 'The password you were given' },
  'first.leave': { zh: '退出登录', en: 'Sign out' },

  'sign-in.code': { zh: '验证码', en: 'Code' },
  'sign-in.code-help': {
    zh: '手机验证器上的六位数；手机不在身边就输一个备用码',
    en: 'The six digits of your authenticator app, or a recovery code',
  },
  'sign-in.code-missing': { zh: '请填写验证码', en: 'Enter the code' },
  'sign-in.other-person': { zh: '换个人登录', en: 'Sign in as somebody else' },

  'workers.second-factor': { zh: '第二道验证', en: 'Second factor' },
  'workers.second-factor-on': { zh: '已开', en: 'on' },
  'workers.second-factor-off': { zh: '未开', en: 'off' },
  'workers.factor': { zh: '取消第二道验证', en: 'Take second factor off' },
  'workers.factor-of': { zh: '取消{name}的第二道验证？', en: 'Take the second factor of {name} off?' },
  'workers.factor-lead': {
    zh: '手机丢了、备用码也没有时用。先当面确认是本人。其所有登录立即结束，下次登录只要密码；角色要求的，要重新设置。',
    en: 'For somebody without phone and recovery codes; make sure in person who it is. All sessions end, the next sign-in takes the password alone, and whose role needs it sets it up anew.',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const ownAccountRefusalTexts = {
  'password-change-needed': {
    zh: '请先把初始密码换成自己的密码',
    en: 'Please replace the first password by one of your own',
  },
  'password-not-new': {
    zh: '这就是初始密码，请换一个新的',
    en: 'This is the password you were given; please choose another',
  },
  'second-factor-set-up-needed': { zh: '请先设好第二道验证', en: 'Please set up the second factor first' },
  'second-factor-needed': {
    zh: '请输入手机验证器上的六位数',
    en: 'Please enter the six digits of your authenticator app',
  },
  'second-factor-wrong': {
    zh: '验证码不对，或已经用过。等应用换下一个数再试',
    en: 'The code is wrong or was used already; wait for the next one and try again',
  },
  'second-factor-not-confirmed': {
    zh: '验证码不对。请看手机时间是否准确，再输应用上现在的六位数',
    en: 'The code is wrong. See that the phone’s clock is right and enter the digits shown now',
  },
  'second-factor-there': {
    zh: '第二道验证已经开了；要换手机，请先关掉再设置',
    en: 'The second factor is on already; to change phones, turn it off and set it up anew',
  },
  'second-factor-absent': { zh: '还没有开第二道验证', en: 'The second factor is not on' },
  'password-too-common': {
    zh: '这是很多人都在用、已经泄露过的密码，请换一个',
    en: 'Many people use this password and it has been in breaches; please choose another',
  },
  'password-has-known-word': {
    zh: '密码里不能有本平台、社区、街道的名称或您的姓名，拼音也不行',
    en: 'A password may not contain the name of this platform, of your offices or your own, in characters or in pinyin',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const ownAccountAuditTexts = {
  'set-up-second-factor': { zh: '开第二道验证', en: 'Set up the second factor' },
  'remove-second-factor': { zh: '关第二道验证', en: 'Turn the second factor off' },
  'renew-recovery-codes': { zh: '换备用码', en: 'New recovery codes' },
  'take-second-factor-off': { zh: '取消他人第二道验证', en: 'Take a second factor off' },
  attempt: { zh: '可疑请求', en: 'Suspicious request' },
  'end-session': { zh: '结束登录', en: 'End sessions' },
} as const satisfies Readonly<Record<string, Text>>;
