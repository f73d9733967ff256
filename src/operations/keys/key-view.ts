import { type Static, Type } from 'typebox';
import type { KeyRow } from '../../store/keys.ts';
import { oneOf, orNull, TimeField } from '../answer-fields.ts';
import type { Context } from '../operation.ts';

/** A key as it is shown: without its secret. */
export const KeyView = Type.Object({
  id: Type.String({ description: 'What official SDKs call SecretId.' }),
  name: Type.String({ description: 'What it is for; empty: nobody said.' }),
  access: oneOf(['read', 'full'], { description: 'Whether it may only read.' }),
  signs: Type.Boolean({
    description: 'Whether requests may be signed with it; else it is a bearer only.',
  }),
  createdAt: TimeField,
  createdBy: Type.String({ description: 'The id of whoever made it.' }),
  expiresAt: orNull(TimeField, { description: 'From when on it is over; null: never.' }),
  revokedAt: orNull(TimeField, { description: 'When it was revoked; null: it was not.' }),
  state: oneOf(['valid', 'expired', 'revoked'], { description: 'Whether it is taken now.' }),
});
export type KeyView = Static<typeof KeyView>;

export function keyView({ catalogs, clock }: Context, row: KeyRow): KeyView {
  const { calendar } = catalogs.latest;
  const { expiresAt, revokedAt } = row;
  const expired = expiresAt !== null && expiresAt <= clock.now();
  return {
    id: row.keyId,
    name: row.name,
    access: row.readOnly ? 'read' : 'full',
    signs: row.sealed !== null,
    createdAt: calendar.format(row.createdAt),
    createdBy: row.createdBy,
    expiresAt: expiresAt === null ? null : calendar.format(expiresAt),
    revokedAt: revokedAt === null ? null : calendar.format(revokedAt),
    state: revokedAt !== null ? 'revoked' : expired ? 'expired' : 'valid',
  };
}
