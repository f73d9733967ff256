import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';

/** What a backup says of itself, and what must be in it. */
export const Manifest = Type.Object({
  product: Type.Literal('packledger'),
  /** The form of the archive. */
  format: Type.Literal(1),
  /** The packledger that made it. */
  version: Type.String(),
  schema: Type.Integer({ minimum: 0 }),
  postgres: Type.String(),
  madeAt: Type.String(),
  /** `included`: its file is in it; `elsewhere`: a setting had the key; `none`: there was none. */
  masterKey: Type.Union([
    Type.Literal('included'),
    Type.Literal('elsewhere'),
    Type.Literal('none'),
  ]),
  /** Below the store's folder; they are there also when they are empty. */
  folders: Type.Array(Type.String()),
  files: Type.Array(
    Type.Object({ path: Type.String(), size: Type.Integer(), sha256: Type.String() }),
  ),
});
export type Manifest = Static<typeof Manifest>;

export const MANIFEST_ENTRY = 'manifest.json';
export const KEY_ENTRY = 'master.key';
export const STORE_ENTRY = 'store/';

/** Large enough for the list of a million files. */
export const MANIFEST_SIZE_MAX = 256 * 1024 * 1024;

/** Reads a manifest; null when it is none, or of another form. */
export function readManifest(text: string): Manifest | null {
  try {
    const read: unknown = JSON.parse(text);
    return Value.Check(Manifest, read) ? read : null;
  } catch {
    return null;
  }
}

/** Whether a path leads nowhere but below the folder that it is joined to. */
export function isInside(path: string): boolean {
  return path !== '' && !path.startsWith('/') && path.split('/').every((part) => !DOTS.has(part));
}

const DOTS: ReadonlySet<string> = new Set(['', '.', '..']);
