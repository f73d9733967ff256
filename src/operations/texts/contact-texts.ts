// What people read when something about messages is refused: who gets them, and when there is one.
import type { ProblemText } from '../problem-texts.ts';

export const CONTACT_TEXTS = {
  contact_not_found: {
    zh: '账号 {account} 没有联系人 {contact}；用 contacts.list 查看已有联系人',
    en: 'the account {account} has no contact {contact}; contacts.list shows them',
  },
  contact_name_length: {
    zh: '联系人姓名应为 1 到 {max} 个字符，不含控制字符',
    en: 'the name of a contact has 1 to {max} characters, none of them a control character',
  },
  email_is_not_an_address: {
    zh: '“{email}”不是邮箱地址，应如 name@example.com',
    en: '“{email}” is no e-mail address; it should be such as name@example.com',
  },
  contact_has_this_email: {
    zh: '联系人 {contact} 已使用邮箱 {email}',
    en: 'the contact {contact} has the address {email}',
  },
  account_has_too_many_contacts: {
    zh: '每个账号最多 {max} 个联系人，请先删除一个',
    en: 'an account has at most {max} contacts; remove one first',
  },
  message_kind_is_unknown: {
    zh: '没有消息类型 {kind}；可用：{known}，或仅写 all 表示全部',
    en: 'there is no kind of message {kind}; there are: {known}; or all, alone, for every kind',
  },
  message_not_found: {
    zh: '账号 {account} 没有消息 {message}',
    en: 'the account {account} has no message {message}',
  },
  messages_or_all_is_expected: {
    zh: '请给出 messages（消息 ID 列表）或 all: true，二者取一',
    en: 'name messages by their ids, or say all: true; one of the two',
  },
  threshold_is_out_of_range: {
    zh: '阈值 {percent} 应为 0 到 100 的整数百分比；null 表示恢复默认',
    en: 'the threshold {percent} is not from 0 to 100 percent; null stands for the default',
  },
  threshold_of_pack_or_family: {
    zh: '阈值可按资源包或按资源包类型设置，二者取一；都不填则为整个账号',
    en: 'a threshold is of a pack or of a family; of neither, it is that of the whole account',
  },
  family_has_no_thresholds: {
    zh: '{family} 类资源包不按用量抵扣，没有余量阈值；可用：{known}',
    en: 'packs of the family {family} are not deducted by quantity; those that are: {known}',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
