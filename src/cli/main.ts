// The program's beginning: `bin/packledger` imports this file.
import { runCommandLine } from './program.ts';

const { stdout, stderr, stdin, env } = process;
// Set, not called: what was written reaches its reader before the process ends.
process.exitCode = await runCommandLine(process.argv.slice(2), {
  stdout,
  stderr,
  stdin,
  environment: env,
});
