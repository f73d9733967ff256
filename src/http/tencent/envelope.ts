// Answers in Tencent's form: `{"Response": {…, "RequestId"}}`, errors as `Error` in it.
import type { Refusal } from '../../engine/index.ts';
import { messageOf } from '../../operations/refusals.ts';
import { tencentCode } from './error-codes.ts';

/** The languages in which a caller may ask for messages; by default theirs. */
export type Language = 'zh' | 'en';

/** A number with decimals, as it is to be written. */
export class Decimal {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What an answer is made of: whole numbers of any size, and no floating-point ones. */
export type Answer =
  | string
  | bigint
  | number
  | null
  | Decimal
  | readonly Answer[]
  | { readonly [field: string]: Answer };

/** What an action answers: the fields beside the id of the request. */
export type ActionAnswer = { readonly [field: string]: Answer };

/** The body of an answer. */
export function answerText(answer: ActionAnswer, requestId: string): string {
  return jsonOf({ Response: { ...answer, RequestId: requestId } });
}

/** The body of a refusal. */
export function refusalText(refusal: Refusal, language: Language, requestId: string): string {
  const error = { Code: tencentCode(refusal), Message: messageOf(refusal, language) };
  return jsonOf({ Response: { Error: error, RequestId: requestId } });
}

/** JSON.stringify knows neither bigint nor decimals that are more exact than its numbers. */
function jsonOf(value: Answer): string {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Decimal) return value.text;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(jsonOf).join(',')}]`;
  let fields = '';
  for (const name in value) {
    const part = value[name];
    if (part !== undefined)
      fields += `${fields === '' ? '' : ','}${JSON.stringify(name)}:${jsonOf(part)}`;
  }
  return `{${fields}}`;
}

function isList(value: object): value is readonly Answer[] {
  return Array.isArray(value);
}
