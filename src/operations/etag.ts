// Where two people can edit the same, a view carries a tag of what it shows. Who sends it back with
// a change is refused when somebody else was quicker (ETag and If-Match over HTTP).
import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { accept, type Outcome, refuse } from '../engine/index.ts';

const ETAG_LENGTH = 22;

/** The tag that a view carries. */
export const EtagField = Type.String({
  description: 'Tells what is shown from what it may become; send it back as `ifMatch`.',
});

/** What a change takes that another one may have come before. */
export const IfMatchField = Type.Optional(
  Type.String({
    maxLength: 200,
    description: 'The `etag` of what was read: the change is refused if it is another by now.',
  }),
);

/** A view with its tag. Whatever is shown goes into it, so a view must not tell the time. */
export function withEtag<T extends object>(view: T): T & { readonly etag: string } {
  const hash = createHash('sha256').update(JSON.stringify(view)).digest('base64url');
  return { ...view, etag: hash.slice(0, ETAG_LENGTH) };
}

/**
 * Whether what is there is still what the caller read; called in the transaction of the change,
 * with the view as it is before. Refused: `changed_by_somebody_else`.
 */
export function checkEtag(
  ifMatch: string | undefined,
  { etag }: { readonly etag: string },
): Outcome<null> {
  if (ifMatch === undefined || ifMatch === etag) return accept(null);
  return refuse('changed_by_somebody_else', { etag }, 'ifMatch');
}
