// Documents lead somewhere, and name what there is.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MEASURE_OF } from '../src/engine/index.ts';
import { CATALOGS } from './support/catalogs.ts';
import { ROOT, readSourceFiles, type SourceFile } from './support/source-files.ts';

const DOCUMENTS = (await readSourceFiles()).filter(({ path }) => path.endsWith('.md'));

describe('every document', () => {
  test.for(DOCUMENTS.map(({ path }) => path))('%s has links that lead somewhere', (path) => {
    expect(linksOf(documentNamed(path)).filter((link) => isBroken(path, link))).toEqual([]);
  });

  test('is reached from README.md', () => {
    const reached = new Set<string>();
    const next = ['README.md'];
    for (let path = next.pop(); path !== undefined; path = next.pop()) {
      if (reached.has(path)) continue;
      reached.add(path);
      const document = DOCUMENTS.find((one) => one.path === path);
      if (document === undefined) continue;
      for (const link of linksOf(document)) {
        if (isRelative(link)) next.push(targetOf(path, link));
      }
    }
    const unread = DOCUMENTS.map(({ path }) => path).filter((path) => !reached.has(path));
    expect(unread).toEqual([]);
  });
});

test('a link to nothing is found', () => {
  expect(isBroken('docs/a.md', '../CHANGELOG.md')).toBe(false);
  expect(isBroken('docs/a.md', 'CHANGELOG.md')).toBe(true);
  expect(isBroken('README.md', 'docs/concepts/packs.md#status')).toBe(false);
  expect(isBroken('README.md', 'docs/concepts/packs.md#statuses')).toBe(true);
});

describe('files and folders that are named', () => {
  test.for(DOCUMENTS.map(({ path }) => path))('%s names only what there is', (path) => {
    const named = [...documentNamed(path).text.matchAll(/`([\w.-]+(?:\/[\w.-]+)*\/?)`/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => /^(bin|catalogs|docs|samples|src|test|tools|bench)\//.test(name));
    expect(named.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  });

  test('ARCHITECTURE.md knows every folder of src', () => {
    const { text } = documentNamed('ARCHITECTURE.md');
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `\`src/${name}/\``);
    expect(folders.filter((folder) => !text.includes(folder))).toEqual([]);
  });
});

describe('the READMEs', () => {
  test.for(['README.md', 'README.zh-CN.md'])('%s has at most 100 lines', (path) => {
    expect(linesOf(path)).toBeLessThanOrEqual(100);
  });

  test('are mirror images: the same sections and links', () => {
    const [en, zh] = ['README.md', 'README.zh-CN.md'].map((path) => {
      const document = documentNamed(path);
      const headings = document.text.match(/^#+ /gm) ?? [];
      // Pictures are of the console in the language of the page.
      const links = linksOf(document).map((link) => link.replace(/-(zh|en)\.webp$/, '.webp'));
      return [...headings, ...links.slice(1)];
    });
    expect(zh).toEqual(en);
  });

  test('ARCHITECTURE.md has at most 200 lines', () => {
    expect(linesOf('ARCHITECTURE.md')).toBeLessThanOrEqual(200);
  });
});

test('docs/concepts/settlement.md names every problem that verify finds', () => {
  const folder = join(ROOT, 'src/operations/settlement');
  const sources = ['verify-account.ts', 'verify-store.ts'].map((name) =>
    readFileSync(join(folder, name), 'utf8'),
  );
  const codes = [...sources.join('\n').matchAll(/'([a-z]+(?:_[a-z]+){2,})'/g)];
  expect(codes.length).toBeGreaterThan(8);
  const { text } = documentNamed('docs/concepts/settlement.md');
  const unnamed = codes.map((match) => match[1] ?? '').filter((code) => !text.includes(code));
  expect(unnamed).toEqual([]);
});

describe('docs/glossary.md', () => {
  const terms = new Set(
    [...documentNamed('docs/glossary.md').text.matchAll(/`([^`]+)`/g)].map((match) => match[1]),
  );
  const missing = (codes: Iterable<string>) => [...codes].filter((code) => !terms.has(code));

  test('has every billing mode, scope, family and zone', () => {
    expect(missing(Object.keys(MEASURE_OF))).toEqual([]);
    for (const catalog of CATALOGS) {
      expect(missing(catalog.scopes.keys())).toEqual([]);
      expect(missing(catalog.families.keys())).toEqual([]);
      expect(missing(catalog.zones.map(({ id }) => id))).toEqual([]);
    }
  });

  test('has every status, treatment and reason', () => {
    for (const [file, type] of [
      ['pack', 'PackStatus'],
      ['billing-mode', 'Treatment'],
      ['waterfall', 'PassedOver'],
      ['refund', 'RefundRefusal'],
      ['arrears', 'Standing'],
      ['streaming', 'StreamReason'],
    ] as const) {
      const codes = membersOf(file, type);
      expect(codes.length, type).toBeGreaterThan(3);
      expect(missing(codes), type).toEqual([]);
    }
  });

  test('has every table', () => {
    const folder = join(ROOT, 'src/store/migrations');
    const scripts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const tables = [...scripts.join('\n').matchAll(/^create table (\w+)/gm)].map(
      (match) => match[1] ?? '',
    );
    expect(tables).toContain('deductions');
    expect(missing([...tables, 'schema_migrations'])).toEqual([]);
  });
});

function documentNamed(path: string): SourceFile {
  const found = DOCUMENTS.find((document) => document.path === path);
  if (found === undefined) throw new Error(`there is no document ${path}`);
  return found;
}

function linksOf({ text }: SourceFile): readonly string[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
}

function isRelative(link: string): boolean {
  return !/^[a-z]+:/.test(link);
}

function targetOf(from: string, link: string): string {
  const [path = ''] = link.split('#');
  return path === '' ? from : posix.join(dirname(from), path);
}

function isBroken(from: string, link: string): boolean {
  if (!isRelative(link)) return false;
  const target = targetOf(from, link);
  if (!existsSync(join(ROOT, target))) return true;
  const anchor = link.split('#')[1];
  return anchor !== undefined && !anchorsOf(documentNamed(target)).includes(anchor);
}

/** The anchors of headings, as GitHub makes them. */
function anchorsOf({ text }: SourceFile): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

/** The texts of a type that is a union of them, as the source has it. */
function membersOf(file: string, type: string): readonly string[] {
  const source = readFileSync(join(ROOT, `src/engine/${file}.ts`), 'utf8');
  const bare = source.replace(/\/\*\*[\s\S]*?\*\//g, '');
  const union = new RegExp(`^export type ${type} =([^;]*);`, 'm').exec(bare)?.[1] ?? '';
  return [...union.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');
}

function linesOf(path: string): number {
  return documentNamed(path).text.replace(/\n$/, '').split('\n').length;
}
