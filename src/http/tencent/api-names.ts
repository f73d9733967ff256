// What Tencent's API calls the families and items of our catalogues: data, like those, and beside
// them. What has no name there is not told through this face.
import { readFileSync } from 'node:fs';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';

// src/ and dist/ are equally deep in the package.
const FILE = new URL('../../../catalogs/names/tencent-api.json', import.meta.url);

const Package = Type.Object({
  packageType: Type.Integer(),
  /** The times by which its packs may be ordered. */
  ordersBy: Type.Array(Type.String()),
  /** The scope whose billing mode is told for the package type. */
  billMode: Type.String(),
  /** The scopes of `FluxPackageBillMode`, in its order. */
  fluxBillModes: Type.Optional(Type.Array(Type.String())),
  families: Type.Record(
    Type.String(),
    Type.Object({
      type: Type.Integer(),
      /** How many base units one of those is that are told: minutes have 60 seconds. */
      unitSize: Type.Integer({ minimum: 1 }),
    }),
  ),
});

const Names = Type.Object({
  packages: Type.Array(Package),
  playback: Type.Record(
    Type.String(),
    Type.Object({
      service: Type.String(),
      region: Type.String(),
      area: Type.Enum(['Mainland', 'Oversea']),
    }),
  ),
  transcoding: Type.Record(
    Type.String(),
    Type.Object({ moduleCodec: Type.String(), resolution: Type.String() }),
  ),
});

export type PackageNames = Static<typeof Package>;
export type ApiNames = Static<typeof Names>;

/** Reads the names; a file that has not their form is a fault of the package. */
export function readApiNames(): ApiNames {
  return Value.Parse(Names, JSON.parse(readFileSync(FILE, 'utf8')));
}
