import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import {
  accept,
  checkPicture,
  type Outcome,
  PICTURE_SIZE_MAX,
  refuse,
} from '../../engine/index.ts';
import { insertAttachment } from '../../store/attachments.ts';
import type { Change } from '../change.ts';

/** A screenshot as it is sent: base64, and the name of its file if it has one. */
export const ScreenshotInput = Type.Object({
  name: Type.Optional(Type.String({ description: 'The name of its file.' })),
  data: Type.String({ description: 'A PNG, JPEG or WebP picture, in base64.' }),
});

/** A picture that was checked. */
export interface Screenshot {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly data: string;
}

const NAME_MAX = 200;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const CONTROL = /\p{Cc}/u;

/** Checks a picture that was sent in a field of the input: its text, its size and its kind. */
export function readScreenshot(
  field: string,
  sent: { readonly name?: string; readonly data: string },
): Outcome<Screenshot> {
  const { data } = sent;
  // Told before anything goes through it: four characters are three bytes.
  const size = Math.floor((data.length * 3) / 4);
  if (size > PICTURE_SIZE_MAX + 2) {
    const params = { size: `${size}`, max: `${PICTURE_SIZE_MAX}` };
    return refuse('picture_is_too_large', params, `${field}.data`);
  }
  if (data.length % 4 !== 0 || !BASE64.test(data)) {
    return refuse('picture_is_not_base64', {}, `${field}.data`);
  }
  const name = sent.name?.trim() ?? field;
  if (name === '' || name.length > NAME_MAX || CONTROL.test(name)) {
    return refuse('picture_name_length', { max: `${NAME_MAX}` }, `${field}.name`);
  }
  const bytes = Buffer.from(data, 'base64');
  const type = checkPicture(name, bytes);
  if (!type.ok) return refuse(type.refusal.code, type.refusal.params, field);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return accept({ name, type: type.value, size: bytes.length, sha256, data });
}

/** Keeps a picture that was checked; tells its id. */
export async function keepScreenshot(
  { context, connection, account, at }: Change,
  application: string,
  screenshot: Screenshot,
): Promise<string> {
  const attachmentId = context.ids.next('at');
  const { accountId } = account;
  const kept = { ...screenshot, accountId, attachmentId, subject: application, sentAt: at };
  await insertAttachment(connection, kept);
  return attachmentId;
}
