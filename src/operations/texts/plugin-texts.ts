// What people read when something about a plugin is refused: applied for, reviewed, paid, shown.
import type { ProblemText } from '../problem-texts.ts';

export const PLUGIN_TEXTS = {
  plugin_application_not_found: {
    zh: '账号 {account} 没有插件申请 {application}；用 plugins.list 查看已有申请',
    en: 'the account {account} has no plugin application {application}; plugins.list shows them',
  },
  plugin_type_is_unknown: {
    zh: '没有申请类型 {type}，可用：{known}',
    en: 'there is no plugin application of the type {type}; there are: {known}',
  },
  plugin_trial_only_once: {
    zh: '每个账号只能试用一次插件，且已有试用申请',
    en: 'an account tries the plugin once, and this one has a trial or had it',
  },
  plugin_name_length: {
    zh: '小程序名称应为 1 到 {max} 个字符，不含控制字符',
    en: 'the name of a mini-program has 1 to {max} characters, none of them a control character',
  },
  app_id_is_not_of_a_mini_program: {
    zh: '“{appId}”不是小程序 AppID，应为 wx 加 16 位小写字母或数字，如 {example}',
    en: '“{appId}” is no AppID of a mini-program: wx and 16 small letters or digits, as {example}',
  },
  app_id_has_an_application: {
    zh: '小程序 {appId} 已有插件申请 {application}，一个 AppID 只能有一份授权；请续费或先取消该申请',
    en: 'the mini-program {appId} has the application {application}: renew that, or cancel it',
  },
  app_id_is_of_another_account: {
    zh: '小程序 {appId} 已由另一账号申请插件，一个 AppID 只能有一份授权；请先在该账号取消申请',
    en: 'another account applied for the mini-program {appId}; it must cancel that first',
  },
  plugin_category_not_served: {
    zh: '插件只支持以下服务类目：{known}，不支持“{category}”；其他场景请使用其他方案',
    en: 'the plugin serves only {known}, not “{category}”; other scenes need another solution',
  },
  plugin_not_for_individuals: {
    zh: '个人主体的小程序不能使用插件；主体应为：{known}',
    en: "an individual's mini-program may not use the plugin; its subject should be: {known}",
  },
  plugin_subject_is_unknown: {
    zh: '没有主体类型 {subject}，可用：{known}',
    en: 'there is no subject {subject}; there are: {known}',
  },
  picture_is_not_base64: {
    zh: '截图应是 base64 文本（不带 data: 前缀和换行）',
    en: 'a screenshot is sent as base64, without a data: prefix and line breaks',
  },
  picture_is_too_large: {
    zh: '截图有 {size} 字节，最多 {max} 字节',
    en: 'the screenshot has {size} bytes, at most {max} are taken',
  },
  picture_is_of_no_known_kind: {
    zh: '该文件不是图片，应为 {known}',
    en: 'the file is no picture that is taken; it should be {known}',
  },
  picture_is_not_what_it_says: {
    zh: '文件名为 {name}，内容却是 {found}',
    en: 'the file is named {name}, but it is {found}',
  },
  picture_name_length: {
    zh: '文件名应为 1 到 {max} 个字符，不含控制字符',
    en: 'the name of a file has 1 to {max} characters, none of them a control character',
  },
  screenshot_not_found: {
    zh: '插件申请 {application} 没有截图 {screenshot}；用 plugins.show 查看已有截图',
    en: 'the application {application} has no screenshot {screenshot}; plugins.show lists them',
  },
  plugin_is_not_in_review: {
    zh: '只有待审核的申请可以审核，该申请的状态是 {status}',
    en: 'only an application in review is reviewed; this one is {status}',
  },
  plugin_is_not_rejected: {
    zh: '只有审核不通过的申请可以修改后重新提交，该申请的状态是 {status}',
    en: 'only a rejected application is submitted again; this one is {status}',
  },
  plugin_is_not_approved: {
    zh: '只有审核通过的插件可以付款、绑定流量包或续费，该申请的状态是 {status}',
    en: 'only a plugin that was approved is paid, bound to a pack or renewed; this one is {status}',
  },
  plugin_cannot_be_cancelled: {
    zh: '可用的插件不能取消，已取消的也不能再次取消；该申请的状态是 {status}',
    en: 'neither a plugin that is usable is cancelled nor one that was; this one is {status}',
  },
  rejection_needs_a_reason: {
    zh: '审核不通过时请写明原因，以便修改',
    en: 'a rejection needs its reason, so that the application can be put right',
  },
  review_reason_length: {
    zh: '审核意见最多 {max} 个字符',
    en: 'a reason has at most {max} characters',
  },
  plugin_years_not_on_sale: {
    zh: '没有可购买 {years} 年的插件规格，在售：{known}',
    en: 'no plugin on sale makes up {years} years; on sale: {known}',
  },
  plugin_takes_years_or_a_quote: {
    zh: '购买插件应填 years 或 quote，不能两者都填',
    en: 'a plugin is bought by years or by a quote, not by both',
  },
  pack_has_no_plugin_gift: {
    zh: '资源包 {pack} 不赠送插件；200 TB 及以上的流量包才赠送',
    en: 'the pack {pack} came without a plugin; the catalogue says which packs come with one',
  },
  pack_plugin_gift_used: {
    zh: '资源包 {pack} 赠送的插件已绑定到 {application}',
    en: 'the plugin that came with the pack {pack} is bound already, to {application}',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
