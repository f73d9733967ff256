import { Type } from 'typebox';
import { accept, refuse } from '../../engine/index.ts';
import { findAttachment } from '../../store/attachments.ts';
import { findPluginApplication } from '../../store/plugins.ts';
import type { Operation } from '../operation.ts';

const Input = Type.Object({
  account: Type.String(),
  application: Type.String(),
  /** The id of one of its screenshots, of an earlier submission too. */
  screenshot: Type.String(),
});

/** A picture with its data. */
export interface ShownScreenshot {
  readonly id: string;
  readonly name: string;
  /** What its bytes are: `image/png`, `image/jpeg` or `image/webp`. */
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  /** In base64. */
  readonly data: string;
}

/** Gives one screenshot of an application. */
export const showScreenshot: Operation<typeof Input, ShownScreenshot> = {
  name: 'plugins.screenshot',
  access: 'viewer',
  kind: 'read',
  summary: 'Give a screenshot of a plugin application, in base64.',
  input: Input,
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
