// Every operation by its name: what the faces are made from. A new operation is added here.
import { createAccount } from './accounts/create-account.ts';
import { listAudit } from './accounts/list-audit.ts';
import { listAccountsOperation, showAccount } from './accounts/read-accounts.ts';
import { setMode } from './billing-modes/set-mode.ts';
import { grantPack } from './packs/grant-pack.ts';
import { listPacksOperation } from './packs/list-packs.ts';
import type { AnyOperation } from './perform.ts';
import { explainDay } from './settlement/explain-day.ts';
import { settleDayOperation } from './settlement/settle-day.ts';

const ACCOUNTS = [createAccount, listAccountsOperation, showAccount, listAudit];
const PACKS = [grantPack, listPacksOperation];
const BILLING_MODES = [setMode];
const SETTLEMENT = [settleDayOperation, explainDay];

/** All operations, by name. */
export const OPERATIONS: ReadonlyMap<string, AnyOperation> = new Map(
  [...ACCOUNTS, ...PACKS, ...BILLING_MODES, ...SETTLEMENT]
    .map((operation): [string, AnyOperation] => [operation.name, operation])
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
