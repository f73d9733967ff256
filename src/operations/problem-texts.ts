// What people read about documents that are refused: catalogues, scenarios, JSON texts.
// Each says what is wrong and what would be right. {names} are filled from the problem's params.

export interface ProblemText {
  readonly zh: string;
  readonly en: string;
}

const JSON_TEXTS = {
  file_is_not_readable: {
    zh: '无法读取文件：{reason}',
    en: 'the file cannot be read: {reason}',
  },
  json_is_not_readable: {
    zh: '第 {line} 行第 {column} 列：“{found}”不是合法的 JSON，此处应为 {expected}',
    en: 'line {line}, column {column}: “{found}” is no JSON; here should be {expected}',
  },
  json_ends_too_early: {
    zh: '第 {line} 行第 {column} 列：文件到此结束，此处应为 {expected}',
    en: 'line {line}, column {column}: the text ends here, where {expected} should be',
  },
  json_goes_on_after_its_end: {
    zh: '第 {line} 行第 {column} 列：JSON 到此已结束，多出了“{found}”',
    en: 'line {line}, column {column}: the JSON has ended before this, remove “{found}”',
  },
  json_field_is_written_twice: {
    zh: '第 {line} 行第 {column} 列：同一对象中字段 {field} 出现了两次，请删去一个',
    en: 'line {line}, column {column}: the field {field} is twice in one object; remove one',
  },
  json_is_too_deep: {
    zh: '第 {line} 行第 {column} 列：嵌套超过 {max} 层',
    en: 'line {line}, column {column}: nested deeper than {max} levels',
  },
} as const;

const SHAPE_TEXTS = {
  object_is_expected: {
    zh: '此处是 {found}，应为对象 { … }',
    en: 'this is a {found}; it should be an object { … }',
  },
  list_is_expected: {
    zh: '此处是 {found}，应为列表 [ … ]',
    en: 'this is a {found}; it should be a list [ … ]',
  },
  text_is_expected: {
    zh: '此处是 {found}，应为带引号的文本',
    en: 'this is a {found}; it should be a text in quotes',
  },
  true_or_false_is_expected: {
    zh: '此处是 {found}，应为 true 或 false',
    en: 'this is a {found}; it should be true or false',
  },
  text_is_empty_or_too_long: {
    zh: '文本应有 1 至 {max} 个字符',
    en: 'the text should have 1 to {max} characters',
  },
  field_is_missing: {
    zh: '缺少字段 {field}',
    en: 'the field {field} is missing',
  },
  field_is_unknown: {
    zh: '没有名为 {field} 的字段，此处可用：{known}',
    en: 'there is no field {field} here; there are: {known}',
  },
  value_is_of_another_kind: {
    zh: '此处为 {found}，类型应为：{right}',
    en: 'this is {found}; it should be of the type: {right}',
  },
  value_is_not_among: {
    zh: '{found} 不在可选值之中：{right}',
    en: '{found} is none of: {right}',
  },
  value_does_not_fit_schema: {
    zh: '{found} 不符合 catalogs/catalog.schema.json（{keyword}）',
    en: '{found} does not fit catalogs/catalog.schema.json ({keyword})',
  },
  text_is_written_otherwise: {
    zh: '{found} 的写法不对，应如：{example}',
    en: '{found} is not written as it should be, for example: {example}',
  },
  number_is_too_small: {
    zh: '{found} 太小，至少为 {min}',
    en: '{found} is too small; it should be at least {min}',
  },
  list_is_too_short: {
    zh: '列表至少要有 {min} 项',
    en: 'the list should have at least {min} entries',
  },
  list_names_it_twice: {
    zh: '{found} 在列表中出现了两次，请删去一个',
    en: '{found} is in the list twice; remove one',
  },
} as const;

