import { type Static, Type } from 'typebox';
import { accept, type Outcome } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { type MediaSourceRow, updateSource } from '../../store/media-sources.ts';
import { auditChange } from '../change.ts';
import { checkEtag, IfMatchField } from '../etag.ts';
import type { Context, Operation } from '../operation.ts';
import { classifyLeft } from './classify-left.ts';
import { checkRules, RulesField } from './rule-fields.ts';
import { SourceField, SourceView, sourceToChange, sourceView } from './source-view.ts';

const Input = Type.Object({ source: SourceField });
const RulesInput = Type.Object({ source: SourceField, rules: RulesField, ifMatch: IfMatchField });
const RulesOutput = Type.Object({
  source: SourceView,
  charged: Type.Integer({
    description: 'Pieces of usage that were left over and now have a rule.',
  }),
});

/** Revokes a source at once and for good; again, it changes nothing. */
export const revokeSource: Operation<typeof Input, SourceView> = {
  name: 'sources.revoke',
  access: 'operator',
  kind: 'change',
  summary: "Take no more reports at a media server's address, at once and for good.",
  input: Input,
  output: SourceView,
  run: async (context, { source }) =>
    context.database.transaction(async (connection) => {
      const found = await sourceToChange(connection, source);
      if (!found.ok) return found;
      if (found.value.revokedAt !== null) return accept(sourceView(context, found.value));
      const after = { ...found.value, revokedAt: context.clock.now() };
      return accept(
        await save(context, connection, { name: 'revoke', before: found.value, after }),
      );
    }),
};

/** Replaces the rules of a source; what nobody was charged for so far is looked up again. */
export const setRules: Operation<typeof RulesInput, Static<typeof RulesOutput>> = {
  name: 'sources.set-rules',
  access: 'operator',
  kind: 'change',
  summary: 'Say whose the streams of a media server are, and as what they are charged.',
  input: RulesInput,
  output: RulesOutput,
  run: async (context, { source, rules, ifMatch }) => {
    const saved = await context.database.transaction(
      async (connection): Promise<Outcome<SourceView>> => {
        const found = await sourceToChange(connection, source);
        if (!found.ok) return found;
        const before = found.value;
        const same = checkEtag(ifMatch, sourceView(context, before));
        if (!same.ok) return same;
        const fit = await checkRules(context, connection, { rules, heldBy: before.heldBy });
        if (!fit.ok) return fit;
        const after = { ...before, rules };
        return accept(await save(context, connection, { name: 'set-rules', before, after }));
      },
    );
    if (!saved.ok) return saved;
    return accept({ source: saved.value, charged: await classifyLeft(context, source) });
  },
};

interface SourceChange {
  readonly name: string;
  readonly before: MediaSourceRow;
  readonly after: MediaSourceRow;
}

async function save(
  context: Context,
  connection: Connection,
  { name, before, after }: SourceChange,
): Promise<SourceView> {
  await updateSource(connection, after);
  const at = context.clock.now();
  const entry = { accountId: '', operation: `sources.${name}`, at, subject: after.sourceId };
  const views = { before: sourceView(context, before), after: sourceView(context, after) };
  await auditChange(context, connection, { ...entry, ...views });
  return views.after;
}
