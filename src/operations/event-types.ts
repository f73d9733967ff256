// What may happen and be told to programs. docs/reference/events.md is made from this list.

/** An event type for people: what happened, and what its `data` holds, by an example. */
export interface EventTypeText {
  readonly zh: string;
  readonly en: string;
  /** JSON. `emit` takes data with exactly these fields, so that the page cannot be wrong. */
  readonly example: Readonly<Record<string, unknown>>;
}

const PLUGIN_TIME = {
  application: 'pl_0df6kzx1r00000000000',
  appId: 'wx0123456789abcdef',
  source: 'order',
  sourceId: 'od_0df6kzx1r00000000000',
  years: 1,
  from: '2023-06-01T12:00:00+08:00',
  to: '2024-06-01T12:00:00+08:00',
} as const;

/** The types of events, by name: `noun.happened`. */
export const EVENT_TYPES = {
  'account.created': {
    zh: '已创建账号。',
    en: 'An account was created.',
    example: { name: 'Acme Live' },
  },
  'pack.granted': {
    zh: '账号获得资源包：赠送或购买所得。',
    en: 'Packs came to the account: given, or bought by an order.',
    example: {
      packs: [
        {
          id: 'pk_0df6kzx1r00000000000',
          sku: 'traffic-10tb',
          purchasedAt: '2023-06-01T12:00:00+08:00',
          expiresAt: '2024-05-31T23:59:59+08:00',
        },
      ],
      gift: false,
    },
  },
  'pack.used-up': {
    zh: '资源包已用完。',
    en: 'Nothing is left of a pack.',
    example: {
      pack: 'pk_0df6kzx1r00000000000',
      sku: 'traffic-10tb',
      family: 'traffic',
      total: '10000000000000',
    },
  },
  'pack.expired': {
    zh: '资源包已过期，余量作废。',
    en: 'A pack expired with something left, which is void.',
    example: {
      pack: 'pk_0df6kzx1r00000000000',
      sku: 'traffic-10tb',
      family: 'traffic',
      total: '10000000000000',
      voided: '40000000000',
      expiredAt: '2024-05-31T23:59:59+08:00',
    },
  },
  'bill.paid': {
    zh: '一份账单（或其修订）已从钱包支付；修订金额为负时为退回。',
    en: 'A bill, or a revision of it, was paid from the wallet; one below zero was given back.',
    example: {
      bill: 'day',
      date: '2023-05-31',
      revision: 1,
      amount: '260.00',
      gift: '60.00',
      cash: '200.00',
      currency: 'CNY',
    },
  },
  'wallet.negative': {
    zh: '现金余额低于零，账号欠费；到 stopsAt 仍未补足则停服。',
    en: 'Cash is below zero, the account in arrears; unpaid at stopsAt, it is stopped.',
    example: { cash: '-12.50', currency: 'CNY', stopsAt: '2023-06-02T10:00:00+08:00' },
  },
  'account.stopped': {
    zh: '账号已停服：欠费超过 24 小时（arrears），或违规（violation）。',
    en: 'The account was stopped: in arrears for 24 hours, or for a violation.',
    example: { cause: 'arrears', reason: '', reclaimedAt: '2023-08-01T10:00:00+08:00' },
  },
  'account.restored': {
    zh: '账号恢复服务：欠费已补足，或由运营恢复。',
    en: 'The account runs again: it has paid, or an operator restored it.',
    example: { before: 'stopped' },
  },
  'account.reclaimed': {
    zh: '停服满 60 天，未用完的资源包已回收，不可恢复。',
    en: 'Stopped for 60 days, the account lost its packs for good.',
    example: { packs: ['pk_0df6kzx1r00000000000'] },
  },
  'auto-renewal.succeeded': {
    zh: '自动续购成功：已购买同规格资源包，续购标记转到新包。',
    en: 'A marked pack was bought again; the new one carries the mark on.',
    example: {
      pack: 'pk_0df6kzx1r00000000000',
      newPack: 'pk_0df6kzx1r00000000001',
      order: 'od_0df6kzx1r00000000000',
      family: 'traffic',
      sku: 'traffic-1tb',
      trigger: 'used-up',
      amount: '248.00',
      currency: 'CNY',
    },
  },
  'auto-renewal.failed': {
    zh: '自动续购失败；reason 为原因代码，次日再试。',
    en: 'A marked pack could not be bought again; reason says why. It is tried again the next day.',
    example: {
      pack: 'pk_0df6kzx1r00000000000',
      family: 'traffic',
      sku: 'traffic-1tb',
      trigger: 'expired',
      reason: 'wallet_has_too_little_to_renew',
    },
  },
  'service.suspended': {
    zh: '体验包用完且次日已出账，该类服务暂停，购买正式资源包后恢复。',
    en: 'A trial pack is used up and billed: its service pauses until a formal pack is bought.',
    example: {
      family: 'mic',
      pack: 'pk_0df6kzx1r00000000000',
      sku: 'mic-trial-3000m',
      reason: 'trial_pack_used_up',
    },
  },
  'wallet.topped-up': {
    zh: '现金余额已充值。',
    en: 'Money was added to the cash balance.',
    example: {
      transfer: 'tr_0df6kzx1r00000000000',
      amount: '1000.00',
      currency: 'CNY',
      cash: '1200.00',
    },
  },
  'order.placed': {
    zh: '已下单，待支付。',
    en: 'An order was placed; it waits for its payment.',
    example: {
      order: 'od_0df6kzx1r00000000000',
      sku: 'traffic-10tb',
      quantity: 1,
      amount: '2350.00',
      currency: 'CNY',
      origin: 'buyer',
      closesAt: '2023-06-02T12:00:00+08:00',
    },
  },
  'order.paid': {
    zh: '订单已支付，资源包或插件已生效。',
    en: 'An order was paid; its packs, or the years of its plugin, are there.',
    example: {
      order: 'od_0df6kzx1r00000000000',
      sku: 'traffic-10tb',
      quantity: 1,
      amount: '2350.00',
      currency: 'CNY',
      origin: 'buyer',
      paid: { voucher: '300.00', gift: '50.00', cash: '2000.00' },
      packs: ['pk_0df6kzx1r00000000000'],
      application: null,
    },
  },
  'order.cancelled': {
    zh: '未支付的订单已取消。',
    en: 'An unpaid order was cancelled.',
    example: { order: 'od_0df6kzx1r00000000000', sku: 'traffic-10tb', quantity: 1 },
  },
  'order.closed': {
    zh: '订单未在 24 小时内支付，已关闭。',
    en: 'An order was not paid within 24 hours and closed.',
    example: { order: 'od_0df6kzx1r00000000000', sku: 'traffic-10tb', quantity: 1 },
  },
  'refund.confirmed': {
    zh: '资源包已退款：现金与赠送金额原路退回，该资源包不再抵扣。',
    en: 'A pack was given back: cash and gift returned the way they came; it is charged no more.',
    example: {
      pack: 'pk_0df6kzx1r00000000000',
      sku: 'traffic-1tb',
      order: 'od_0df6kzx1r00000000000',
      currency: 'CNY',
      amount: '248.00',
      cash: '200.00',
      gift: '48.00',
      renewalEnded: false,
      at: '2023-06-01T12:00:00+08:00',
    },
  },
  'director.registered': {
    zh: '已登记导播台。',
    en: 'A director instance was registered.',
    example: { instance: 'studio-1', name: 'Studio 1' },
  },
  'director.deleted': {
    zh: '已删除导播台。',
    en: 'A director instance was deleted.',
    example: { instance: 'studio-1' },
  },
  'director.bound': {
    zh: '导播输出包已绑定导播台；queued 表示要等前一个资源包结束。',
    en: 'A pack was bound to a director instance; queued: it waits for the pack before it to end.',
    example: {
      pack: 'pk_0df6kzx1r00000000000',
      instance: 'studio-1',
      from: '2023-06-01',
      to: '2023-06-30',
      queued: false,
    },
  },
  'message.created': {
    zh: '收件箱有新消息：资源包余量不足、即将到期、欠费等。',
    en: 'The inbox has a new message: a pack is low or expires soon, the account is in arrears.',
    example: {
      message: 'ms_0df6kzx1r00000000000',
      kind: 'trial-used-up',
      subject: 'pk_0df6kzx1r00000000000',
      params: { pack: 'pk_0df6kzx1r00000000000', sku: 'mic-trial-3000m' },
    },
  },
  'plugin.applied': {
    zh: '已提交（或修改后重新提交）插件申请。',
    en: 'A plugin was applied for, or applied for again after a rejection.',
    example: {
      application: 'pl_0df6kzx1r00000000000',
      type: 'formal',
      name: 'Acme Shop',
      appId: 'wx0123456789abcdef',
      category: 'e-commerce',
    },
  },
  'plugin.reviewed': {
    zh: '插件申请已审核：通过或不通过（含原因）。',
    en: 'An application for a plugin was approved, or rejected with a reason.',
    example: {
      application: 'pl_0df6kzx1r00000000000',
      appId: 'wx0123456789abcdef',
      approved: false,
      reason: 'The screenshot does not show the plugin.',
    },
  },
  'plugin.started': {
    zh: '插件首次可用：已付款、已绑定流量包，或试用开始。',
    en: 'A plugin became usable for the first time: paid, bound to a pack, or tried.',
    example: PLUGIN_TIME,
  },
  'plugin.renewed': {
    zh: '插件已续费，使用时间延长。',
    en: 'A plugin got more years.',
    example: PLUGIN_TIME,
  },
  'plugin.expired': {
    zh: '插件已过期。',
    en: 'The time of a plugin is over.',
    example: {
      application: 'pl_0df6kzx1r00000000000',
      appId: 'wx0123456789abcdef',
      endedAt: '2024-06-01T12:00:00+08:00',
    },
  },
  'plugin.cancelled': {
    zh: '插件申请已取消。',
    en: 'An application for a plugin was cancelled.',
    example: { application: 'pl_0df6kzx1r00000000000', appId: 'wx0123456789abcdef' },
  },
  'day.settled': {
    zh: '某日用量已结算；修订为差额。',
    en: "A day's usage was settled; a later revision tells the differences.",
    example: {
      date: '2023-06-01',
      revision: 1,
      deductions: 3,
      billed: '12.50',
      currency: 'CNY',
    },
  },
  'webhook.test': {
    zh: '测试事件，只发往一个接收地址。',
    en: 'A test, sent to one endpoint when its owner asks for it.',
    example: { webhook: 'wh_0df6kzx1r00000000000' },
  },
  'billing-mode.switched': {
    zh: '账号自助切换了计费方式，次日生效。',
    en: 'The account switched a billing mode itself, from the next day on.',
    example: {
      area: 'mainland',
      former: 'daily-traffic',
      mode: 'daily-bandwidth',
      from: '2023-06-02',
      scopes: ['live.mainland', 'leb.mainland'],
    },
  },
  'billing-mode.cancelled': {
    zh: '账号取消了尚未生效的计费方式切换。',
    en: 'The account cancelled a switch of a billing mode before it came into effect.',
    example: {
      area: 'mainland',
      mode: 'daily-traffic',
      cancelled: 'daily-bandwidth',
      from: '2023-06-02',
      scopes: ['live.mainland', 'leb.mainland'],
    },
  },
  'billing-mode.requested': {
    zh: '账号申请月结计费方式，或申请由月结改回日结。',
    en: 'The account asked for a monthly billing mode, or to leave one.',
    example: {
      request: 'mr_0df6kzx1r00000000000',
      area: 'mainland',
      mode: 'monthly-bandwidth',
      note: 'From July on, please.',
    },
  },
  'billing-mode.decided': {
    zh: '计费方式申请已审批；未通过时 from 为 null。',
    en: 'A request for a billing mode was approved or rejected; from is null when rejected.',
    example: {
      request: 'mr_0df6kzx1r00000000000',
      area: 'mainland',
      mode: 'monthly-bandwidth',
      decision: 'approved',
      from: '2023-06-03',
      reason: '',
    },
  },
  'billing-mode.set': {
    zh: '运营人员设置了某计费范围的计费方式。',
    en: 'An operator set the billing mode of a scope.',
    example: { scope: 'transcode', mode: 'monthly-duration', from: '2023-06-01' },
  },
  'license.added': {
    zh: '使用资源包附赠的授权新增了 License。',
    en: 'A licence was added with a gift of a pack.',
    example: {
      license: 'lc_0df6kzx1r00000000000',
      kind: 'live',
      bundleId: 'com.acme.live',
      packageName: 'com.acme.live',
      pack: 'pk_0df6kzx1r00000000000',
      endsAt: '2024-06-02T00:00:00+08:00',
    },
  },
  'license.renewed': {
    zh: '使用资源包附赠的授权续期了 License。',
    en: 'A licence was renewed with a gift of a pack.',
    example: {
      license: 'lc_0df6kzx1r00000000000',
      kind: 'live',
      pack: 'pk_0df6kzx1r00000000000',
      endsAt: '2025-06-02T00:00:00+08:00',
    },
  },
  'license.upgraded': {
    zh: '使用资源包附赠的直播授权升级了视频播放 License。',
    en: 'A video-play licence became a live one by a gift of a pack.',
    example: {
      license: 'lc_0df6kzx1r00000000000',
      kind: 'live',
      pack: 'pk_0df6kzx1r00000000000',
      endsAt: '2024-06-02T00:00:00+08:00',
    },
  },
} as const satisfies Readonly<Record<string, EventTypeText>>;