const FIGURE_TEXTS = {
  quantity_is_not_readable: {
    zh: '“{text}”不是数量，应为数字加单位，可用单位：{units}',
    en: '“{text}” is no quantity: it should be a number and one of the units {units}',
  },
  quantity_is_in_another_unit: {
    zh: '“{text}”的单位不对，可用单位：{units}',
    en: '“{text}” is in another unit: it should be in one of {units}',
  },
  quantity_is_not_whole: {
    zh: '“{text}”换算后不是整数个 {unit}，请减少小数位',
    en: '“{text}” is not a whole number of {unit}; use fewer decimals',
  },
  quantity_is_too_large: {
    zh: '“{text}”过大：至多 10^18 字节、秒或 bit/s，36500 天，100 年',
    en: '“{text}” is too large: at most 10^18 bytes, seconds or bit/s, 36500 days, 100 years',
  },
  date_is_not_a_day: {
    zh: '“{text}”不是日期，应为 1970 至 2199 年间的某天，如 2022-01-04',
    en: '“{text}” is no day: it should be one from 1970 to 2199, such as 2022-01-04',
  },
  time_is_not_readable: {
    zh: '“{text}”不是带时区的时间，应如 2022-01-04T10:00:00+08:00',
    en: '“{text}” is no time with its offset: it should be such as 2022-01-04T10:00:00+08:00',
  },
  pack_size_is_zero: {
    zh: '资源包规格不能为“{text}”，应大于 0',
    en: 'a pack cannot hold “{text}”; its size should be above 0',
  },
  family_is_unknown: {
    zh: '没有资源包类型 {family}，可用：{known}',
    en: 'there is no pack family {family}; there are: {known}',
  },
  scope_is_unknown: {
    zh: '没有计费范围 {scope}，可用：{known}',
    en: 'there is no billing scope {scope}; there are: {known}',
  },
} as const;

