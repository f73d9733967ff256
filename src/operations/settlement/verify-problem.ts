/** A row that breaks an invariant: what it says and what the facts say. */
export interface VerifyProblem {
  readonly account: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/** A problem of an account. */
export function problem(
  { accountId }: { readonly accountId: string },
  code: string,
  params: Readonly<Record<string, string>>,
): VerifyProblem {
  return { account: accountId, code, params };
}
