// What `npm start` runs: the server where a database is named, else the demo.
import { runCommandLine } from './program.ts';

const { stdout, stderr, stdin, env, argv } = process;
const database = env['PACKLEDGER_DATABASE_URL'] ?? '';
// Set, not called: what was written reaches its reader before the process ends.
process.exitCode = await runCommandLine([database === '' ? 'demo' : 'serve', ...argv.slice(2)], {
  stdout,
  stderr,
  stdin,
  environment: env,
});
