import { type Static, Type } from 'typebox';
import { accept, refuse } from '../../engine/index.ts';
import { findSource, listSources } from '../../store/media-sources.ts';
import { listOf } from '../answer-fields.ts';
import type { Operation } from '../operation.ts';
import { SourceField, SourceView, sourceView } from './source-view.ts';

const NoInput = Type.Object({});
const Output = Type.Object({
  sources: listOf(SourceView, { description: 'In the order of their making; revoked ones, too.' }),
});
const Input = Type.Object({ source: SourceField });

/** Lists the sources, with those that are revoked. */
export const listSourcesOperation: Operation<typeof NoInput, Static<typeof Output>> = {
  name: 'sources.list',
  access: 'operator',
  kind: 'read',
  summary: 'List the media servers that report.',
  input: NoInput,
  output: Output,
  run: async (context) => {
    const rows = await listSources(context.database);
    return accept({ sources: rows.map((row) => sourceView(context, row)) });
  },
};

/** Shows one source with its rules. */
export const showSource: Operation<typeof Input, SourceView> = {
  name: 'sources.show',
  access: 'operator',
  kind: 'read',
  summary: 'Show a media server that reports, with its rules.',
  input: Input,
  output: SourceView,
  run: async (context, { source }) => {
    const row = await findSource(context.database, source);
    if (row === null) return refuse('source_not_found', { source }, 'source');
    return accept(sourceView(context, row));
  },
};