export type EventType = keyof typeof EVENT_TYPES;

/** What an event of a type tells: the fields of its example. */
export type EventData<T extends EventType> = Readonly<
  Record<keyof (typeof EVENT_TYPES)[T]['example'], unknown>
>;

/** What comes before the dot of a type: what it happened to. */
export type EventNoun = EventType extends `${infer Noun}.${string}` ? Noun : never;

/** What events happen to, for people, in the order in which they are shown. */
export const EVENT_NOUNS = {
  pack: { zh: '资源包', en: 'Packs' },
  day: { zh: '用量结算', en: 'Settlement' },
  order: { zh: '订单', en: 'Orders' },
  refund: { zh: '退款', en: 'Refunds' },
  'auto-renewal': { zh: '自动续购', en: 'Auto-renewal' },
  wallet: { zh: '费用账户', en: 'Wallet' },
  bill: { zh: '账单', en: 'Bills' },
  'billing-mode': { zh: '计费方式', en: 'Billing modes' },
  director: { zh: '导播台', en: 'Director instances' },
  plugin: { zh: '小程序直播插件', en: 'Plugins' },
  license: { zh: 'License', en: 'Licences' },
  message: { zh: '消息', en: 'Messages' },
  account: { zh: '账号', en: 'Account' },
  service: { zh: '服务', en: 'Services' },
  webhook: { zh: 'Webhook', en: 'Webhooks' },
} as const satisfies Readonly<Record<EventNoun, { readonly zh: string; readonly en: string }>>;
