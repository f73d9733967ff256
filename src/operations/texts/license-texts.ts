// What people read when something about a licence (License) is refused.
import type { ProblemText } from '../problem-texts.ts';

export const LICENSE_TEXTS = {
  license_takes_a_pack_or_a_gift: {
    zh: '请指定资源包 pack 或其附赠授权 gift，二者选一',
    en: 'name a pack or the gift that came with one: one of the two',
  },
  license_names_no_app: {
    zh: '请至少填写 iOS Bundle ID 或 Android 包名之一',
    en: 'name at least one app: the bundle id for iOS, or the package name for Android',
  },
  bundle_id_is_written_otherwise: {
    zh: '“{text}”不是 Bundle ID：应如 com.example.app，含字母、数字、连字符，最多 {max} 个字符',
    en: '“{text}” is no bundle id: like com.example.app, letters, digits, hyphens, at most {max}',
  },
  package_name_is_written_otherwise: {
    zh: '“{text}”不是包名：应如 com.example.app，每段以字母开头，最多 {max} 个字符',
    en: '“{text}” is no package name: like com.example.app, letters begin its parts, at most {max}',
  },
  gift_not_found: {
    zh: '没有附赠授权 {gift}',
    en: 'there is no gift {gift}',
  },
  gift_is_no_license: {
    zh: '{gift} 不是 License 授权',
    en: 'the gift {gift} is no licence',
  },
  pack_has_no_license: {
    zh: '资源包 {pack} 未附赠 License 授权',
    en: 'no licence came with the pack {pack}',
  },
  pack_family_has_no_license: {
    zh: '资源包 {pack} 属于 {family}，该类资源包不附赠 License',
    en: 'the pack {pack} is of the family {family}, which comes without licences',
  },
  license_not_found: {
    zh: '账号 {account} 没有 License {license}',
    en: 'the account {account} has no licence {license}',
  },
  license_gift_is_over: {
    zh: '该附赠授权已于 {at} 到期，不能再使用',
    en: 'the years of this gift ended at {at}; it can no longer be used',
  },
  license_is_renewed_by_its_own_kind: {
    zh: '{license} License 只能用同类授权续期，该授权为 {gift}',
    en: 'a licence of the kind {license} is renewed by its own kind; this gift is {gift}',
  },
  license_is_upgraded_to_live_only: {
    zh: '仅可用直播授权升级视频播放 License：该授权为 {gift}，License 为 {license}',
    en: 'only video-play is upgraded, by a live gift: the gift is {gift}, the licence {license}',
  },
  license_would_end_earlier: {
    zh: '升级后 License 将于 {gift} 到期，早于现在的 {now}；请另行新增直播 License',
    en: 'upgraded it would end at {gift}, before {now} as now; add a live licence instead',
  },
  app_has_a_license_already: {
    zh: '该应用已有有效的 {kind} License {license}，请续期',
    en: 'the app has a valid licence of the kind {kind}: {license}; renew that one',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
