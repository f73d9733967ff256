import { type Static, Type } from 'typebox';
import {
  accept,
  type CheckedPluginForm,
  checkPluginForm,
  checkPluginType,
  type Outcome,
  pluginReviewDue,
} from '../../engine/index.ts';
import {
  insertPluginApplication,
  insertPluginReview,
  listPluginApplications,
} from '../../store/plugins.ts';
import { DayField, described, oneOf } from '../answer-fields.ts';
import { type Change, changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { takeAppId } from './app-id.ts';
import { keepScreenshot, readScreenshot, type Screenshot, ScreenshotInput } from './screenshot.ts';

const Input = Type.Object({
  account: AccountField,
  type: Type.String({ description: '`formal`, `pack-gift` or `trial`.' }),
  name: Type.String({ description: 'The name of the mini-program.' }),
  appId: Type.String({ description: 'The AppID of the mini-program.' }),
  category: Type.String({ description: '`e-commerce` or `education`.' }),
  subject: Type.Optional(
    Type.String({
      description: 'Whom the mini-program is certified for: `company` or `organisation`.',
    }),
  ),
  /** The page 设置 > 基本设置: name, category, subject and AppID. */
  basicSettings: ScreenshotInput,
  /** The page 第三方设置 > 插件管理: that the plugin was added. */
  pluginSettings: ScreenshotInput,
  key: IdempotencyKeyField,
});

/** An application that now waits for its review. */
export const PluginApplied = Type.Object({
  id: Type.String(),
  status: oneOf(['in-review']),
  reviewDueOn: described(DayField, 'The last day of the review.'),
});
export type PluginApplied = Static<typeof PluginApplied>;

/** Applies for a plugin for one mini-program. */
export const applyForPlugin: Operation<typeof Input, PluginApplied> = {
  name: 'plugins.apply',
  access: 'owner',
  kind: 'change',
  summary: 'Apply for the live plugin of a mini-program.',
  input: Input,
  output: PluginApplied,
  run: async (context, input) => {
    const form = checkPluginForm(input);
    if (!form.ok) return form;
    const basic = readScreenshot('basicSettings', input.basicSettings);
    if (!basic.ok) return basic;
    const plugin = readScreenshot('pluginSettings', input.pluginSettings);
    if (!plugin.ok) return plugin;
    const { account, key, type } = input;
    const pictures = { basicSettings: basic.value, pluginSettings: plugin.value };
    // A picture is known by its digest: what is kept under the key stays small.
    const digests = [basic.value.sha256, plugin.value.sha256];
    const content = { type, ...form.value, pictures: digests };
    const call = { account, operation: 'plugins.apply', key, content };
    return changeAccount(context, call, (change) =>
      submit(change, { type, form: form.value, ...pictures }),
    );
  },
};

interface Draft {
  readonly type: string;
  readonly form: CheckedPluginForm;
  readonly basicSettings: Screenshot;
  readonly pluginSettings: Screenshot;
}

async function submit(change: Change, draft: Draft): Promise<Outcome<PluginApplied>> {
  const { context, connection, account, at, recorded } = change;
  const { accountId } = account;
  const before = await listPluginApplications(connection, accountId);
  const trialTaken = before.some(
    ({ type, review, endsAt }) => type === 'trial' && (review !== 'cancelled' || endsAt !== null),
  );
  const type = checkPluginType(draft.type, trialTaken);
  if (!type.ok) return type;
  const applicationId = context.ids.next('pl');
  const { form } = draft;
  const taken = await takeAppId(change, applicationId, form.appId);
  if (!taken.ok) return taken;
  const submission = {
    ...form,
    basicSettings: await keepScreenshot(change, applicationId, draft.basicSettings),
    pluginSettings: await keepScreenshot(change, applicationId, draft.pluginSettings),
  };
  const row = { accountId, applicationId, type: type.value, submittedAt: at, ...submission };
  await insertPluginApplication(connection, row);
  const { actor } = context;
  await insertPluginReview(connection, {
    accountId,
    applicationId,
    recorded,
    kind: 'submitted',
    actorKind: actor.kind,
    actorId: actor.id,
    reason: '',
    content: submission,
    at,
  });
  const { name, appId, category } = form;
  const told = { type: type.value, name, appId, category };
  await change.emit('plugin.applied', { application: applicationId, ...told });
  const after = { ...told, status: 'in-review' };
  await change.audit({ subject: applicationId, before: null, after });
  const { calendar } = context.catalogs.latest;
  const reviewDueOn = pluginReviewDue(calendar, at);
  return accept({ id: applicationId, status: 'in-review', reviewDueOn });
}
