// Every operation that has a name and a typed input: REST, the command line and the console's client
// are made from this list. Work on streams (import, export, verify) has its own functions.
import { createAccount } from './accounts/create-account.ts';
import { listAccountsOperation, showAccount } from './accounts/read-accounts.ts';
import { setMode } from './billing-modes/set-mode.ts';
import { grantPack } from './packs/grant-pack.ts';
import { listPacksOperation } from './packs/list-packs.ts';
import { explainDay } from './settlement/explain-day.ts';
import { settleDayOperation } from './settlement/settle-day.ts';

export const REGISTRY = [
  createAccount,
  listAccountsOperation,
  showAccount,
  grantPack,
  listPacksOperation,
  setMode,
  settleDayOperation,
  explainDay,
] as const;
