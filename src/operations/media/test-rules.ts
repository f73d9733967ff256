import { type Static, Type } from 'typebox';
import { accept, classify, refuse } from '../../engine/index.ts';
import { findPlaces } from '../../store/address-ranges.ts';
import { findSource } from '../../store/media-sources.ts';
import { oneOf, orNull } from '../answer-fields.ts';
import type { Operation } from '../operation.ts';
import { addressKey } from './addresses.ts';
import { zoneOf } from './charge-pieces.ts';
import { checkRules, RulesField, rulesOf } from './rule-fields.ts';
import { SourceField } from './source-view.ts';

const word = (description: string) => Type.Optional(Type.String({ maxLength: 1000, description }));

const Input = Type.Object({
  source: SourceField,
  rules: Type.Optional(RulesField),
  direction: Type.Optional(oneOf(['play', 'publish'], { description: 'Left out: it is played.' })),
  vhost: word('Its virtual host.'),
  app: word('Its application.'),
  stream: word('Its name.'),
  query: word('The arguments of its address: `uid=u1&sign=…`.'),
  domain: word('The host that its address names.'),
  address: word('Where the player or publisher is.'),
  protocol: word('How it is played.'),
});
const Output = Type.Object({
  outcome: oneOf(['charged', 'free', 'excluded', 'unclassified', 'unmatched'], {
    description: 'What would become of its usage. `unclassified`: nobody knows the zone.',
  }),
  rule: orNull(Type.Integer(), {
    description: 'The rule that decides, counted from 1; null: none.',
  }),
  account: orNull(Type.String(), { description: 'The account of the rule.' }),
  item: orNull(Type.String(), { description: 'As what it is charged; null: it is not.' }),
  place: orNull(Type.String(), { description: 'What the table of addresses says of the address.' }),
  zone: orNull(Type.String(), { description: 'The zone of that; null: of none.' }),
});

/** Tells what would become of a stream, by the rules as they are or by others before saving. */
export const testRules: Operation<typeof Input, Static<typeof Output>> = {
  name: 'sources.test',
  access: 'operator',
  kind: 'read',
  summary: 'Tell whose a stream would be, by the rules of a source or by others before saving.',
  input: Input,
  output: Output,
  run: async (context, { source, rules, direction = 'play', ...asked }) => {
    const row = await findSource(context.database, source);
    if (row === null) return refuse('source_not_found', { source }, 'source');
    const { heldBy } = row;
    const tried = rules ?? rulesOf(row.rules);
    const fit = await context.database.transaction((connection) =>
      checkRules(context, connection, { rules: tried, heldBy }),
    );
    if (!fit.ok) return fit;
    const { vhost = '', app = '', stream = '', query = '', domain = '', protocol = '' } = asked;
    const { address = '' } = asked;
    const args = Object.fromEntries(new URLSearchParams(query));
    const key = addressKey(address) ?? '';
    const place = (await findPlaces(context.database, [key])).get(key) ?? null;
    const zone = place === null ? null : zoneOf(context.catalogs.latest, place);
    const facts = { vhost, app, name: stream, args, domain, address, protocol };
    const found = classify(tried, facts, { direction, zone });
    return accept({
      outcome: found.outcome,
      rule: found.rule === null ? null : found.rule + 1,
      account: found.outcome === 'unmatched' ? null : found.account,
      item: found.outcome === 'charged' ? found.item : null,
      place,
      zone,
    });
  },
};
