// The one table from codes of refusals to statuses of HTTP: what a client can tell without knowing
// the code. A test holds every code to having its status here on purpose.
import { PROBLEM_TEXTS } from '../operations/problem-texts.ts';
import { RULE_CODES } from './rule-codes.ts';

const BAD_REQUEST = 400;
const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const NOT_FOUND = 404;
const METHOD_NOT_ALLOWED = 405;
const CONFLICT = 409;
const GONE = 410;
const PRECONDITION_FAILED = 412;
const TOO_LARGE = 413;
const URI_TOO_LONG = 414;
const UNSUPPORTED_MEDIA_TYPE = 415;
const UNPROCESSABLE = 422;
const TOO_MANY_CALLS = 429;
const FAULT = 500;
const UNAVAILABLE = 503;

/** Codes whose name does not tell their status. */
const BY_CODE: Readonly<Record<string, number>> = {
  // Who calls.
  credentials_are_missing: UNAUTHORIZED,
  credentials_are_not_valid: UNAUTHORIZED,
  email_or_password_is_wrong: UNAUTHORIZED,
  sign_in_begins_anew: UNAUTHORIZED,
  not_permitted: FORBIDDEN,
  metrics_are_not_for_everybody: FORBIDDEN,
  call_comes_from_another_site: FORBIDDEN,
  caller_is_no_person: FORBIDDEN,
  invitation_is_for_another_address: FORBIDDEN,
  // The call itself.
  path_is_unknown: NOT_FOUND,
  method_is_not_allowed: METHOD_NOT_ALLOWED,
  body_is_too_large: TOO_LARGE,
  report_has_too_many_events: TOO_LARGE,
  path_is_too_long: URI_TOO_LONG,
  content_type_is_not_taken: UNSUPPORTED_MEDIA_TYPE,
  content_encoding_is_not_taken: UNSUPPORTED_MEDIA_TYPE,
  report_type_is_not_taken: UNSUPPORTED_MEDIA_TYPE,
  report_encoding_is_not_taken: UNSUPPORTED_MEDIA_TYPE,
  if_match_is_not_taken: BAD_REQUEST,
  too_many_calls: TOO_MANY_CALLS,
  too_many_attempts: TOO_MANY_CALLS,
  second_factor_is_locked: TOO_MANY_CALLS,
  usage_intake_is_full: TOO_MANY_CALLS,
  // Calls of the Tencent Cloud API, which answers all of them with 200 and a code of theirs.
  signature_is_not_readable: UNAUTHORIZED,
  signature_is_expired: UNAUTHORIZED,
  signature_is_of_another_day: UNAUTHORIZED,
  signature_does_not_match: UNAUTHORIZED,
  signature_was_used: UNAUTHORIZED,
  signing_key_not_found: UNAUTHORIZED,
  header_must_be_signed: UNAUTHORIZED,
  key_is_of_no_account: FORBIDDEN,
  action_is_unknown: NOT_FOUND,
  api_version_is_unknown: NOT_FOUND,
  parameter_is_missing: BAD_REQUEST,
  parameter_is_unknown: BAD_REQUEST,
  parameter_is_of_another_type: BAD_REQUEST,
  parameter_is_out_of_range: BAD_REQUEST,
  parameter_is_not_a_time: BAD_REQUEST,
  parameter_is_none_of: BAD_REQUEST,
  packs_are_too_many: UNPROCESSABLE,
  calls_are_too_many: TOO_MANY_CALLS,
  // The platform.
  something_went_wrong: FAULT,
  store_is_not_reachable: UNAVAILABLE,
  server_is_stopping: UNAVAILABLE,
  master_key_is_not_set: UNAVAILABLE,
  sign_in_needs_master_key: UNAVAILABLE,
  // What somebody else did before, or is about to.
  changed_by_somebody_else: PRECONDITION_FAILED,
  key_used_with_other_content: CONFLICT,
  event_repeated_with_other_content: CONFLICT,
  payment_is_booked_otherwise: CONFLICT,
  catalog_is_there_with_other_content: CONFLICT,
  clock_was_moved_meanwhile: CONFLICT,
  job_is_running: CONFLICT,
  quote_is_used: CONFLICT,
  instance_already_registered: CONFLICT,
  app_id_has_an_application: CONFLICT,
  app_has_a_license_already: CONFLICT,
  contact_has_this_email: CONFLICT,
  person_is_a_member: CONFLICT,
  person_exists_already: CONFLICT,
  two_factor_is_on: CONFLICT,
  // What was there.
  reset_link_is_over: GONE,
  invitation_was_used: GONE,
  invitation_was_revoked: GONE,
  invitation_is_expired: GONE,
  instance_not_registered: NOT_FOUND,
  webhook_host_is_not_found: UNPROCESSABLE,
  password_length: BAD_REQUEST,
  password_is_the_email: BAD_REQUEST,
  // The form of the input, though its name does not say so.
  advance_needs_one_end: BAD_REQUEST,
  catalog_is_not_in_order: BAD_REQUEST,
  catalog_has_no_first_day: BAD_REQUEST,
  email_is_not_an_address: BAD_REQUEST,
  field_belongs_in_the_body: BAD_REQUEST,
  field_belongs_in_the_query: BAD_REQUEST,
  messages_or_all_is_expected: BAD_REQUEST,
  threshold_of_pack_or_family: BAD_REQUEST,
  order_needs_a_quote_or_a_sku: BAD_REQUEST,
  plugin_takes_years_or_a_quote: BAD_REQUEST,
  license_takes_a_pack_or_a_gift: BAD_REQUEST,
  webhook_url_is_not_https: BAD_REQUEST,
  webhook_url_has_more_than_an_address: BAD_REQUEST,
  app_id_is_not_of_a_mini_program: BAD_REQUEST,
  picture_is_not_what_it_says: BAD_REQUEST,
  picture_is_of_no_known_kind: BAD_REQUEST,
  price_has_parts_of_cents: BAD_REQUEST,
  quantity_is_negative: BAD_REQUEST,
  subject_is_another_account: BAD_REQUEST,
  batch_is_not_a_list: BAD_REQUEST,
  source_is_never_asked: BAD_REQUEST,
  account_or_source_is_needed: BAD_REQUEST,
  line_is_not_an_rtmp_log_line: BAD_REQUEST,
  signing_is_of_some_kinds: BAD_REQUEST,
  item_is_not_of_streams: BAD_REQUEST,
  address_ranges_overlap: BAD_REQUEST,
  rule_is_of_another_account: BAD_REQUEST,
  media_signature_is_not_valid: UNAUTHORIZED,
  body_is_not_gzip: BAD_REQUEST,
};

