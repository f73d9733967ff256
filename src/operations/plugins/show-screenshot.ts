import { type Static, Type } from 'typebox';
import { accept, refuse } from '../../engine/index.ts';
import { findAttachment } from '../../store/attachments.ts';
import { findPluginApplication } from '../../store/plugins.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';

const Input = Type.Object({
  account: AccountField,
  application: Type.String({ description: 'The id of the application.' }),
  screenshot: Type.String({
    description: 'The id of one of its screenshots, of an earlier submission too.',
  }),
});

/** A picture with its data. */
const ShownScreenshot = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.String({
    description: 'What its bytes are: `image/png`, `image/jpeg` or `image/webp`.',
  }),
  size: Type.Integer({ description: 'In bytes.' }),
  sha256: Type.String(),
  data: Type.String({ description: 'In base64.' }),
});

/** Gives one screenshot of an application. */
export const showScreenshot: Operation<typeof Input, Static<typeof ShownScreenshot>> = {
  name: 'plugins.screenshot',
  access: 'viewer',
  kind: 'read',
  summary: 'Give a screenshot of a plugin application, in base64.',
  input: Input,
  output: ShownScreenshot,
  run: async (context, { account, application, screenshot }) =>
    context.database.transaction(async (connection) => {
      if ((await findPluginApplication(connection, account, application)) === null) {
        return refuse('plugin_application_not_found', { application, account }, 'application');
      }
      const found = await findAttachment(connection, account, screenshot);
      if (found === null || found.subject !== application) {
        return refuse('screenshot_not_found', { screenshot, application }, 'screenshot');
      }
      const { name, type, size, sha256, data } = found;
      return accept({ id: screenshot, name, type, size, sha256, data });
    }),
};
