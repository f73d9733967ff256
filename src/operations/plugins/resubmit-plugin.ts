import { Type } from 'typebox';
import {
  accept,
  checkPluginForm,
  type Outcome,
  pluginReviewDue,
  pluginStatus,
  takePluginStep,
} from '../../engine/index.ts';
import {
  insertPluginReview,
  type PluginSubmission,
  replacePluginSubmission,
} from '../../store/plugins.ts';
import { type Change, changeAccount } from '../change.ts';
import { checkEtag, IfMatchField } from '../etag.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { takeAppId } from './app-id.ts';
import { PluginApplied } from './apply-for-plugin.ts';
import { pluginEtag } from './plugin-view.ts';
import { readPlugin } from './read-plugin.ts';
import { keepScreenshot, readScreenshot, type Screenshot, ScreenshotInput } from './screenshot.ts';

/** What is left out stays as it was submitted before. */
const Input = Type.Object({
  account: AccountField,
  application: Type.String({ description: 'The id of the application.' }),
  name: Type.Optional(Type.String({ description: 'The name of the mini-program.' })),
  appId: Type.Optional(Type.String({ description: 'The AppID of the mini-program.' })),
  category: Type.Optional(Type.String({ description: '`e-commerce` or `education`.' })),
  subject: Type.Optional(Type.String({ description: '`company` or `organisation`.' })),
  basicSettings: Type.Optional(ScreenshotInput),
  pluginSettings: Type.Optional(ScreenshotInput),
  ifMatch: IfMatchField,
  key: IdempotencyKeyField,
});

/** Submits a rejected application again, put right. */
export const resubmitPlugin: Operation<typeof Input, PluginApplied> = {
  name: 'plugins.resubmit',
  access: 'owner',
  kind: 'change',
  summary: 'Submit a rejected plugin application again, put right.',
  input: Input,
  output: PluginApplied,
  run: async (context, { account, application, key, ifMatch, ...edits }) => {
    const basic = readOptional('basicSettings', edits.basicSettings);
    if (!basic.ok) return basic;
    const plugin = readOptional('pluginSettings', edits.pluginSettings);
    if (!plugin.ok) return plugin;
    const pictures = { basicSettings: basic.value, pluginSettings: plugin.value };
    const digests = [basic.value?.sha256 ?? null, plugin.value?.sha256 ?? null];
    const { name, appId, category, subject } = edits;
    const content = { application, name, appId, category, subject, pictures: digests };
    const call = { account, operation: 'plugins.resubmit', key, content };
    return changeAccount(context, call, (change) =>
      resubmit(change, application, { ...edits, ...pictures, ifMatch }),
    );
  },
};

function readOptional(
  field: string,
  sent: { readonly name?: string; readonly data: string } | undefined,
): Outcome<Screenshot | null> {
  return sent === undefined ? accept(null) : readScreenshot(field, sent);
}

interface Edits {
  readonly name?: string;
  readonly appId?: string;
  readonly category?: string;
  readonly subject?: string;
  readonly ifMatch: string | undefined;
  readonly basicSettings: Screenshot | null;
  readonly pluginSettings: Screenshot | null;
}

async function resubmit(
  change: Change,
  application: string,
  edits: Edits,
): Promise<Outcome<PluginApplied>> {
  const { context, connection, account, at, recorded } = change;
  const { accountId } = account;
  const found = await readPlugin(connection, accountId, application);
  if (!found.ok) return found;
  const { row } = found.value;
  const same = checkEtag(edits.ifMatch, { etag: pluginEtag(row) });
  if (!same.ok) return same;
  const taken = takePluginStep(pluginStatus(found.value, at), 'resubmit');
  if (!taken.ok) return taken;
  const form = checkPluginForm({
    name: edits.name ?? row.name,
    appId: edits.appId ?? row.appId,
    category: edits.category ?? row.category,
    subject: edits.subject ?? row.subject ?? undefined,
  });
  if (!form.ok) return form;
  const held = await takeAppId(change, application, form.value.appId);
  if (!held.ok) return held;
  const keep = async (picture: Screenshot | null, before: string) =>
    picture === null ? before : keepScreenshot(change, application, picture);
  const submission: PluginSubmission = {
    ...form.value,
    basicSettings: await keep(edits.basicSettings, row.basicSettings),
    pluginSettings: await keep(edits.pluginSettings, row.pluginSettings),
  };
  const key = { accountId, applicationId: application };
  await replacePluginSubmission(connection, { ...key, ...submission, submittedAt: at });
  await insertPluginReview(connection, {
    ...key,
    recorded,
    kind: 'resubmitted',
    actorKind: context.actor.kind,
    actorId: context.actor.id,
    reason: '',
    content: submission,
    at,
  });
  const { name, appId, category } = form.value;
  await change.emit('plugin.applied', { application, type: row.type, name, appId, category });
  const before = { name: row.name, appId: row.appId, category: row.category, status: 'rejected' };
  const after = { name, appId, category, status: 'in-review' };
  await change.audit({ subject: application, before, after });
  const reviewDueOn = pluginReviewDue(context.catalogs.latest.calendar, at);
  return accept({ id: application, status: 'in-review', reviewDueOn });
}
