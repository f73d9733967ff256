// What people read when something about people, their sign-in or what they may is refused.
import type { ProblemText } from '../problem-texts.ts';

export const PEOPLE_TEXTS = {
  caller_is_no_person: {
    zh: '此操作属于登录的用户，不能用密钥调用',
    en: 'this belongs to a person who is signed in; a key cannot call it',
  },
  too_many_preferences: {
    zh: '最多保存 {max} 项偏好；请先删除不再使用的',
    en: 'at most {max} preferences are kept; forget some first',
  },
  person_name_length: {
    zh: '姓名应为 1 到 {max} 个字符，不含控制字符',
    en: 'the name of a person has 1 to {max} characters, and no control characters',
  },
  person_not_found: {
    zh: '没有以 {email} 登录的用户',
    en: 'nobody signs in with {email}',
  },
  password_length: {
    zh: '密码应为 {min} 到 {max} 个字符',
    en: 'a password has {min} to {max} characters',
  },
  password_is_the_email: {
    zh: '密码不能与邮箱相同',
    en: 'the password is not to be the e-mail address',
  },
  sign_in_needs_master_key: {
    zh: '平台尚未设置主密钥，用户不能登录；请设置 PACKLEDGER_MASTER_KEY（openssl rand -base64 32）',
    en:
      'people cannot sign in before the platform has a master key; ' +
      'set PACKLEDGER_MASTER_KEY (openssl rand -base64 32)',
  },
  email_or_password_is_wrong: {
    zh: '邮箱或密码不正确',
    en: 'the e-mail address or the password is wrong',
  },
  password_is_wrong: { zh: '密码不正确', en: 'the password is wrong' },
  password_is_not_set: {
    zh: '尚未设置密码；可通过“忘记密码”设置',
    en: 'no password is set; set one as a forgotten one',
  },
  code_is_wrong: {
    zh: '验证码不正确；请输入验证器当前的 6 位数字，或一个未用过的备用码',
    en: 'the code is wrong; it is the six digits of the moment, or a backup code not used yet',
  },
  sign_in_begins_anew: {
    zh: '登录已超时或尝试过多，请重新输入密码',
    en: 'it took too long, or too many codes were wrong; begin with the password again',
  },
  second_factor_is_locked: {
    zh: '验证码错误次数过多，请 15 分钟后再试',
    en: 'too many codes were wrong; try again in 15 minutes',
  },
  two_factor_is_on: { zh: '已启用双重验证', en: 'a second factor is asked for already' },
  two_factor_is_off: { zh: '未启用双重验证', en: 'no second factor is asked for' },
  too_many_attempts: {
    zh: '尝试次数过多，请在 {until} 之后再试（{seconds} 秒）',
    en: 'too many attempts; try again after {until} ({seconds} s)',
  },
  reset_link_is_over: {
    zh: '链接无效、已使用或已过期，请重新获取',
    en: 'the link is unknown, used or over; ask for another',
  },
  session_not_found: { zh: '没有会话 {session}', en: 'there is no session {session}' },
  oidc_is_not_set: {
    zh: '平台没有设置 OpenID Connect 登录',
    en: 'the platform has no OpenID Connect provider',
  },
  oidc_provider_is_not_reachable: {
    zh: '暂时无法连接登录服务，请稍后再试',
    en: 'the sign-in service cannot be reached; try again later',
  },
  sign_in_elsewhere_failed: {
    zh: '登录服务未能确认您的身份，请重试',
    en: 'the sign-in service did not say who you are; try again',
  },
  sign_in_was_cancelled: { zh: '登录已取消', en: 'the sign-in was cancelled' },
  sign_in_is_not_linked: {
    zh: '此邮箱以密码登录，且尚未验证；请先用“忘记密码”邮件验证邮箱',
    en: 'this address signs in by password and is not proved; set the password anew by mail first',
  },
  email_is_not_verified: {
    zh: '登录服务未确认您的邮箱，请先在该服务中验证',
    en: 'the sign-in service did not verify your address; verify it there first',
  },
  person_is_not_invited: {
    zh: '您尚未被邀请；请联系账号所有者',
    en: 'you are not invited; ask an owner of the account',
  },
  platform_mails_no_links: {
    zh: '平台没有设置邮件服务器；请向运营人员索取重置链接',
    en: 'the platform has no mail server; ask an operator for a link',
  },
  platform_sends_no_mail: {
    zh: '平台没有设置邮件服务器；请改用链接（send: link）',
    en: 'the platform has no mail server; ask for a link instead (send: link)',
  },
  mail_was_not_sent: {
    zh: '邮件未能发送到 {email}：{reason}；邀请已撤销，可重试或改用链接',
    en:
      'the mail to {email} was not sent: {reason}; ' +
      'the invitation is revoked, so try again or ask for a link',
  },
  member_not_found: {
    zh: '账号没有成员 {person}',
    en: 'the account has no member {person}',
  },
  account_needs_an_owner: {
    zh: '{person} 是账号唯一的所有者；请先指定另一位所有者',
    en: '{person} is the only owner of the account; make somebody else an owner first',
  },
  members_are_too_many: {
    zh: '账号最多有 {max} 位成员',
    en: 'an account has at most {max} members',
  },
  person_is_a_member: {
    zh: '{email} 已经是成员；角色可以直接修改',
    en: '{email} belongs to it already; a role can be changed as it is',
  },
  operator_not_found: {
    zh: '{person} 不是运营人员',
    en: '{person} is no operator',
  },
  platform_needs_an_operator: {
    zh: '{person} 是唯一能做修改的运营人员，不能移除',
    en: '{person} is the only operator who may change anything, and stays',
  },
  invitations_are_too_many: {
    zh: '最多 {max} 个未处理的邀请，请先撤销一个',
    en: 'there are at most {max} open invitations; revoke one first',
  },
  invitation_not_found: {
    zh: '没有邀请 {invitation}',
    en: 'there is no invitation {invitation}',
  },
  invitation_of_link_not_found: {
    zh: '邀请链接无效；请检查链接是否完整',
    en: 'there is no invitation of this link; is it whole?',
  },
  invitation_was_used: {
    zh: '邀请已被使用，每个邀请只能使用一次',
    en: 'the invitation was taken already; each can be taken once',
  },
  invitation_was_revoked: {
    zh: '邀请已撤销，请联系邀请人',
    en: 'the invitation was revoked; ask whoever invited you',
  },
  invitation_is_expired: {
    zh: '邀请已过期，请让邀请人重新邀请',
    en: 'the invitation is over; ask whoever invited you for another',
  },
  invitation_is_for_another_address: {
    zh: '此邀请属于 {email}；请以该邮箱登录，或让邀请人邀请您的邮箱',
    en: 'the invitation is for {email}; sign in with that address, or be invited with yours',
  },
  person_exists_already: {
    zh: '{email} 已有登录；请先登录，再打开邀请链接',
    en: '{email} signs in here already; sign in first, then open the invitation again',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
