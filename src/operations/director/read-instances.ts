// The instances of an account with what covers them, as the operations on them need it.
import { type Catalog, type Coverage, nearNames, refuse } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import {
  coverageOfRow,
  type InstanceRow,
  listBindings,
  listInstances,
} from '../../store/director.ts';

export interface DirectorState {
  /** Those that are not deleted. */
  readonly instances: readonly InstanceRow[];
  /** What the account's packs cover, in the order in which they were bound. */
  readonly coverage: readonly Coverage[];
}

export async function readDirector(
  connection: Connection,
  accountId: string,
  catalog: Catalog,
): Promise<DirectorState> {
  const bindings = await listBindings(connection, [accountId]);
  return {
    instances: await listInstances(connection, accountId),
    coverage: bindings
      .map((row) => coverageOfRow(catalog, row))
      // One that was reclaimed before it began covers nothing.
      .filter(({ from, to }) => from <= to),
  };
}

/** That an instance is not there, with those that are. */
export function notRegistered(instance: string, { instances }: DirectorState) {
  const known = nearNames(
    instance,
    instances.map((row) => row.instance),
  );
  return refuse('instance_not_registered', { instance, known }, 'instance');
}
