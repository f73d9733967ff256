import type { Texts } from './text.ts';

/** Billing modes: what they are called, how they are switched. */
export const MODE_TEXTS = {
  'mode.daily-traffic': { zh: '日结流量计费', en: 'Daily, by traffic' },
  'mode.daily-bandwidth': { zh: '日结带宽计费', en: 'Daily, by bandwidth' },
  'mode.monthly-traffic': { zh: '月结流量计费', en: 'Monthly, by traffic' },
  'mode.monthly-bandwidth': { zh: '月结带宽计费', en: 'Monthly, by bandwidth' },
  'mode.daily-duration': { zh: '日结时长计费', en: 'Daily, by duration' },
  'mode.monthly-duration': { zh: '月结时长计费', en: 'Monthly, by duration' },
  'mode.mixed': { zh: '组合计费', en: 'Mixed' },
  'modes.current': { zh: '当前计费方式', en: 'Billing mode' },
  'modes.prepaid': { zh: '预付费（按年）', en: 'prepaid, by the year' },
  'modes.only.director': {
    zh: '云导播输出只有日结时长计费，不可切换。资源包绑定导播台后，覆盖期内该导播台的输出不计费。',
    en:
      'Director output is billed by the duration of a day and in no other way. While a pack ' +
      'covers an instance, its output costs nothing.',
  },
  'modes.only.plugin': {
    zh: '小程序直播插件按年预付费，不可切换；可单独购买，或绑定赠送插件授权的流量包。',
    en: 'Plugins are paid for in advance, by the year: bought, or with a traffic pack.',
  },
  'modes.currentIs': { zh: '当前计费方式：{{mode}}', en: 'Billing mode: {{mode}}' },
  'modes.title': { zh: '计费方式', en: 'Billing modes' },
  'modes.since': { zh: '自 {{day}} 起', en: 'since {{day}}' },
  'modes.always': { zh: '默认', en: 'by default' },
  'modes.pending': {
    zh: '将于 {{day}} 变更为 {{mode}}',
    en: 'Becomes “{{mode}}” on {{day}}',
  },
  'modes.cancel': { zh: '取消变更', en: 'Cancel the change' },
  'modes.cancelled': { zh: '已取消变更', en: 'The change is cancelled' },
  'modes.cancelAsk': { zh: '取消待生效的计费方式变更？', en: 'Cancel the change of mode?' },
  'modes.cancelEffect': {
    zh: '{{area}} 将保持 {{mode}}，当日不能再次变更。',
    en: '{{area}} stays billed “{{mode}}”; it is not switched again today.',
  },
  'modes.notCancellable': {
    zh: '由运营人员设定的变更不能自助取消',
    en: 'A change that operators made is not cancelled here',
  },
  'modes.change': { zh: '变更计费方式', en: 'Change the mode' },
  'modes.switch': { zh: '切换', en: 'Switch' },
  'modes.request': { zh: '提交申请', en: 'Request' },
  'modes.switchTo': { zh: '切换为{{mode}}', en: 'Switch to “{{mode}}”' },
  'modes.requestTo': { zh: '申请{{mode}}', en: 'Request “{{mode}}”' },
  'modes.inForce': { zh: '当前', en: 'In force' },
  'modes.effect': {
    zh: '{{area}} 自 {{day}} 00:00 起按{{mode}}，当日用量按新方式计费。',
    en: '{{area}} is billed “{{mode}}” from {{day}}, 00:00, on.',
  },
  'modes.freezes': {
    zh: '以下 {{count}} 个未用完的资源包将被冻结，冻结期间不抵扣，有效期不顺延',
    en: 'These packs freeze ({{count}}): they deduct nothing, and their time runs on',
  },
  'modes.thaws': {
    zh: '以下 {{count}} 个资源包将解冻并恢复抵扣',
    en: 'These packs thaw and deduct again ({{count}})',
  },
  'modes.noEffect': { zh: '没有资源包受影响。', en: 'No pack is affected.' },
  'modes.switched': { zh: '已提交，{{day}} 生效', en: 'Done: it is in force from {{day}} on' },
  'modes.requested': { zh: '申请已提交，等待运营审批', en: 'Requested: an operator decides' },
  'modes.note': { zh: '申请说明', en: 'What the operator should know' },
  'modes.needsRequest': {
    zh: '涉及月结的变更需运营审批',
    en: 'Modes by the month are decided by an operator',
  },
  'modes.history': { zh: '变更记录', en: 'History' },
  'modes.requests': { zh: '申请记录', en: 'Requests' },
  'modes.scope': { zh: '计费范围', en: 'Scope' },
  'modes.mode': { zh: '计费方式', en: 'Mode' },
  'modes.from': { zh: '生效日期', en: 'In force from' },
  'modes.at': { zh: '操作时间', en: 'Changed at' },
  'modes.none': { zh: '暂无记录', en: 'None yet' },
  'modes.explain': {
    zh: '按计费区域查看与变更计费方式。流量包仅在“日结流量计费”、转码包与连麦包仅在“日结时长计费”时抵扣，其他计费方式会冻结未用完的资源包。',
    en:
      'Modes by billing area. Traffic packs deduct only while a scope is billed daily by ' +
      'traffic, transcoding and mic packs daily by duration; another mode freezes what is left.',
  },
  'modeRequest.pending': { zh: '待审批', en: 'Waiting' },
  'modeRequest.approved': { zh: '已通过', en: 'Approved' },
  'modeRequest.rejected': { zh: '已拒绝', en: 'Rejected' },
  'modeRefusal.area_is_in_mode_already': { zh: '当前即为该方式', en: 'It is in force already' },
  'modeRefusal.mode_change_is_pending': {
    zh: '有待生效的变更，生效前不能再变更',
    en: 'A change is waiting; until then there is no other',
  },
  'modeRefusal.mode_was_switched_today': {
    zh: '今日已切换过，每日仅可切换一次',
    en: 'It was switched today; once a day it may be',
  },
  'modeRefusal.mode_switch_was_cancelled_today': {
    zh: '今日已取消过切换，当日不能再变更',
    en: 'A switch was cancelled today; it may be switched tomorrow',
  },
  'modeRefusal.area_is_in_mixed_modes': {
    zh: '组合计费不支持自助切换，请提交申请',
    en: 'Mixed modes are changed by a request',
  },
  'modeRefusal.mode_request_is_pending': {
    zh: '已有待审批的申请',
    en: 'A request is waiting already',
  },
  'modeRefusal.other': { zh: '当前不可变更（{{code}}）', en: 'Not possible now ({{code}})' },
} as const satisfies Texts;
