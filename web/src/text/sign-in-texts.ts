import type { Texts } from './text.ts';

/** Signing in, passwords, invitations. */
export const SIGN_IN_TEXTS = {
  'signIn.title': { zh: '登录', en: 'Sign in' },
  'signIn.email': { zh: '邮箱', en: 'E-mail' },
  'signIn.password': { zh: '密码', en: 'Password' },
  'signIn.submit': { zh: '登录', en: 'Sign in' },
  'signIn.code': { zh: '动态验证码', en: 'Code' },
  'signIn.codeHint': {
    zh: '请输入身份验证器中的 6 位验证码，或一个备用码',
    en: 'Six digits of your authenticator, or a backup code',
  },
  'signIn.verify': { zh: '验证', en: 'Verify' },
  'signIn.forgotten': { zh: '忘记密码', en: 'Forgotten password' },
  'signIn.elsewhereFailed': {
    zh: '未能登录：身份提供方未确认，或该邮箱未被邀请。',
    en: 'You are not signed in: the provider did not confirm it, or the address is not invited.',
  },
  'password.forgotten': { zh: '忘记密码', en: 'Forgotten password' },
  'password.explain': {
    zh: '输入登录邮箱，我们会发送重设密码的链接。',
    en: 'Say the address you sign in with; a link comes by mail.',
  },
  'password.ask': { zh: '发送链接', en: 'Send the link' },
  'password.mailed': {
    zh: '如果该邮箱已注册，重设链接已发送，请查收邮件。',
    en: 'If somebody signs in with that address, the link is on its way.',
  },
  'password.new': { zh: '新密码', en: 'New password' },
  'password.set': { zh: '设置新密码', en: 'Set the password' },
  'password.done': {
    zh: '密码已更新，其他会话均已退出。',
    en: 'The password is set; all other sessions have ended.',
  },
  'signIn.with': { zh: '使用 {{name}} 登录', en: 'Sign in with {{name}}' },
  'invite.title': { zh: '接受邀请', en: 'Accept an invitation' },
  'invite.toAccount': {
    zh: '您被邀请加入账号“{{account}}”，角色：{{role}}',
    en: 'You are invited to the account “{{account}}” as {{role}}',
  },
  'invite.toPlatform': {
    zh: '您被邀请成为平台运营人员',
    en: 'You are invited to be an operator of the platform',
  },
  'invite.name': { zh: '姓名', en: 'Name' },
  'invite.accept': { zh: '接受邀请', en: 'Accept' },
  'invite.join': { zh: '加入', en: 'Join' },
  'invite.bad': {
    zh: '邀请链接无效、已使用或已过期，请联系邀请人重新发送。',
    en: 'The link is not valid, was used, or is over. Ask for a new one.',
  },
} as const satisfies Texts;
