import { type Static, Type } from 'typebox';
import {
  accept,
  type Outcome,
  pluginStatus,
  pluginTrial,
  refuse,
  takePluginStep,
} from '../../engine/index.ts';
import { insertPluginPeriod, insertPluginReview, releaseAppId } from '../../store/plugins.ts';
import { oneOf, orNull, TimeField } from '../answer-fields.ts';
import { type Change, changeAccount } from '../change.ts';
import { checkEtag, IfMatchField } from '../etag.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import { notify } from '../notices/notify.ts';
import type { Operation } from '../operation.ts';
import { PLUGIN_STATUSES, pluginEtag } from './plugin-view.ts';
import { type PluginWithFacts, readPlugin } from './read-plugin.ts';

const REASON_MAX = 500;

const Input = Type.Object({
  account: AccountField,
  application: Type.String({ description: 'The id of the application.' }),
  approve: Type.Boolean({ description: 'False: it is rejected.' }),
  reason: Type.Optional(Type.String({ description: 'What to put right; a rejection has one.' })),
  ifMatch: IfMatchField,
  key: IdempotencyKeyField,
});

/** An application after its review. */
const PluginReviewed = Type.Object({
  id: Type.String(),
  status: oneOf(PLUGIN_STATUSES, { description: '`usable` when a trial was approved.' }),
  endsAt: orNull(TimeField),
});
type PluginReviewed = Static<typeof PluginReviewed>;

/** Approves an application or rejects it with a reason. An approved trial begins at once. */
export const reviewPlugin: Operation<typeof Input, PluginReviewed> = {
  name: 'plugins.review',
  access: 'operator',
  kind: 'change',
  summary: 'Approve a plugin application, or reject it with a reason.',
  input: Input,
  output: PluginReviewed,
  run: async (context, { account, application, approve, key, ifMatch, ...input }) => {
    const reason = input.reason?.trim() ?? '';
    if (!approve && reason === '') return refuse('rejection_needs_a_reason', {}, 'reason');
    if (reason.length > REASON_MAX) {
      return refuse('review_reason_length', { max: `${REASON_MAX}` }, 'reason');
    }
    const content = { application, approve, reason };
    const call = { account, operation: 'plugins.review', key, content };
    return changeAccount(context, call, async (change) => {
      const found = await readPlugin(change.connection, account, application);
      if (!found.ok) return found;
      const same = checkEtag(ifMatch, { etag: pluginEtag(found.value.row) });
      if (!same.ok) return same;
      const taken = takePluginStep(pluginStatus(found.value, change.at), 'review');
      return taken.ok ? decide(change, found.value, { approve, reason }) : taken;
    });
  },
};

interface Decision {
  readonly approve: boolean;
  readonly reason: string;
}

async function decide(
  change: Change,
  { row }: PluginWithFacts,
  { approve, reason }: Decision,
): Promise<Outcome<PluginReviewed>> {
  const { context, connection, at, recorded } = change;
  const { accountId, applicationId, name, appId, type } = row;
  await insertPluginReview(connection, {
    accountId,
    applicationId,
    recorded,
    kind: approve ? 'approved' : 'rejected',
    actorKind: context.actor.kind,
    actorId: context.actor.id,
    reason,
    content: null,
    at,
  });
  const application = applicationId;
  await change.emit('plugin.reviewed', { application, appId, approved: approve, reason });
  // An application may be rejected several times.
  const about = { subject: application, key: `plugin-reviewed:${application}:${recorded}` };
  if (approve) {
    await notify(change, {
      kind: 'plugin-approved',
      params: { application, name, appId },
      ...about,
    });
  } else {
    await releaseAppId(connection, row);
    const params = { application, name, appId, reason };
    await notify(change, { kind: 'plugin-rejected', params, ...about });
  }
  const tried = approve && type === 'trial';
  const status = tried ? 'usable' : approve ? 'to-pay' : 'rejected';
  const endsAt = tried ? await startTrial(change, { application, appId }) : null;
  const before = { status: 'in-review' };
  await change.audit({ subject: application, before, after: { status, reason, endsAt } });
  return accept({ id: application, status, endsAt });
}

async function startTrial(
  change: Change,
  { application, appId }: { readonly application: string; readonly appId: string },
): Promise<string> {
  const { context, connection, account, at, recorded } = change;
  const { calendar } = context.catalogs.latest;
  const period = pluginTrial(calendar, at);
  await insertPluginPeriod(connection, {
    ...period,
    accountId: account.accountId,
    applicationId: application,
    source: 'trial',
    sourceId: application,
    recorded,
  });
  const to = calendar.format(period.to);
  await change.emit('plugin.started', {
    application,
    appId,
    source: 'trial',
    sourceId: application,
    years: 0,
    from: calendar.format(at),
    to,
  });
  return to;
}
