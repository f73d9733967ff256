// The rules of STYLE.md that no compiler and no linter checks. Each takes a file, gives problems.
import { importsOf, lineAt } from './imports.ts';
import type { SourceFile } from './source-files.ts';

/** A rule: the problems of one file, each `path:line: what is wrong; what to do`. */
export type Rule = (file: SourceFile) => readonly string[];

const SOURCE = /\.(tsx?|js)$/;
const CODE = /\.(tsx?|js|sql)$/;
const TEST = /\.test\.ts$/;
const COLUMNS_MAX = 100;
/** Written by a program, to be compared. */
const GENERATED = /^src\/(store\/schema\.sql|client\/api\.ts)$/;

/** The first that fits a path counts. */
const LINES_MAX: readonly (readonly [RegExp, number])[] = [
  [/^README(\.[\w-]+)?\.md$/, 100],
  [/^ARCHITECTURE\.md$/, 200],
  [GENERATED, Number.POSITIVE_INFINITY],
  [TEST, 800],
  [CODE, 500],
];

/** A file is short enough to be read in one sitting. */
export const shortFiles: Rule = ({ path, text }) => {
  const limit = LINES_MAX.find(([pattern]) => pattern.test(path))?.[1];
  const lines = text.replace(/\n$/, '').split('\n').length;
  if (limit === undefined || lines <= limit) return [];
  return [`${path}: ${lines} lines; split it, ${limit} is the limit`];
};

/** A line fits on half a screen, an address that cannot be broken excepted. */
export const shortLines: Rule = ({ path, text }) => {
  if (!SOURCE.test(path) || GENERATED.test(path)) return [];
  return text.split('\n').flatMap((line, index) => {
    const tooLong = line.length > COLUMNS_MAX && !/https?:\/\/\S{40,}/.test(line);
    return tooLong ? [`${path}:${index + 1}: ${line.length} columns; ${COLUMNS_MAX} at most`] : [];
  });
};

const EMPTY_NAMES = /^(utils?|helpers?|common|misc|types|lib|shared|functions)$/;

/** A name says what is inside: kebab-case, and none that fits everything. */
export const tellingNames: Rule = ({ path }) => {
  if (!SOURCE.test(path)) return [];
  const folders = path.split('/');
  const name = (folders.pop() ?? '').replace(/\.(property\.test|[a-z]+)\.ts$|\.(tsx?|js)$/, '');
  const problems: string[] = [];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) problems.push(`${path}: file names are kebab-case`);
  if ([...folders, name].some((part) => EMPTY_NAMES.test(part))) {
    problems.push(`${path}: the name says nothing; name the file for its main export`);
  }
  return problems;
};

interface Banned {
  readonly pattern: RegExp;
  readonly instead: string;
  /** Where it is banned; every source by default. */
  readonly where?: RegExp;
}

const ENGINE = /^src\/engine\/(?!.*\.test\.ts$)/;

