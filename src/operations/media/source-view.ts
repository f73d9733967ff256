import { type Static, Type } from 'typebox';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { lockSource, type MediaSourceRow } from '../../store/media-sources.ts';
import { oneOf, orNull, TimeField } from '../answer-fields.ts';
import { EtagField, withEtag } from '../etag.ts';
import type { Context } from '../operation.ts';
import { SOURCE_KINDS, type SourceKind } from './media-notice.ts';
import { RulesShown, rulesOf } from './rule-fields.ts';

/** What a source's hooks are answered when it cannot be told whether somebody may stream. */
export const GATES = ['open', 'closed', 'off'] as const;

/** A source as it is shown: without its token. */
export const SourceView = Type.Object(
  {
    id: Type.String({ description: 'The id of the source.' }),
    kind: oneOf(SOURCE_KINDS, { description: 'What server it is.' }),
    name: Type.String({ description: 'For people.' }),
    account: orNull(Type.String(), {
      description: "The account whose streams alone it may report; null: anybody's.",
    }),
    gate: oneOf(GATES, {
      description:
        'Whether its hooks are told who may not stream; and what they are told when nobody ' +
        'knows: `open` lets in, `closed` does not. `off`: everybody is let in.',
    }),
    pollUrl: orNull(Type.String(), { description: 'Where its counters are read; null: nowhere.' }),
    signed: Type.Boolean({ description: 'Whether its reports must be signed.' }),
    rules: RulesShown,
    createdAt: TimeField,
    createdBy: Type.String({ description: 'The id of whoever made it.' }),
    revokedAt: orNull(TimeField, { description: 'When it was revoked; null: it was not.' }),
    etag: EtagField,
  },
  { title: 'Source' },
);
export type SourceView = Static<typeof SourceView>;

export const SourceField = Type.String({ description: 'The id of the source.' });

export function sourceView({ catalogs }: Context, row: MediaSourceRow): SourceView {
  const { calendar } = catalogs.latest;
  return withEtag({
    id: row.sourceId,
    kind: row.kind as SourceKind, // the store holds no other
    name: row.name,
    account: row.heldBy === '' ? null : row.heldBy,
    gate: row.gate as (typeof GATES)[number], // likewise
    pollUrl: row.pollUrl,
    signed: row.sealed !== null,
    rules: rulesOf(row.rules),
    createdAt: calendar.format(row.createdAt),
    createdBy: row.createdBy,
    revokedAt: row.revokedAt === null ? null : calendar.format(row.revokedAt),
  });
}

/** A source that is to be changed, locked. */
export async function sourceToChange(
  connection: Connection,
  source: string,
): Promise<Outcome<MediaSourceRow>> {
  const row = await lockSource(connection, source);
  return row === null ? refuse('source_not_found', { source }, 'source') : accept(row);
}
