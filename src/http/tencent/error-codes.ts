// What callers of the Tencent Cloud API are told when a call is refused: the code that theirs has
// for it. Every such answer has the HTTP status 200.
import type { Refusal } from '../../engine/index.ts';

const CODES: Readonly<Record<string, string>> = {
  account_not_found: 'FailedOperation',
  action_is_unknown: 'InvalidAction',
  api_version_is_unknown: 'NoSuchVersion',
  body_is_not_an_object: 'InvalidParameter',
  body_is_not_readable: 'InvalidParameter',
  body_is_too_large: 'RequestSizeLimitExceeded',
  calls_are_too_many: 'RequestLimitExceeded',
  header_must_be_signed: 'AuthFailure.InvalidAuthorization',
  key_is_of_no_account: 'AuthFailure.UnauthorizedOperation',
  not_permitted: 'AuthFailure.UnauthorizedOperation',
  packs_are_too_many: 'FailedOperation',
  parameter_is_missing: 'MissingParameter',
  parameter_is_of_another_type: 'InvalidParameter',
  parameter_is_unknown: 'UnknownParameter',
  parameter_is_out_of_range: 'InvalidParameterValue',
  parameter_is_not_a_time: 'InvalidParameterValue',
  parameter_is_none_of: 'InvalidParameterValue',
  signature_does_not_match: 'AuthFailure.SignatureFailure',
  signature_is_expired: 'AuthFailure.SignatureExpire',
  signature_is_not_readable: 'AuthFailure.InvalidAuthorization',
  signature_is_of_another_day: 'AuthFailure.SignatureFailure',
  signature_was_used: 'AuthFailure.SignatureExpire',
  signing_key_not_found: 'AuthFailure.SecretIdNotFound',
  something_went_wrong: 'InternalError',
  store_is_not_reachable: 'InternalError',
  call_comes_from_another_site: 'AuthFailure.UnauthorizedOperation',
};

/** Their code for a refusal; for one that has none of its own, that the operation failed. */
export function tencentCode({ code }: Refusal): string {
  if (code.startsWith('json_')) return 'InvalidParameter';
  return Object.hasOwn(CODES, code) ? (CODES[code] ?? '') : 'FailedOperation';
}
