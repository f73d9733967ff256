// Bodies of calls: JSON in UTF-8, read as strictly as files are, so that a field that stands there
// twice or a broken letter is told and not guessed at.
import { refuse } from '../engine/index.ts';
import { parseJsonText } from '../operations/json-text.ts';
import { CallRefused } from './call-refused.ts';
import type { Server } from './platform.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Lets a part of the server take JSON bodies, and no others. An empty body is none. */
export function takeJsonBodies(part: Server): void {
  part.removeAllContentTypeParsers();
  part.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: { readonly headers: Readonly<Record<string, unknown>> }, body: Buffer) => {
      const encoding = request.headers['content-encoding'] ?? 'identity';
      if (encoding !== 'identity') {
        const params = { encoding: String(encoding) };
        throw new CallRefused(refuse('content_encoding_is_not_taken', params));
      }
      return jsonOf(body);
    },
  );
}

function jsonOf(body: Uint8Array): unknown {
  const text = textOf(body);
  if (text === null) throw new CallRefused(refuse('body_is_not_utf8'));
  if (text === '') return undefined;
  const parsed = parseJsonText(text);
  if (!parsed.ok) throw new CallRefused(parsed);
  return parsed.value;
}

function textOf(body: Uint8Array): string | null {
  try {
    return UTF8.decode(body);
  } catch {
    return null;
  }
}
