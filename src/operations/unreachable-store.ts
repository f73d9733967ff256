/** The host does not answer, or the server is starting, stopping or has no place left. */
const CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  '08001',
  '08006',
  '53300',
  '57P01',
  '57P03',
]);

/** How the driver says that a connection ended under it. */
const MESSAGE = /^Connection terminated/;

/** Whether an error says that the store cannot be reached: not the caller's fault, and not ours. */
export function isStoreUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return CODES.has(code) || MESSAGE.test(error.message);
}