/** Written so that this file does not break its own rules: no pattern matches itself. */
const BANNED: readonly Banned[] = [
  { pattern: /\bDate\.no[w]\(/g, instead: 'the engine is given the time', where: ENGINE },
  { pattern: /\bnew Date\(\s*[)]/g, instead: 'the engine is given the time', where: ENGINE },
  { pattern: /\bTemporal\.No[w]\b/g, instead: 'the engine is given the time', where: ENGINE },
  { pattern: /\bMath\.rando[m]\b/g, instead: 'ids come from node:crypto, tests from a seed' },
  {
    pattern: /\bparseFloa[t]\(/g,
    instead: 'quantities, ratios and money are exact: parse them so',
  },
  { pattern: /\.toFixe[d]\(/g, instead: 'money has its own text', where: /^src\/(?!cli\/)/ },
  {
    pattern: /\bas an[y]\b|\bas unknown a[s]\b/g,
    instead: 'check the value, then it has the type',
  },
  { pattern: /@ts-(ignor[e]|expect-erro[r]|nochec[k])/g, instead: 'make the types say it' },
  { pattern: /\bimport\('[^']+'\)\.[A-Z]/g, instead: 'import the type at the top of the file' },
  { pattern: /\bprocess\.exi[t]\(/g, instead: 'set process.exitCode, so that output is flushed' },
  { pattern: /\bvi\.(moc[k]|f[n]|spyO[n]|doMoc[k])\b/g, instead: 'no mocks: pass a real value' },
  {
    pattern: /\b(wait|sleep|pause)\(\d/g,
    instead: 'tests do not sleep: await the event',
    where: TEST,
  },
  {
    pattern: /\bDatePicker\.RangePicke[r]\b|= DatePicke[r]\b/g,
    instead: 'DateRange: the bare one keeps the keyboard for ever',
    where: /^web\/(?!src\/ui\/range-picker\.tsx$)/,
  },
  {
    pattern: /<(Moda[l]|Drawe[r])\b/g,
    instead: 'Dialog and Sheet give the focus back',
    where: /^web\/(?!src\/(ui\/(dialog|sheet)|components\/menu-drawer)\.tsx$)/,
  },
  {
    pattern: /\bModal\.(confir[m]|inf[o]|succes[s]|erro[r]|warnin[g])\(/g,
    instead: 'useConfirm: it knows the theme and the language',
    where: /^web\//,
  },
  { pattern: /\bselect \*/gi, instead: 'list the columns', where: /^src\/.*\.(ts|sql)$/ },
  { pattern: /\b(big)?serial\b/gi, instead: 'ids are made by the application', where: /\.sql$/ },
  { pattern: /\b(white|black)lis[t]/gi, instead: 'allow list, deny list' },
  { pattern: /\bsanit[y]\b/gi, instead: 'say what is checked' },
];

/** Words and calls that have a better replacement. */
export const noBannedWords: Rule = (file) => {
  if (!CODE.test(file.path)) return [];
  return BANNED.filter(({ where }) => where === undefined || where.test(file.path)).flatMap(
    ({ pattern, instead }) => found(file, pattern, (word) => `"${word}": ${instead}`),
  );
};

/** What is left to do has an issue that will be closed. */
export const noLooseEnds: Rule = (file) =>
  CODE.test(file.path)
    ? found(file, /\b(TOD[O]|FIXM[E]|XX[X])\b(?!\s*\(?#\d)/g, (w) => `${w} without an issue: (#12)`)
    : [];

/** Every test runs, always. */
export const noSkippedTests: Rule = (file) =>
  TEST.test(file.path)
    ? found(
        file,
        /\b(describe|test|it|suite)(\.\w+)*\.(only|skip|todo|fails|skipIf|runIf)\b/g,
        (call) => `${call}: every test runs`,
      )
    : [];

/** Node strips types and nothing else, so an import names the file as it is. */
export const wholeImports: Rule = (file) =>
  /\.tsx?$/.test(file.path)
    ? importsOf(file)
        .filter(({ target }) => target !== null && !/\.(tsx?|json)$/.test(target))
        .map(({ line, specifier }) => `${file.path}:${line}: ${specifier} needs its .ts extension`)
    : [];

/** Exports of the engine are read by people who do not read its code. */
export const engineIsDocumented: Rule = (file) => {
  if (!ENGINE.test(file.path) || file.path.endsWith('/index.ts')) return [];
  const bare = /(?<!\*\/\n)^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm;
  return [...file.text.matchAll(bare)].map(
    ({ index, 1: name }) =>
      `${file.path}:${lineAt(file.text, index)}: ${name} needs a sentence of JSDoc`,
  );
};

/** Nothing in the repository depends on the machine where it was written. */
export const noMachines: Rule = (file) => {
  if (/^(samples|test\/golden)\//.test(file.path)) return [];
  const paths = /(?<![\w.:/*-])\/(?:work|root|home\/\w+|Users\/\w+|tmp\/bash_jobs)(?=\/)/g;
  const hosts =
    /https?:\/\/[\w.-]*(?:registr[y]|npmj[s]|mirro[r]|artifactor[y]|deb\.debia[n])[\w.-]*/g;
  return [
    ...found(file, paths, (path) => `${path}: a path of one machine`),
    ...found(file, hosts, (host) => `${host}: the address of a registry is the user's to choose`),
  ];
};

/** All rules that look at one file at a time. */
export const RULES: Readonly<Record<string, Rule>> = {
  shortFiles,
  shortLines,
  tellingNames,
  noBannedWords,
  noLooseEnds,
  noSkippedTests,
  wholeImports,
  engineIsDocumented,
  noMachines,
};

/** Sources that no program reaches: from `starts`, by imports. Tests are not programs. */
export function deadSources(files: readonly SourceFile[], starts: RegExp): readonly string[] {
  const sources = new Map(
    files
      .filter(({ path }) => /^src\/.*\.ts$/.test(path) && !TEST.test(path))
      .map((f) => [f.path, f]),
  );
  const reached = new Set<string>();
  const next = [...sources.keys()].filter((path) => starts.test(path));
  for (let path = next.pop(); path !== undefined; path = next.pop()) {
    const file = sources.get(path);
    if (file === undefined || reached.has(path)) continue;
    reached.add(path);
    next.push(...importsOf(file).flatMap(({ target }) => target ?? []));
  }
  return [...sources.keys()]
    .filter((path) => !reached.has(path))
    .map((path) => `${path}: no program imports it; delete it`);
}

function found(file: SourceFile, pattern: RegExp, say: (match: string) => string): string[] {
  return [...file.text.matchAll(pattern)].map(
    (match) => `${file.path}:${lineAt(file.text, match.index)}: ${say(match[0])}`,
  );
}
