// What recording usage events costs at the least: COPY of the finished rows.
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { seconds } from './measure.ts';
import { script } from './store.ts';

const PIECE = 262_144;

/**
 * COPY of the last recorded events, as many as these, into an identical, indexed, empty table, in
 * the order of their times; seconds.
 */
export async function copyEvents(url: string, events: number): Promise<number> {
  await script(url, 'create table copied_events (like usage_events including all)');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const pieces: Buffer[] = [];
  const recorded = `
    select * from (select * from usage_events order by account_id desc limit ${events}) e
    order by occurred_at, event_id`;
  for await (const piece of client.query(copyTo(`copy (${recorded}) to stdout`))) {
    pieces.push(piece);
  }
  const all = Buffer.concat(pieces);
  await script(url, 'checkpoint');
  const measured = await seconds(async () => {
    const stream = client.query(copyFrom('copy copied_events from stdin'));
    for (let at = 0; at < all.length; at += PIECE) stream.write(all.subarray(at, at + PIECE));
    stream.end();
    await finished(stream, { readable: false });
  });
  await client.end();
  await script(url, 'drop table copied_events');
  return measured.seconds;
}
