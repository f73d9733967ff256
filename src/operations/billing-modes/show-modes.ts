import { Type } from 'typebox';
import {
  type Area,
  type AreaMode,
  accept,
  areaModeOn,
  type BillingMode,
  type Catalog,
  type Day,
  decideCancel,
  decideModeWish,
  type ModeDecision,
  type ModeFacts,
  modeOn,
  modePeriods,
  pendingChanges,
  type Refusal,
  refuse,
} from '../../engine/index.ts';
import { listModeHistory } from '../../store/mode-changes.ts';
import { listModeRequests } from '../../store/mode-requests.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { readModeFacts } from './mode-facts.ts';
import { type ModeRequestView, viewRequest } from './request-view.ts';

const HISTORY_MAX = 200;

const Input = Type.Object({ account: Type.String() });

/** A mode that an area has, and how it may be had: why not, if not. */
export interface ModeOption {
  readonly mode: BillingMode;
  readonly way: ModeDecision['way'] | null;
  readonly from: Day | null;
  readonly refusal: Pick<Refusal, 'code' | 'params'> | null;
}

/** A change that is still to come. */
export interface PendingMode {
  readonly mode: BillingMode;
  readonly from: Day;
  readonly scopes: readonly string[];
  /** Whether the account may take it back. */
  readonly cancellable: boolean;
}

/** The billing of an area today. */
export interface AreaView {
  readonly area: string;
  /** `mixed` (组合计费) where its scopes differ. */
  readonly mode: AreaMode;
  readonly scopes: readonly {
    readonly scope: string;
    readonly mode: BillingMode;
    /** The first day of the mode; null: since ever. */
    readonly since: Day | null;
  }[];
  readonly pending: readonly PendingMode[];
  readonly options: readonly ModeOption[];
}

/** All about the billing modes of an account. */
export interface ModesView {
  readonly account: string;
  readonly today: Day;
  readonly areas: readonly AreaView[];
  /** The latest first. */
  readonly requests: readonly ModeRequestView[];
  /** What was recorded, by whomever, the latest first. */
  readonly history: readonly {
    readonly at: string;
    readonly scope: string;
    readonly mode: BillingMode;
    readonly from: Day;
  }[];
}

/** Shows how an account is billed, what is to come, and what it may choose. */
export const showModes: Operation<typeof Input, ModesView> = {
  name: 'billing-modes.show',
  access: 'viewer',
  kind: 'read',
  summary: "Show an account's billing modes, what is to come, and what may be chosen.",
  input: Input,
  run: async (context, { account }) => {
    const { calendar } = context.catalogs.latest;
    const at = context.clock.now();
    return readAccount(context.database, account, async (connection) => {
      const facts = await readModeFacts(context, connection, { account, at });
      const { today } = facts;
      const catalog = context.catalogs.on(today);
      if (catalog === null) return refuse('no_catalog_on_day', { day: today });
      const requests = await listModeRequests(connection, account);
      const history = await listModeHistory(connection, account, HISTORY_MAX);
      return accept({
        account,
        today,
        areas: [...catalog.areas.values()].map((area) => viewArea(catalog, facts, area)),
        requests: requests.map((row) => viewRequest(row, calendar)),
        history: history.map(({ scope, mode, from, recordedAt }) => ({
          at: calendar.format(recordedAt),
          scope,
          mode,
          from,
        })),
      });
    });
  },
};

function viewArea(catalog: Catalog, facts: ModeFacts, area: Area): AreaView {
  const { changes, today } = facts;
  return {
    area: area.id,
    mode: areaModeOn(catalog, changes, area, today),
    scopes: area.scopes.map((scope) => {
      const periods = modePeriods(catalog, changes, scope);
      const now = periods.filter(({ from }) => from === null || from <= today).at(-1);
      const { mode } = modeOn(catalog, changes, scope, today);
      return { scope, mode, since: now?.from ?? null };
    }),
    pending: viewPending(catalog, facts, area),
    options: area.modes.map((mode) => viewOption(facts, area, mode)),
  };
}

/** What comes for several scopes at once is one change. */
function viewPending(catalog: Catalog, facts: ModeFacts, area: Area): readonly PendingMode[] {
  const { changes, today } = facts;
  const cancel = decideCancel(facts, area.id);
  const pending: PendingMode[] = [];
  for (const { scope, mode, from } of pendingChanges(catalog, changes, area, today)) {
    const same = pending.findIndex((one) => one.mode === mode && one.from === from);
    const before = pending[same];
    if (before !== undefined) {
      pending[same] = { ...before, scopes: [...before.scopes, scope] };
      continue;
    }
    const cancellable = cancel.ok && cancel.value.cancelled.from === from;
    pending.push({ mode, from, scopes: [scope], cancellable });
  }
  return pending;
}

function viewOption(facts: ModeFacts, area: Area, mode: BillingMode): ModeOption {
  const decided = decideModeWish(facts, { area: area.id, mode });
  if (!decided.ok) {
    const { code, params } = decided.refusal;
    return { mode, way: null, from: null, refusal: { code, params } };
  }
  const { way, from } = decided.value;
  return { mode, way, from, refusal: null };
}
