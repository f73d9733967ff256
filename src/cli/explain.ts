import { Option } from 'commander';
import {
  type BillingMode,
  type Catalog,
  type Day,
  formatQuantityCut,
  type Item,
  pricesOn,
  type Unit,
} from '../engine/index.ts';
import { explainDay } from '../operations/settlement/explain-day.ts';
import type {
  ExplainedDay,
  ExplainedLine,
  ExplainedPack,
} from '../operations/settlement/explained-day.ts';
import { addCommand, type Face, type Handler } from './command.ts';
import { reportOf } from './report.ts';
import { type Page, paragraphWidth } from './terminal/output.ts';
import { quantity } from './terminal/quantities.ts';
import { shortTime } from './terminal/times.ts';
import { displayWidth, padded, shown, wrapped } from './terminal/width.ts';
import { CHARGED_AT_RATIO, EXPLAIN, OUTCOMES, TREATMENTS } from './text/explain.ts';
import { OPTIONS } from './text/help.ts';
import { MODES, TEXTS } from './text/results.ts';

interface ExplainOptions {
  readonly account: string;
  readonly date: string;
  readonly item?: string;
}

/** `explain`. */
export function addExplainCommand(face: Face): void {
  const { speaker } = face;
  const options = [
    new Option('--account <id>', speaker.say(OPTIONS.account)).makeOptionMandatory(),
    new Option('--date <date>', speaker.say(OPTIONS.explainDate)).makeOptionMandatory(),
    new Option('--item <item>', speaker.say(OPTIONS.explainItem)),
  ];
  addCommand(face, 'explain', options, explain);
}

const explain: Handler<ExplainOptions> = (call, options) =>
  call.withRuntime(async (runtime) =>
    reportOf(await explainDay.run(runtime, options), (day, page) => {
      const catalog = runtime.catalogs.on(day.date) ?? runtime.catalogs.latest;
      return explainedLines(day, catalog, page, options.item);
    }),
  );

/** A day as it is told to people: each line, its packs in order, what was billed. */
export function explainedLines(
  day: ExplainedDay,
  catalog: Catalog,
  page: Page,
  item?: string,
): readonly string[] {
  const { speaker, colours } = page;
  const { date, account } = day;
  const head = [colours.strong(speaker.say(EXPLAIN.title, { date, account })), state(day, page)];
  if (day.lateUsage) head.push(colours.warning(speaker.say(EXPLAIN.lateUsage)));
  if (day.lines.length === 0) {
    const none =
      item === undefined
        ? speaker.say(EXPLAIN.noLines)
        : speaker.say(EXPLAIN.noLinesOfItem, { item });
    return [...head, '', none];
  }
  const lines = day.lines.flatMap((line) => ['', ...lineText(line, { day, catalog, page })]);
  return [...head, ...lines, '', colours.faint(speaker.say(TEXTS.unitsNote))];
}

function state({ settled, catalog }: ExplainedDay, { speaker, colours }: Page): string {
  if (settled === null) return colours.warning(speaker.say(EXPLAIN.notSettled, { catalog }));
  const revision = `${settled.revision}`;
  const time = shortTime(settled.at);
  return colours.faint(speaker.say(EXPLAIN.settled, { revision, time, catalog }));
}

/** What every part of the explanation is made from. */
interface Telling {
  readonly day: ExplainedDay;
  readonly catalog: Catalog;
  readonly page: Page;
}

function lineText(line: ExplainedLine, telling: Telling): readonly string[] {
  const { catalog, page } = telling;
  const { speaker, colours } = page;
  const item = catalog.items.get(line.item);
  const instance =
    line.instance === undefined
      ? ''
      : speaker.say(EXPLAIN.instance, { instance: shown(line.instance) });
  const title = item === undefined ? '' : colours.faint(`  ${speaker.pick(item.title)}`);
  const result = resultText(line, telling);
  return [
    `${colours.strong(line.item)}${instance}${title}`,
    ...indented(usageText(line, page), '  ', page),
    ...packsText(line, telling),
    ...(result === '' ? [] : indented(result, '  ', page)),
  ];
}

/** "Usage 1.2 GB, billed by daily traffic, ratio 1: packs are charged first, …". */
function usageText(line: ExplainedLine, { speaker }: Page): string {
  const parts = [speaker.say(EXPLAIN.usage, { usage: quantity(line.usage, line.unit) })];
  if (line.mode !== null) {
    parts.push(speaker.say(EXPLAIN.mode, { mode: speaker.say(MODES[line.mode]) }));
    if (line.modeSince !== null) {
      parts.push(speaker.say(EXPLAIN.modeSince, { since: line.modeSince }));
    }
  }
  if (line.treatment === 'packs' && line.ratio !== null) {
    parts.push(speaker.say(EXPLAIN.ratio, { ratio: line.ratio }));
  }
  const colon = speaker.language === 'zh' ? '：' : ': ';
  const stop = speaker.language === 'zh' ? '。' : '.';
  return `${parts.join('')}${colon}${speaker.say(TREATMENTS[line.treatment])}${stop}`;
}