/** Codes whose end tells their status: those of things that are not there, and of forms. */
const BY_END: readonly (readonly [RegExp, number])[] = [
  [/_not_found$/, NOT_FOUND],
  [/_(?:is|are)_(?:unknown|missing|too_long|too_large|too_small|not_readable)$/, BAD_REQUEST],
  [/_(?:is|are)_(?:not_known|written_otherwise|out_of_range|not_utf8|not_base64)$/, BAD_REQUEST],
  [/_(?:name|reason|reference|password)_length$|_out_of_range$/, BAD_REQUEST],
  [/_is_not_(?:an_object|text|a_whole_number|json|csv|rfc3339)$/, BAD_REQUEST],
  [/_ha(?:s|ve)_(?:null|control)_characters$|_may_have_been_rounded$/, BAD_REQUEST],
  [/^(?:line|column|header|field|type)_(?:is|has)_/, BAD_REQUEST],
];

/** The status that a code has on purpose; null: nobody has thought of it. */
export function meantStatus(code: string): number | null {
  if (Object.hasOwn(BY_CODE, code)) return BY_CODE[code] ?? null;
  const [, byEnd] = BY_END.find(([end]) => end.test(code)) ?? [];
  if (byEnd !== undefined) return byEnd;
  if (Object.hasOwn(PROBLEM_TEXTS, code)) return BAD_REQUEST;
  return RULE_CODES.has(code) ? UNPROCESSABLE : null;
}

/** The status of a refusal. */
export function statusOf(code: string): number {
  return meantStatus(code) ?? UNPROCESSABLE;
}
