import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installPackages, mayInstall } from './debian.ts';
import type { ForTests } from './postgres.ts';

const PROGRAMS = ['ffmpeg', 'nginx'] as const;
const PACKAGES = ['ffmpeg', 'nginx', 'libnginx-mod-rtmp'] as const;
/** Where Debian's module of nginx for RTMP is. */
export const RTMP_MODULE = '/usr/lib/nginx/modules/ngx_rtmp_module.so';

const ADVICE =
  'What the tests of media servers need is missing. ' +
  `Install it (Debian: apt-get install ${PACKAGES.join(' ')}).`;

/** Which programs that play and serve streams are missing. */
export function missingMediaPrograms(): readonly string[] {
  const programs: readonly string[] = PROGRAMS.filter(
    (program) => spawnSync(program, ['-version']).error !== undefined,
  );
  return existsSync(RTMP_MODULE) ? programs : [...programs, 'libnginx-mod-rtmp'];
}

/** Finds what the tests of media servers need, or installs it. */
export function mediaProgramsForTests(): ForTests {
  if (missingMediaPrograms().length === 0) return { ok: true, says: 'ffmpeg, nginx with RTMP' };
  if (!mayInstall()) return { ok: false, says: ADVICE };
  console.log(`Programs are missing: installing the packages ${PACKAGES.join(', ')}.`);
  const problem = installPackages(...PACKAGES);
  const missing = missingMediaPrograms();
  if (missing.length === 0) return { ok: true, says: 'ffmpeg, nginx with RTMP, just installed' };
  const says = [problem, `still missing: ${missing.join(', ')}`, ADVICE].filter(Boolean);
  return { ok: false, says: says.join('\n') };
}
