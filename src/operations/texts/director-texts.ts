// What people read when something about director instances is refused.
import type { ProblemText } from '../problem-texts.ts';

export const DIRECTOR_TEXTS = {
  instance_name_length: {
    zh: '导播台实例名应为 1 到 {max} 个字符',
    en: 'an instance is named by 1 to {max} characters',
  },
  instance_name_has_control_characters: {
    zh: '导播台实例名含有控制字符（制表符、换行等），请去掉',
    en: 'the instance has control characters (tabs, newlines) in its name; leave them out',
  },
  instance_already_registered: {
    zh: '导播台 {instance} 已经登记',
    en: 'the instance {instance} is registered already',
  },
  instance_limit_reached: {
    zh: '每个账号最多 {max} 个导播台；请先删除不用的',
    en: 'an account has at most {max} instances; delete one that is not used',
  },
  instance_not_registered: {
    zh: '没有登记导播台 {instance}；已登记的有：{known}',
    en: 'there is no instance {instance}; registered are: {known}',
  },
  instance_has_packs: {
    zh: '导播台 {instance} 上还有资源包 {packs}，到 {until} 结束后才能删除',
    en: 'the instance {instance} has packs ({packs}); it can be deleted when they end on {until}',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