const CATALOG_TEXTS = {
  id_is_used_twice: {
    zh: 'id {id} 已用于 {first}，请另取一个',
    en: 'the id {id} is taken by {first}; choose another',
  },
  effective_range_is_empty: {
    zh: '生效区间 {from} 至 {to}（不含）为空，结束日应晚于开始日',
    en: 'from {from} to {to} (exclusive) there is no day; the end should be after the start',
  },
  time_zone_is_unknown: {
    zh: '不认识时区 {timeZone}，应为 IANA 时区名，如 Asia/Shanghai',
    en: 'the time zone {timeZone} is unknown; it should be an IANA name such as Asia/Shanghai',
  },
  region_is_in_two_zones: {
    zh: '{region} 已属于大区 {zone}，一个国家或地区只能属于一个大区',
    en: '{region} is in the zone {zone} already; a region should be in one zone',
  },
  default_mode_is_not_among_modes: {
    zh: '默认计费方式 {mode} 不在本范围的计费方式之中：{modes}',
    en: 'the default mode {mode} is none of the modes of the scope: {modes}',
  },
  mode_needs_packs_that_deduct_by_quantity: {
    zh: '{family} 不按用量抵扣，deductsIn 应为 null',
    en: 'packs of {family} do not deduct by quantity; deductsIn should be null',
  },
  validity_is_too_long: {
    zh: '有效期 {years} 年过长，至多 {max} 年',
    en: 'a validity of {years} years is too long; it should be at most {max}',
  },
  refund_window_is_too_long: {
    zh: '退款期限 {days} 天过长，至多 {max} 天',
    en: 'a refund window of {days} days is too long; it should be at most {max}',
  },
  bound_packs_are_not_counted_in_days: {
    zh: '按绑定抵扣的资源包以天计，单位应为 day，而不是 {unit}',
    en: 'packs that are bound are counted in days; the unit should be day, not {unit}',
  },
  validity_differs_from_bind_within_years: {
    zh: '{family} 的有效期应与 director.bindWithinYears 一致：kind 为 years，years 为 {years}',
    en: 'the validity of {family} should be as director.bindWithinYears: kind years, {years}',
  },
  unit_does_not_fit_measure: {
    zh: '计量 {measure} 的单位应为 {right}，而不是 {unit}',
    en: '{measure} is counted in {right}; the unit should not be {unit}',
  },
  unit_differs_from_family: {
    zh: '单位 {unit} 与资源包类型 {family} 的单位不同，应为 {right}',
    en: 'the unit {unit} is not that of the family {family}; it should be {right}',
  },
  family_does_not_deduct_by_measure: {
    zh: '{family} 只在 {mode} 下抵扣，永远不会抵扣计量 {measure} 的计费项',
    en: 'packs of {family} deduct in {mode} only, so they never cover an item of {measure}',
  },
  item_of_bound_packs_is_not_per_instance: {
    zh: '{item} 由绑定实例的资源包抵扣，perInstance 应为 true',
    en: '{item} is covered by packs bound to an instance; perInstance should be true',
  },
  scope_never_bills_measure: {
    zh: '范围 {scope} 的计费方式（{modes}）都不按 {measure} 计费，此计费项永远不会出账',
    en: 'no mode of the scope {scope} ({modes}) bills {measure}; the item would never be billed',
  },
  scope_lacks_mode_of_family: {
    zh: '范围 {scope} 的计费方式（{modes}）缺少资源包抵扣所需的 {mode}',
    en: 'the scope {scope} ({modes}) lacks {mode}, the mode in which the packs deduct',
  },
  order_is_used_twice: {
    zh: '{family} 中序号 {order} 已用于 {item}，抵扣顺序应互不相同',
    en: 'in {family} the order {order} is taken by {item}; no two items should share one',
  },
  later_entry_has_no_date: {
    zh: '第 {entry} 项缺少 from：只有第一项可以没有生效日',
    en: 'entry {entry} has no from; only the first may be without one',
  },
  two_ratios_on_one_date: {
    zh: '两个抵扣比例都从 {date} 起生效，同一天只能有一个',
    en: 'two ratios begin on {date}; there should be one',
  },
  two_prices_on_one_date: {
    zh: '两个价格都从 {date} 起生效，同一天只能有一个',
    en: 'two prices begin on {date}; there should be one',
  },
  dates_are_not_in_order: {
    zh: '{date} 写在 {before} 之后，应按日期从早到晚书写',
    en: '{date} is written after {before}; the oldest should come first',
  },
  ratio_is_missing: {
    zh: '{item} 由 {family} 抵扣，却没有抵扣比例，至少要有一个',
    en: '{item} is covered by {family} but has no ratio; it should have one at least',
  },
  ratio_has_no_pack_to_take_from: {
    zh: '{item} 不按用量抵扣资源包，ratios 应为空',
    en: 'no pack deducts {item} by quantity; ratios should be left out',
  },
  ratio_is_not_readable: {
    zh: '“{text}”不是抵扣比例，应为大于 0 的小数或两个小数之商，如 1.7692、0.0325/0.016',
    en: '“{text}” is no ratio: it should be above 0, such as 1.7692 or 0.0325/0.016',
  },
  price_is_missing: {
    zh: '此计费项没有价格，至少要有一个',
    en: 'the item has no price; it should have one at least',
  },
  price_is_missing_before_date: {
    zh: '{date} 之前没有价格：第一个价格不应写 from',
    en: 'there is no price before {date}: the first should have no from',
  },
  price_is_per_another_unit: {
    zh: '价格单位 {per} 与计费项的单位不符，可用：{units}',
    en: 'the price is per {per}, which does not measure the item; it should be per one of {units}',
  },
  price_is_not_readable: {
    zh: '“{text}”不是价格，应为至多 8 位小数的非负数，如 0.26',
    en: '“{text}” is no price: it should be a decimal of at most 8 places, such as 0.26',
  },
  first_tier_does_not_begin_at_zero: {
    zh: '第一档从 {from} 起，应从 0 起',
    en: 'the first tier begins at {from}; it should begin at 0',
  },
  tiers_do_not_rise: {
    zh: '本档起点 {from} 不大于上一档的 {before}，各档起点应递增',
    en: 'the tier from {from} does not lie above the one from {before}; tiers should rise',
  },
  family_has_no_refund_window: {
    zh: '{family} 没有退款期限，refundable 应为 false',
    en: '{family} has no refund window; refundable should be false',
  },
  directory_has_no_catalog: {
    zh: '目录中没有价目文件（*.json）',
    en: 'there is no catalogue (*.json) in the directory',
  },
  catalog_is_there_twice: {
    zh: '另一个文件中也有价目 {catalog}，id 不应相同',
    en: 'another file has the catalogue {catalog} too; ids should differ',
  },
  catalogs_are_in_effect_together: {
    zh: '与 {catalog}（{from} 至 {to}，不含）的生效区间重叠，同一天只能有一个价目',
    en: 'it overlaps with {catalog} (from {from} to {to}, exclusive); a day should have one',
  },
  catalogs_differ_in_time_zone: {
    zh: '时区与 {catalog} 不同，应为 {right}',
    en: 'the time zone differs from that of {catalog}; it should be {right}',
  },
  catalogs_differ_in_currency: {
    zh: '币种与 {catalog} 不同，应为 {right}',
    en: 'the currency differs from that of {catalog}; it should be {right}',
  },
} as const;

