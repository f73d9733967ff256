import { accept, nearNames, type Outcome, refuse } from '../../engine/index.ts';
import { EVENT_TYPES } from '../event-types.ts';
import type { Context } from '../operation.ts';
import { newWebhookSecret } from './sign-webhook.ts';
import { checkWebhookUrl } from './webhook-address.ts';

const DESCRIPTION_LENGTH_MAX = 200;

/** What the owner of an endpoint says of it; what is absent stays as it is. */
export interface WebhookFields {
  readonly url?: string;
  readonly types?: readonly string[];
  readonly description?: string;
}

/** Checks what is said and puts it in its one form. */
export function checkWebhookFields(
  { webhooks }: Context,
  { url, types, description }: WebhookFields,
): Outcome<WebhookFields> {
  const address = url === undefined ? undefined : checkWebhookUrl(url, webhooks);
  if (address !== undefined && !address.ok) return address;
  const unknown = types?.findIndex((type) => !Object.hasOwn(EVENT_TYPES, type)) ?? -1;
  if (types !== undefined && unknown !== -1) {
    const type = types[unknown] ?? '';
    const known = nearNames(type, Object.keys(EVENT_TYPES));
    return refuse('webhook_type_is_unknown', { type, known }, `types[${unknown}]`);
  }
  const words = description?.trim();
  if (words !== undefined && words.length > DESCRIPTION_LENGTH_MAX) {
    const max = `${DESCRIPTION_LENGTH_MAX}`;
    return refuse('webhook_description_is_too_long', { max }, 'description');
  }
  return accept({
    ...(address === undefined ? {} : { url: address.value }),
    ...(types === undefined ? {} : { types: [...new Set(types)].sort() }),
    ...(words === undefined ? {} : { description: words }),
  });
}

/** A new secret, and how the store keeps it. Refused: `master_key_is_not_set`. */
export function makeSecret(
  { secrets }: Context,
  accountId: string,
  endpointId: string,
): Outcome<{ readonly secret: string; readonly sealed: string }> {
  if (!secrets.ready) return refuse('master_key_is_not_set');
  const secret = newWebhookSecret();
  return accept({ secret, sealed: secrets.seal(secret, secretAbout(accountId, endpointId)) });
}

/** What an endpoint's secret is sealed about. */
export function secretAbout(accountId: string, endpointId: string): string {
  return `${accountId} webhook ${endpointId}`;
}
