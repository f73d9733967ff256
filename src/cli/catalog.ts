import { Argument } from 'commander';
import { accept, type Catalog, type Outcome } from '../engine/index.ts';
import { type CatalogFault, checkCatalogText } from '../operations/catalogs/load-catalog.ts';
import { uploadCatalog } from '../operations/catalogs/upload-catalog.ts';
import { perform } from '../operations/perform.ts';
import { addCommand, type Call, type Face, type Handler } from './command.ts';
import { readText } from './files.ts';
import { reportOf } from './report.ts';
import type { Page, Report } from './terminal/output.ts';
import { shown } from './terminal/width.ts';
import { OPTIONS } from './text/help.ts';
import { TEXTS } from './text/results.ts';

/** `catalog check` and `catalog upload`. */
export function addCatalogCommands(face: Face): void {
  addCommand(face, 'catalog');
  const file = new Argument('<file>', face.speaker.say(OPTIONS.catalogFile));
  addCommand(face, 'catalog check', [file], check);
  addCommand(face, 'catalog upload', [file], upload);
}

const check: Handler<object> = async (call, _options, [file = '-']) => {
  const text = await readText(file, call.stdin);
  return text.ok ? checkReport(call, text.value, file) : text;
};

function checkReport(call: Call, text: string, file: string): Outcome<Report> {
  const checked = checkCatalogText(text, file);
  if (checked.ok) {
    const { catalog } = checked.value;
    return accept({
      document: { ok: true, problems: [] },
      lines: (page) => [fineLine(file, catalog, page)],
    });
  }
  const { faults } = checked;
  return accept({
    document: {
      ok: false,
      problems: faults.map(({ path, code, zh, en }) => {
        return { path, code, message: call.speaker.pick({ zh, en }), messages: { zh, en } };
      }),
    },
    exitCode: 2,
    lines: (page) => faultLines(faults, page),
  });
}

const upload: Handler<object> = async (call, _options, [file = '-']) => {
  const text = await readText(file, call.stdin);
  if (!text.ok) return text;
  // All of its faults, not the first alone.
  if (!checkCatalogText(text.value, file).ok) return checkReport(call, text.value, file);
  return call.withRuntime(async (runtime) =>
    reportOf(
      await perform(runtime, uploadCatalog, { text: text.value }),
      ({ id, effectiveFrom }, { speaker, colours }) => [
        colours.good(speaker.say(TEXTS.catalogUploaded, { id, from: effectiveFrom ?? '…' })),
      ],
    ),
  );
};

function fineLine(file: string, catalog: Catalog, { speaker, colours }: Page): string {
  return colours.good(
    speaker.say(TEXTS.catalogFine, {
      file,
      items: speaker.count(TEXTS.catalogItems, catalog.items.size),
      skus: speaker.count(TEXTS.catalogSkus, catalog.skus.size),
    }),
  );
}

/** Every fault with its place. */
export function faultLines(faults: readonly CatalogFault[], page: Page): readonly string[] {
  const { speaker, colours } = page;
  return [
    colours.bad(speaker.count(TEXTS.catalogProblems, faults.length)),
    ...faults.flatMap(({ file, path, code, zh, en }) => [
      `  ${colours.strong(path === '' ? file : shown(path))}`,
      `    ${shown(speaker.pick({ zh, en }))} ${colours.faint(`(${code})`)}`,
    ]),
  ];
}
