import { Option } from 'commander';
import { accept, type Outcome, type PackStatus, refuse } from '../engine/index.ts';
import { readAllPages } from '../operations/cursor.ts';
import type { GivenPack } from '../operations/packs/give-packs.ts';
import { grantPack } from '../operations/packs/grant-pack.ts';
import { listPacksOperation } from '../operations/packs/list-packs.ts';
import type { PackView } from '../operations/packs/pack-view.ts';
import { addCommand, type Face, type Handler } from './command.ts';
import { reportOf } from './report.ts';
import type { Colours } from './terminal/colours.ts';
import type { Page } from './terminal/output.ts';
import { quantity } from './terminal/quantities.ts';
import { type Column, tableLines } from './terminal/table.ts';
import { shortTime } from './terminal/times.ts';
import { OPTIONS } from './text/help.ts';
import { STATUSES, TEXTS } from './text/results.ts';

/** `pack grant`, `pack list`. */
export function addPackCommands(face: Face): void {
  const { speaker } = face;
  const account = new Option('--account <id>', speaker.say(OPTIONS.account)).makeOptionMandatory();
  addCommand(face, 'pack');
  const grantOptions = [
    account,
    new Option('--sku <sku>', speaker.say(OPTIONS.sku)).makeOptionMandatory(),
    new Option('--at <time>', speaker.say(OPTIONS.grantedAt)),
    new Option('--gift', speaker.say(OPTIONS.gift)),
    new Option('--quantity <n>', speaker.say(OPTIONS.quantity)),
    new Option('--key <key>', speaker.say(OPTIONS.key)),
  ];
  addCommand(face, 'pack grant', grantOptions, grant);
  const listOptions = [
    account,
    new Option('--family <family>', speaker.say(OPTIONS.family)),
    new Option('--as-of <time>', speaker.say(OPTIONS.asOf)),
  ];
  addCommand(face, 'pack list', listOptions, list);
}

interface GrantOptions {
  readonly account: string;
  readonly sku: string;
  readonly at?: string;
  readonly gift?: boolean;
  readonly quantity?: string;
  readonly key?: string;
}

const grant: Handler<GrantOptions> = async (call, { quantity: written, ...options }) => {
  const count = wholeNumber(written);
  if (!count.ok) return count;
  return call.withRuntime(async (runtime) => {
    const input = { ...options, quantity: count.value };
    const outcome = await grantPack.run(runtime, input);
    const zone = runtime.catalogs.latest.calendar.timeZone;
    return reportOf(outcome, ({ packs }, page) => grantedLines(packs, page, zone));
  });
};

function wholeNumber(text = '1'): Outcome<number> {
  if (!/^\d{1,9}$/.test(text)) {
    return refuse('option_is_not_a_whole_number', { text }, 'quantity');
  }
  return accept(Number(text));
}

/** The packs that were granted. */
export function grantedLines(
  packs: readonly GivenPack[],
  page: Page,
  zone: string,
): readonly string[] {
  const { speaker, colours } = page;
  const columns: Column<GivenPack>[] = [
    { title: speaker.say(TEXTS.columnId), cell: ({ id }) => id },
    { title: speaker.say(TEXTS.columnSku), cell: ({ sku }) => sku },
    {
      title: speaker.say(TEXTS.columnPurchased),
      cell: ({ purchasedAt }) => shortTime(purchasedAt),
    },
    { title: speaker.say(TEXTS.columnExpires), cell: ({ expiresAt }) => shortTime(expiresAt) },
  ];
  const count = speaker.count(TEXTS.packsGranted, packs.length);
  const note = `${count}${speaker.say(TEXTS.zoneNote, { zone })}`;
  return [...tableLines(columns, packs, page), '', colours.faint(note)];
}

interface ListOptions {
  readonly account: string;
  readonly family?: string;
  readonly asOf?: string;
}

const list: Handler<ListOptions> = (call, options) =>
  call.withRuntime(async (runtime) => {
    const zone = runtime.catalogs.latest.calendar.timeZone;
    const read = await readAllPages((page) =>
      listPacksOperation.run(runtime, { ...options, ...page }),
    );
    if (!read.ok) return read;
    const { asOf } = read.value[0];
    const all = { asOf, packs: read.value.flatMap(({ packs }) => packs) };
    return reportOf(accept(all), ({ packs }, page) => {
      const { speaker, colours } = page;
      const when = speaker.say(TEXTS.asOfNote, { time: shortTime(asOf), zone });
      if (packs.length === 0) return [speaker.say(TEXTS.noPacks), colours.faint(when)];
      const count = speaker.count(TEXTS.packs, packs.length);
      return [
        ...packTable(packs, page),
        '',
        colours.faint(`${count}${when}`),
        colours.faint(speaker.say(TEXTS.unitsNote)),
      ];
    });
  });

function packTable(packs: readonly PackView[], page: Page): readonly string[] {
  const { speaker } = page;
  const figure = (title: string, of: (pack: PackView) => string): Column<PackView> => ({
    title,
    cell: (pack) => quantity(of(pack), pack.unit),
    figure: true,
  });
  const columns: Column<PackView>[] = [
    { title: speaker.say(TEXTS.columnId), cell: ({ id }) => id },
    { title: speaker.say(TEXTS.columnSku), cell: ({ sku, family }) => sku ?? family },
    {
      title: speaker.say(TEXTS.columnStatus),
      cell: ({ status }) => speaker.say(STATUSES[status]),
      colour: ({ status }) => statusColour(status, page.colours),
    },
    figure(speaker.say(TEXTS.columnTotal), ({ total }) => total),
    figure(speaker.say(TEXTS.columnUsed), ({ used }) => used),
    figure(speaker.say(TEXTS.columnLeft), ({ left }) => left),
    ...(packs.some(({ voided }) => voided !== '0')
      ? [figure(speaker.say(TEXTS.columnVoided), ({ voided }) => voided)]
      : []),
    ...(packs.some(({ refunded }) => refunded !== '0')
      ? [figure(speaker.say(TEXTS.columnRefunded), ({ refunded }) => refunded)]
      : []),
    {
      title: speaker.say(TEXTS.columnPurchased),
      cell: ({ purchasedAt }) => shortTime(purchasedAt),
    },
    { title: speaker.say(TEXTS.columnExpires), cell: ({ expiresAt }) => shortTime(expiresAt) },
    ...(packs.some(({ gift }) => gift)
      ? [
          {
            title: speaker.say(TEXTS.columnGift),
            cell: ({ gift }: PackView) => (gift ? speaker.say(TEXTS.yes) : ''),
          },
        ]
      : []),
  ];
  return tableLines(columns, packs, page);
}

/** What deducts is green, what cannot now is blue, what never will again is faint. */
export function statusColour(
  status: PackStatus,
  colours: Colours,
): ((text: string) => string) | null {
  switch (status) {
    case 'in-use':
      return colours.good;
    case 'frozen':
      return colours.cold;
    case 'used-up':
    case 'expired':
    case 'refunded':
      return colours.faint;
    case 'unused':
      return null;
  }
}
