// npm run bench -- NAME [--small] [--json]
import { run as runDemo } from './demo.bench.ts';
import { run as runGate } from './gate.bench.ts';
import { run as runHttp } from './http.bench.ts';
import { run as runImport } from './import.bench.ts';
import { run as runIngest } from './ingest.bench.ts';
import { run as runRls } from './rls.bench.ts';
import { run as runSettle } from './settle.bench.ts';

const BENCHES = {
  settle: runSettle,
  import: runImport,
  ingest: runIngest,
  http: runHttp,
  gate: runGate,
  rls: runRls,
  demo: runDemo,
};

const [name = '', ...flags] = process.argv.slice(2);
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name as keyof typeof BENCHES] : undefined;
const unknown = flags.filter((flag) => flag !== '--small' && flag !== '--json');
if (bench === undefined || unknown.length > 0) {
  console.error(
    'usage: npm run bench -- settle|import|ingest|http|gate|rls|demo [--small] [--json]',
  );
  process.exitCode = 2;
} else {
  await bench({
    small: flags.includes('--small'),
    json: flags.includes('--json'),
    url: process.env['PACKLEDGER_DATABASE_URL'],
  });
}
