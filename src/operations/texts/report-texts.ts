// What people read when a report of usage over the network is not taken.
import type { ProblemText } from '../problem-texts.ts';

export const REPORT_TEXTS = {
  report_type_is_not_taken: {
    zh: '不接受 Content-Type“{type}”；用量上报可用：{known}',
    en: 'the content type "{type}" is not taken for reports of usage; these are: {known}',
  },
  report_encoding_is_not_taken: {
    zh: '不接受 Content-Encoding“{encoding}”；可用 gzip，或不压缩',
    en: 'the content encoding "{encoding}" is not taken; send gzip, or uncompressed',
  },
  report_has_too_many_events: {
    zh: '一次最多上报 {max} 个事件；请分批上报',
    en: 'a report has at most {max} events; send more in several reports',
  },
  body_is_not_gzip: {
    zh: '请求体不是完整的 gzip 数据，而 Content-Encoding 是 gzip',
    en: 'the body is not whole gzip data, though its Content-Encoding says so',
  },
  body_is_not_json: {
    zh: '请求体不是 JSON：{text}',
    en: 'the body is not JSON: {text}',
  },
  batch_is_not_a_list: {
    zh: '成批上报应为 JSON 数组，这里是 {found}',
    en: 'a batch of events is a JSON array, this is {found}',
  },
  usage_intake_is_full: {
    zh: '用量来得太快，存不过来；请在 {seconds} 秒后原样重发',
    en: 'usage comes in faster than it can be stored; send the same again in {seconds} seconds',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
