// What each kind of message says, in both languages, a sentence a line. {names} are filled from the
// message's params, as render-notice.ts writes them; what stands in [ ] is left out when a name in
// it is empty.
import type { NoticeKind } from './notice-kinds.ts';

export interface NoticeText {
  readonly title: string;
  readonly sentences: readonly string[];
}

export const NOTICE_TEXTS: Readonly<
  Record<NoticeKind, { readonly zh: NoticeText; readonly en: NoticeText }>
> = {
  'packs-low': {
    zh: {
      title: '资源包余量不足',
      sentences: [
        '{what}（{pack}）剩余 {left}，总量 {total}，已低于 {percent}%。',
        '[另有 {others} 个资源包余量不足，共：{packs}。]',
        '请及时购买，用完后将按日结出账。',
      ],
    },
    en: {
      title: 'A pack is low',
      sentences: [
        '{what} ({pack}): {left} of {total} are left, less than {percent}%.',
        '[{others} more are low; together they are {packs}.]',
        'When packs are used up, usage is billed by the day.',
      ],
    },
  },
  'pack-expiring': {
    zh: {
      title: '资源包即将到期',
      sentences: [
        '{what}（{pack}）将于 {expiresAt} 到期，距今 {days} 天。',
        '现剩余 {left}，到期后剩余量失效。',
        '[另有 {others} 个资源包即将到期。]',
      ],
    },
    en: {
      title: 'A pack expires soon',
      sentences: [
        '{what} ({pack}) expires at {expiresAt}; days to go: {days}.',
        'It has {left} left; what is left when it expires is void.',
        '[{others} more expire soon.]',
      ],
    },
  },
  'license-expiring': {
    zh: {
      title: 'License 即将到期',
      sentences: [
        '应用 {app} 的 License {license} 将于 {expiresAt} 到期，距今 {days} 天。',
        '[另有 {others} 个 License 即将到期。]',
      ],
    },
    en: {
      title: 'A licence expires soon',
      sentences: [
        'The licence {license} of {app} expires at {expiresAt}; days to go: {days}.',
        '[{others} more expire soon.]',
      ],
    },
  },
  'plugin-expiring': {
    zh: {
      title: '插件授权即将到期',
      sentences: [
        '小程序 {name}（{appId}）的直播插件授权将于 {expiresAt} 到期，距今 {days} 天，请及时续费。',
        '[另有 {others} 个插件授权即将到期。]',
      ],
    },
    en: {
      title: 'A plugin expires soon',
      sentences: [
        'The plugin of {name} ({appId}) expires at {expiresAt}; days to go: {days}.',
        '[{others} more expire soon.]',
      ],
    },
  },
  'trial-used-up': {
    zh: {
      title: '体验包已用完',
      sentences: ['{what}（{pack}）已用完，对应服务已暂停，购买正式资源包后恢复。'],
    },
    en: {
      title: 'The trial pack is used up',
      sentences: [
        '{what} ({pack}) is used up.',
        'Its service is suspended until a pack is bought.',
      ],
    },
  },
  'renewal-succeeded': {
    zh: {
      title: '自动续购成功',
      sentences: ['已自动续购 {sku}，支付 {amount} {currency}，订单 {order}。'],
    },
    en: {
      title: 'A pack was bought by auto-renewal',
      sentences: ['{sku} was bought for {amount} {currency}, order {order}.'],
    },
  },
  'renewal-failed': {
    zh: { title: '自动续购失败', sentences: ['自动续购 {sku} 失败：{reason}。'] },
    en: {
      title: 'Auto-renewal failed',
      sentences: ['{sku} could not be bought: {reason}.'],
    },
  },
  'order-closed': {
    zh: {
      title: '订单已关闭',
      sentences: [
        '订单 {order}（{sku} × {quantity}，{amount} {currency}）未按时支付，已自动关闭。',
      ],
    },
    en: {
      title: 'An order was closed',
      sentences: [
        'The order {order} ({sku} × {quantity}, {amount} {currency}) was not paid in time.',
        'It is closed.',
      ],
    },
  },
  'refund-done': {
    zh: {
      title: '资源包已退款',
      sentences: [
        '{what}（{pack}）已退款：退回现金 {amount} {currency}，赠送金 {gift} {currency}。',
      ],
    },
    en: {
      title: 'A pack was refunded',
      sentences: [
        '{what} ({pack}) was refunded.',
        'Came back: {amount} {currency} in cash, {gift} {currency} of gift balance.',
      ],
    },
  },
  'mode-changed': {
    zh: { title: '计费方式变更', sentences: ['{scopes} 自 {from} 起按“{mode}”计费。'] },
    en: {
      title: 'The billing mode changes',
      sentences: ['From {from} on, {scopes} is billed by {mode}.'],
    },
  },
  'mode-request-decided': {
    zh: {
      title: '计费方式申请{decision}',
      sentences: [
        '将 {scopes} 的计费方式改为“{mode}”的申请{decision}。',
        '[自 {from} 起生效。]',
        '[说明：{reason}]',
      ],
    },
    en: {
      title: 'The request for a billing mode was {decision}',
      sentences: [
        'The request to bill {scopes} by {mode} was {decision}.',
        '[It takes effect on {from}.]',
        '[Reason: {reason}]',
      ],
    },
  },
  'plugin-approved': {
    zh: {
      title: '插件申请审核通过',
      sentences: ['小程序 {name}（{appId}）的直播插件申请已审核通过，请在插件管理中查看。'],
    },
    en: {
      title: 'A plugin was approved',
      sentences: ['The plugin of {name} ({appId}) was approved; see the list of plugins.'],
    },
  },
  'plugin-rejected': {
    zh: {
      title: '插件申请审核不通过',
      sentences: [
        '小程序 {name}（{appId}）的直播插件申请审核不通过，原因：{reason}',
        '可修改后重新提交。',
      ],
    },
    en: {
      title: 'A plugin was rejected',
      sentences: [
        'The plugin of {name} ({appId}) was rejected: {reason}',
        'The application can be changed and submitted again.',
      ],
    },
  },
  arrears: {
    zh: {
      title: '账号已欠费',
      sentences: [
        '账号余额为 {balance} {currency}。',
        '请在 {stopsAt} 前充值，否则直播服务将停止，资源包有余量也不能使用。',
      ],
    },
    en: {
      title: 'The account is in arrears',
      sentences: [
        'The balance is {balance} {currency}.',
        'Unless it is paid before {stopsAt}, live stops, even where packs have something left.',
      ],
    },
  },
  stopped: {
    zh: {
      title: '直播服务已停止',
      sentences: [
        '{cause}，直播服务已停止。',
        '[{reclaimedAt} 前未结清欠费，资源包将被回收，不可恢复。]',
      ],
    },
    en: {
      title: 'Live is stopped',
      sentences: [
        'Live is stopped {cause}.',
        '[Unless it is paid before {reclaimedAt}, packs are reclaimed and cannot be restored.]',
      ],
    },
  },
  restored: {
    zh: { title: '直播服务已恢复', sentences: ['直播服务已恢复，资源包可继续使用。'] },
    en: { title: 'Live runs again', sentences: ['Live runs again, and packs can be used.'] },
  },
  reclaimed: {
    zh: {
      title: '资源包已回收',
      sentences: ['因长期欠费，{count} 个资源包已被回收，不可恢复。'],
    },
    en: {
      title: 'Packs were reclaimed',
      sentences: [
        'Because the debt was not paid, packs were reclaimed; in all {count}.',
        'They cannot be restored.',
      ],
    },
  },
};
