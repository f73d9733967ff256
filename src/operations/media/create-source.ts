import { randomBytes } from 'node:crypto';
import { type Static, Type } from 'typebox';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import { findAccount } from '../../store/accounts.ts';
import { insertSource, type MediaSourceRow } from '../../store/media-sources.ts';
import { oneOf } from '../answer-fields.ts';
import { auditChange } from '../change.ts';
import { hashOfSecret } from '../keys/make-key.ts';
import type { Context, Operation } from '../operation.ts';
import { SOURCE_KINDS } from './media-notice.ts';
import { checkRules, RulesField } from './rule-fields.ts';
import { GATES, SourceView, sourceView } from './source-view.ts';

const TOKEN_BYTES = 24;
/** Lets scanners of secrets tell one of ours where it does not belong. */
const TOKEN_PREFIX = 'pls_';
const URL_MAX = 500;
/** Those whose counters can be read. */
const POLLED: readonly string[] = ['srs', 'mediamtx', 'nginx-rtmp'];
/** Those that sign what they report. */
const SIGNED: readonly string[] = ['livekit'];

const Input = Type.Object({
  kind: oneOf(SOURCE_KINDS, { description: 'What server it is.' }),
  name: Type.String({ minLength: 1, maxLength: 100, description: 'For people.' }),
  account: Type.Optional(
    Type.String({ description: 'The account whose streams alone it may report.' }),
  ),
  gate: Type.Optional(
    oneOf(GATES, { description: 'Left out: `open`; see the source for what it means.' }),
  ),
  pollUrl: Type.Optional(
    Type.String({
      maxLength: URL_MAX,
      description: 'The API of the server (SRS, MediaMTX); of nginx-rtmp its page of `rtmp_stat`.',
    }),
  ),
  signing: Type.Optional(
    Type.Object(
      {
        key: Type.String({ minLength: 1, maxLength: 200, description: 'The API key.' }),
        secret: Type.String({ minLength: 1, maxLength: 500, description: 'The API secret.' }),
      },
      { description: 'What reports are signed with (LiveKit).' },
    ),
  ),
  rules: Type.Optional(RulesField),
});
const Output = Type.Object({
  source: SourceView,
  token: Type.String({ description: 'What its address ends with; it is shown this once.' }),
  address: Type.String({ description: 'Where the server posts its hooks to.' }),
});

/** Makes a source. Its token is told here and never again. */
export const createSource: Operation<typeof Input, Static<typeof Output>> = {
  name: 'sources.create',
  access: 'operator',
  kind: 'change',
  summary: 'Make an address that a media server reports to; its token is shown once.',
  input: Input,
  output: Output,
  run: async (context, input) => {
    const sourceId = context.ids.next('so');
    const checked = checkWish(context, input, sourceId);
    if (!checked.ok) return checked;
    const { kind, name, account = '', gate = 'open', rules = [] } = input;
    const token = `${TOKEN_PREFIX}${randomBytes(TOKEN_BYTES).toString('base64url')}`;
    const at = context.clock.now();
    const row: MediaSourceRow = {
      sourceId,
      heldBy: account,
      kind,
      name,
      gate,
      ...checked.value,
      rules,
      createdAt: at,
      createdBy: context.actor.id,
      revokedAt: null,
    };
    return context.database.transaction(async (connection) => {
      if (account !== '' && (await findAccount(connection, account)) === null) {
        return refuse('account_not_found', { account }, 'account');
      }
      const fit = await checkRules(context, connection, { rules, heldBy: account });
      if (!fit.ok) return fit;
      await insertSource(connection, { ...row, tokenHash: hashOfSecret(token) });
      const source = sourceView(context, row);
      const entry = { accountId: '', operation: 'sources.create', at, subject: sourceId };
      await auditChange(context, connection, { ...entry, before: null, after: source });
      return accept({ source, token, address: `${context.publicUrl}/ingest/${kind}/${token}` });
    });
  },
};

/** What a source's signing secrets are sealed about. */
export function signingAbout(sourceId: string): string {
  return `source ${sourceId}`;
}

function checkWish(
  { secrets }: Context,
  { kind, pollUrl, signing }: Static<typeof Input>,
  sourceId: string,
): Outcome<Pick<MediaSourceRow, 'pollUrl' | 'sealed'>> {
  if (pollUrl !== undefined && !POLLED.includes(kind)) {
    return refuse('source_is_never_asked', { kind, known: POLLED.join(', ') }, 'pollUrl');
  }
  if (pollUrl !== undefined && !isHttp(pollUrl)) {
    return refuse('poll_url_is_not_readable', { text: pollUrl }, 'pollUrl');
  }
  if ((signing === undefined) === SIGNED.includes(kind)) {
    const known = SIGNED.join(', ');
    return refuse('signing_is_of_some_kinds', { kind, known }, 'signing');
  }
  if (signing === undefined) return accept({ pollUrl: pollUrl ?? null, sealed: null });
  if (!secrets.ready) return refuse('master_key_is_not_set');
  const sealed = secrets.seal(JSON.stringify(signing), signingAbout(sourceId));
  return accept({ pollUrl: null, sealed });
}

function isHttp(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
