// What people read when something about a billing mode (计费方式) is refused.
import type { ProblemText } from '../problem-texts.ts';

export const MODE_TEXTS = {
  area_is_unknown: {
    zh: '没有计费区域 {area}，可用：{known}',
    en: 'there is no billing area {area}; there are: {known}',
  },
  area_has_no_such_mode: {
    zh: '{area} 没有计费方式 {mode}，可用：{known}',
    en: '{area} has no billing mode {mode}; it has: {known}',
  },
  area_is_in_mode_already: {
    zh: '{area} 的计费方式已是 {mode}',
    en: '{area} is billed by {mode} already',
  },
  mode_change_is_pending: {
    zh: '{scope} 将于 {from} 变更为 {mode}，生效前不能再变更 {area} 的计费方式',
    en: '{scope} becomes {mode} on {from}; until then the mode of {area} is not changed again',
  },
  mode_was_switched_today: {
    zh: '{area} 今日（{day}）已切换过计费方式，每日仅可切换一次，请于 {next} 再试',
    en: '{area} was switched today ({day}) already; it may be once a day, next on {next}',
  },
  mode_switch_was_cancelled_today: {
    zh: '{area} 今日（{day}）已取消过计费方式切换，当日不能再变更，请于 {next} 再试',
    en: 'a switch of {area} was cancelled today ({day}); it may be switched again on {next}',
  },
  no_mode_switch_to_cancel: {
    zh: '{area} 没有可取消的计费方式切换：仅可取消尚未生效的自助切换',
    en: '{area} has no switch to cancel: only one of its own that is not yet in effect',
  },
  area_is_in_mixed_modes: {
    zh: '{area} 为组合计费（标准直播与快直播计费方式不同），不支持自助切换，请提交申请',
    en: 'the services of {area} are billed by different modes; ask for one by a request instead',
  },
  monthly_mode_needs_a_request: {
    zh: '由 {former} 变更为 {mode} 涉及月结，不支持自助切换，请提交申请',
    en: 'from {former} to {mode} there is a monthly mode; ask for it by a request',
  },
  daily_mode_needs_no_request: {
    zh: '由 {former} 变更为 {mode} 可自助切换，无需申请',
    en: 'from {former} to {mode} you switch yourself; no request is needed',
  },
  mode_request_is_pending: {
    zh: '{area} 已有待审批的申请 {request}（{mode}）',
    en: '{area} has a request that waits already: {request} ({mode})',
  },
  mode_request_not_found: {
    zh: '账号 {account} 没有计费方式申请 {request}',
    en: 'the account {account} has no request {request} for a billing mode',
  },
  mode_request_is_decided: {
    zh: '申请 {request} 已审批：{status}',
    en: 'the request {request} is decided already: {status}',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
