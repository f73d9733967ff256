import { type Static, Type } from 'typebox';
import {
  type Area,
  accept,
  areaModeOn,
  type BillingMode,
  type Catalog,
  decideCancel,
  decideModeWish,
  type ModeFacts,
  modeOn,
  modePeriods,
  pendingChanges,
  refuse,
} from '../../engine/index.ts';
import { listModeHistory } from '../../store/mode-changes.ts';
import { listModeRequests } from '../../store/mode-requests.ts';
import { DayField, described, listOf, orNull, TimeField } from '../answer-fields.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { readModeFacts } from './mode-facts.ts';
import { AreaField, AreaModeField, ModeField } from './mode-fields.ts';
import { WayField } from './mode-view.ts';
import { ModeRequestView, viewRequest } from './request-view.ts';

const HISTORY_MAX = 200;

const Input = Type.Object({ account: AccountField });

const ScopeField = Type.String({
  description: 'A scope of the catalogue, such as `live.mainland`.',
});

/** A mode that an area has, and how it may be had: why not, if not. */
const ModeOption = Type.Object({
  mode: ModeField('The mode.'),
  way: orNull(WayField, { description: 'How it may be had; null: it may not.' }),
  from: orNull(DayField, { description: 'From when on, if it is asked for today.' }),
  refusal: orNull(
    Type.Object({
      code: Type.String({ description: 'The code of the refusal.' }),
      params: Type.Record(Type.String(), Type.String(), { description: 'What fills its text.' }),
    }),
    { description: 'Why it may not be had.' },
  ),
});
type ModeOption = Static<typeof ModeOption>;

/** A change that is still to come. */
const PendingMode = Type.Object({
  mode: ModeField('The mode that comes.'),
  from: described(DayField, 'Its first day.'),
  scopes: listOf(Type.String(), { description: 'The scopes that it comes for.' }),
  cancellable: Type.Boolean({ description: 'Whether the account may take it back.' }),
});
type PendingMode = Static<typeof PendingMode>;

/** The billing of an area today. */
export const AreaView = Type.Object({
  area: AreaField,
  mode: AreaModeField('`mixed` (组合计费) where its scopes differ.'),
  scopes: listOf(
    Type.Object({
      scope: ScopeField,
      mode: ModeField('How its usage is billed today.'),
      since: orNull(DayField, { description: 'The first day of the mode; null: since ever.' }),
    }),
    { description: 'What the mode of each of its scopes is today.' },
  ),
  pending: listOf(PendingMode, { description: 'What is still to come, the next first.' }),
  options: listOf(ModeOption, { description: 'Every mode that the area has.' }),
});
export type AreaView = Static<typeof AreaView>;

/** All about the billing modes of an account. */
export const ModesView = Type.Object({
  account: Type.String({ description: 'The id of the account.' }),
  today: described(DayField, 'The day that all of it is told of.'),
  areas: listOf(AreaView, { description: 'In the order of the catalogue.' }),
  requests: listOf(ModeRequestView, { description: 'The latest first.' }),
  history: listOf(
    Type.Object({
      at: TimeField,
      scope: ScopeField,
      mode: ModeField('What was recorded.'),
      from: described(DayField, 'The first day of the mode.'),
    }),
    { description: `What was recorded, by whomever: the latest ${HISTORY_MAX}, latest first.` },
  ),
});
export type ModesView = Static<typeof ModesView>;

/** Shows how an account is billed, what is to come, and what it may choose. */
export const showModes: Operation<typeof Input, ModesView> = {
  name: 'billing-modes.show',
  access: 'viewer',
  kind: 'read',
  summary: "Show an account's billing modes, what is to come, and what may be chosen.",
  input: Input,
  output: ModesView,
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
