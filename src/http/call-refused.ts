import type { Refusal } from '../engine/index.ts';

/**
 * Carries a refusal out of a hook or a parser, where no answer can be returned; the server answers
 * it. Faces whose errors have another form catch it.
 */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
  readonly refusal: Refusal;
  /** What the answer says beside the problem. */
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    { refusal }: { readonly refusal: Refusal },
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(refusal.code);
    this.refusal = refusal;
    this.headers = headers;
  }
}