function packsText(line: ExplainedLine, telling: Telling): readonly string[] {
  const { catalog, page } = telling;
  const { speaker, colours } = page;
  // Nobody asks about packs where the item is one that no pack ever covers.
  if (catalog.items.get(line.item)?.family === null) return [];
  const own = line.packs.filter(({ outcome }) => outcome !== 'pack_of_other_family');
  const others = line.packs.filter(({ outcome }) => outcome === 'pack_of_other_family');
  const nameWidth = own.reduce((widest, pack) => Math.max(widest, packName(pack).length), 0);
  const lines = own.flatMap((pack, index) => {
    const number = padded(`${index + 1}.`, NUMBER_WIDTH, 'right');
    const sentence = outcomeText(line, pack, telling);
    return besideOrBelow(`${number} ${packName(pack).padEnd(nameWidth)}`, sentence, {
      page,
      colour: tookPart(pack) ? colours.good : colours.faint,
    });
  });
  if (line.packs.length === 0) lines.push(colours.faint(`    ${speaker.say(EXPLAIN.noPacks)}`));
  if (others.length > 0) {
    const packs = speaker.list(others.map(({ pack }) => pack));
    const text = speaker.say(EXPLAIN.otherFamilies, { packs });
    lines.push(...indented(text, '    ', page).map(colours.faint));
  }
  return lines;
}

const NUMBER_WIDTH = 5;

function packName({ pack, sku, family }: ExplainedPack): string {
  return `${pack}  ${sku ?? family}`;
}

function tookPart({ outcome }: ExplainedPack): boolean {
  return outcome === 'charged' || outcome === 'covers_by_binding';
}

/** A name and a sentence about it, which stands below the name where it does not fit beside it. */
function besideOrBelow(
  name: string,
  sentence: string,
  { page, colour }: { readonly page: Page; readonly colour: (text: string) => string },
): string[] {
  const width = paragraphWidth(page);
  if (displayWidth(`${name}  ${sentence}`) <= width) return [`${name}  ${colour(sentence)}`];
  return [name.trimEnd(), ...indented(sentence, '         ', page).map(colour)];
}

function outcomeText(line: ExplainedLine, pack: ExplainedPack, telling: Telling): string {
  const { catalog, page } = telling;
  const { speaker } = page;
  const unit: Unit = catalog.families.get(pack.family)?.unit ?? line.unit;
  const { usage, deducted, leftBefore, leftAfter } = pack;
  if (usage !== undefined && deducted !== undefined) {
    const fillings = {
      usage: quantity(usage, line.unit),
      ratio: line.ratio ?? '1',
      deducted: quantity(deducted, unit),
      before: quantity(leftBefore ?? '0', unit),
      after: quantity(leftAfter ?? '0', unit),
    };
    return line.ratio === null || line.ratio === '1'
      ? speaker.say(OUTCOMES.charged, fillings)
      : speaker.say(CHARGED_AT_RATIO, fillings);
  }
  const { at = '', left = '', mode = '', ...details } = pack.details;
  return speaker.fill(OUTCOMES[pack.outcome], {
    ...details,
    at: shortTime(at),
    left: left === '' ? '' : quantity(left, unit),
    // The operation names one of the modes we have a text for.
    mode: mode === '' ? '' : speaker.say(MODES[mode as BillingMode]),
  });
}

function resultText(line: ExplainedLine, { day, catalog, page }: Telling): string {
  const { speaker } = page;
  const { unit, overage, uncovered, treatment } = line;
  const parts: string[] = [];
  if (treatment === 'packs') {
    if (uncovered === '0') return speaker.say(EXPLAIN.coveredAll);
    const figures = {
      covered: quantity(line.covered, unit),
      uncovered: quantity(uncovered, unit),
    };
    const none = line.covered === '0';
    parts.push(none ? speaker.say(EXPLAIN.coveredNone) : speaker.say(EXPLAIN.covered, figures));
  }
  if (overage !== null) {
    const fillings = {
      quantity: quantity(overage.quantity, unit),
      price: `${overage.unitPrice} ${day.currency}/${overage.per}`,
      amount: `${overage.amount} ${day.currency}`,
      bill: speaker.say(overage.bill === 'day' ? EXPLAIN.billOfDay : EXPLAIN.billOfMonth),
    };
    const tier = tierOf(day.date, overage.unitPrice, catalog.items.get(line.item));
    const text = catalog.tierBasis === 'day' ? EXPLAIN.billedTierOfDay : EXPLAIN.billedTier;
    parts.push(
      tier === null
        ? speaker.say(EXPLAIN.billed, fillings)
        : speaker.say(text, { ...fillings, tier }),
    );
  }
  return parts.join(speaker.language === 'zh' ? '' : ' ');
}

/** Where the tier of a price begins; null when it is the lowest, which needs no reaching. */
function tierOf(on: Day, unitPrice: string, item: Item | undefined): string | null {
  const list = item === undefined ? null : pricesOn(item, on);
  const tier = list?.tiers.find(({ text }) => text === unitPrice);
  if (item === undefined || tier === undefined || tier.from === 0n) return null;
  return formatQuantityCut(tier.from, item.unit);
}

function indented(text: string, indent: string, page: Page): string[] {
  const width = paragraphWidth(page) - indent.length;
  return wrapped(text, width).map((line) => indent + line);
}
