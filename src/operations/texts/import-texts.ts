// What people read when a line or an event of an import is rejected.
import type { ProblemText } from '../problem-texts.ts';

export const IMPORT_TEXTS = {
  line_is_too_long: {
    zh: '这一行超过 {max} 字节，不是用量记录',
    en: 'the line is longer than {max} bytes, which no usage record is',
  },
  line_is_not_utf8: {
    zh: '这一行不是 UTF-8 编码；请将文件转换为 UTF-8',
    en: 'the line is not UTF-8; convert the file to UTF-8',
  },
  line_is_not_json: {
    zh: '这一行不是 JSON：{text}；每行应是一个完整的 JSON 对象',
    en: 'the line is not JSON: {text}; each line is one whole JSON object',
  },
  event_is_not_an_object: {
    zh: '事件应是 JSON 对象，这里是 {found}',
    en: 'an event is a JSON object, this is {found}',
  },
  data_is_not_an_object: {
    zh: 'data 应是含 item 和 quantity 的 JSON 对象，这里是 {found}',
    en: 'data is a JSON object with item and quantity, this is {found}',
  },
  specversion_is_not_known: {
    zh: 'specversion 是“{found}”，应为“{right}”',
    en: 'specversion is "{found}", it must be "{right}"',
  },
  type_is_not_packledger_usage: {
    zh: 'type 是“{found}”，应为“packledger.usage”',
    en: 'type is "{found}", it must be "packledger.usage"',
  },
  field_is_not_text: {
    zh: '{field} 应是文本，这里是 {found}',
    en: '{field} must be a text, this is {found}',
  },
  field_is_too_long: {
    zh: '{field} 有 {length} 个字符，最多 {max} 个',
    en: '{field} has {length} characters, at most {max} are taken',
  },
  field_has_control_characters: {
    zh: '{field} 含有控制字符：{text}',
    en: '{field} has control characters in it: {text}',
  },
  subject_is_another_account: {
    zh: 'subject 是“{subject}”，而用量导入的是账号 {account}；请去掉 subject 或改为该账号',
    en: 'subject is "{subject}", but this is usage of {account}; leave it out or change it',
  },
  time_is_not_rfc3339: {
    zh: '“{text}”不是 RFC 3339 时间；应如 2022-01-04T10:00:00+08:00',
    en: '"{text}" is not an RFC 3339 time; write it like 2022-01-04T10:00:00+08:00',
  },
  time_is_out_of_range: {
    zh: '时间“{text}”不在 {from} 至 {to} 之间',
    en: 'the time "{text}" is not between {from} and {to}',
  },
  quantity_is_not_a_whole_number: {
    zh: '用量“{text}”不是整数；应为以基本单位（字节、秒、bit/s）计的数字',
    en: 'the quantity "{text}" is not a whole number of the base unit (bytes, seconds, bit/s)',
  },
  quantity_is_negative: {
    zh: '用量“{text}”是负数',
    en: 'the quantity "{text}" is negative',
  },
  quantity_may_have_been_rounded: {
    zh: '用量 {text} 超出 JSON 数字的精确范围，可能已被舍入；请写成文本，如 "9007199254740993"',
    en: 'a JSON number does not hold {text} exactly; write it as a text, like "9007199254740993"',
  },
  header_is_missing: {
    zh: '第一行应是以逗号分隔的列名；可用的列：{known}',
    en: 'the first line must hold the names of the columns, parted by commas: {known}',
  },
  column_is_unknown: {
    zh: '没有“{column}”这一列；可用的列：{known}',
    en: 'there is no column "{column}"; the columns are: {known}',
  },
  column_is_there_twice: {
    zh: '列“{column}”出现了两次',
    en: 'the column "{column}" is there twice',
  },
  column_is_missing: {
    zh: '缺少列“{column}”',
    en: 'the column "{column}" is missing',
  },
  line_is_not_csv: {
    zh: '这一行的引号不配对：{text}；含引号的字段应整个放在引号内，其中的引号写两次',
    en: 'the quotes do not match: {text}; a field with a quote is quoted as a whole, it doubled',
  },
  line_has_another_number_of_fields: {
    zh: '这一行有 {found} 个字段，表头有 {expected} 个',
    en: 'the line has {found} fields, the header has {expected}',
  },
  line_is_not_a_combined_log_line: {
    zh: '这一行不是 combined 格式的访问日志：{text}；应如 {right}',
    en: 'not a line of an access log in the combined format: {text}; it is like {right}',
  },
  kind_is_unknown: {
    zh: '没有“{kind}”这种用量；可以是：{known}',
    en: 'there is no kind of usage "{kind}"; there are: {known}',
  },
  codec_is_unknown: {
    zh: '编码方式“{codec}”没有计费项；可以是：{known}',
    en: 'there is no item of the codec "{codec}"; there are: {known}',
  },
  picture_size_is_missing: {
    zh: '“{kind}”用量缺少分辨率：应给出 size，或 width 与 height',
    en: 'usage of the kind "{kind}" needs the size of its picture: size, or width and height',
  },
  picture_size_is_not_readable: {
    zh: '分辨率“{text}”无法识别；应如 1280x720，或为 {known}',
    en: 'the size "{text}" is not understood; it is like 1280x720, or one of {known}',
  },
  picture_is_larger_than_priced: {
    zh: '分辨率 {size} 超过 {max}，没有公布价格，因此不计费',
    en: 'the picture {size} is larger than {max}: no price is published for it',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