const SCENARIO_TEXTS = {
  catalog_is_unknown: {
    zh: '没有价目 {catalog}，可用：{known}',
    en: 'there is no catalogue {catalog}; there are: {known}',
  },
  scope_has_no_such_mode: {
    zh: '{scope} 没有计费方式 {mode}，可用：{known}',
    en: '{scope} has no billing mode {mode}; it has: {known}',
  },
  area_has_the_name_of_another_scope: {
    zh: '{area} 是另一计费范围的名称，请为该区域另取名称',
    en: '{area} is the name of a scope that is not in this area; name the area otherwise',
  },
  scope_is_in_two_areas: {
    zh: '计费范围 {scope} 已属于区域 {area}，只能属于一个区域',
    en: 'the scope {scope} is in the area {area} already; it is in one area only',
  },
  area_scopes_differ_in_modes: {
    zh: '同一区域的范围一起切换，计费方式应相同：{scope} 有 {modes}，{first} 有 {others}',
    en: 'the scopes of an area have the same modes: {scope} has {modes}, {first} has {others}',
  },
  welcome_pack_is_unknown: {
    zh: '价目没有规格 {sku}；相近的有：{known}',
    en: 'the catalogue has no pack {sku}; near it: {known}',
  },
  sku_is_unknown: {
    zh: '没有规格 {sku}，相近的有：{known}',
    en: 'there is no pack {sku} on sale; near it are: {known}',
  },
  item_is_unknown: {
    zh: '没有计费项 {item}，相近的有：{known}',
    en: 'there is no usage item {item}; near it are: {known}',
  },
  item_is_measured_otherwise: {
    zh: '{item} 应填 {wanted}，单位：{units}',
    en: '{item} is given as {wanted}, in {units}',
  },
  instance_is_missing: {
    zh: '{item} 按实例计量，应有 instance',
    en: '{item} is measured for each instance; it should have an instance',
  },
  item_has_no_instances: {
    zh: '{item} 不按实例计量，不应有 instance',
    en: '{item} is not measured by instance; it should have none',
  },
  expiry_is_not_after_purchase: {
    zh: '到期时间应晚于购买时间 {purchasedAt}',
    en: 'the expiry should be after the purchase at {purchasedAt}',
  },
  pack_ref_is_used_twice: {
    zh: 'ref {ref} 已用于前面的资源包，请另取一个',
    en: 'the ref {ref} is taken by a pack above; choose another',
  },
  pack_ref_is_unknown: {
    zh: '没有 ref 为 {ref} 的资源包，已有：{known}',
    en: 'there is no pack with the ref {ref}; there are: {known}',
  },
} as const;

/** The texts of everything that may be wrong with a document, by code. */
export const PROBLEM_TEXTS: Readonly<Record<string, ProblemText>> = {
  ...JSON_TEXTS,
  ...SHAPE_TEXTS,
  ...FIGURE_TEXTS,
  ...CATALOG_TEXTS,
  ...SCENARIO_TEXTS,
};

/** A problem in both languages; a code without a text is shown as it is. */
export function problemText(code: string, params: Readonly<Record<string, string>>): ProblemText {
  const text = PROBLEM_TEXTS[code] ?? { zh: code, en: code };
  return { zh: fill(text.zh, params), en: fill(text.en, params) };
}

/** A text with its {names} filled; a name that is not given stays as it is. */
export function fill(text: string, params: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
}
