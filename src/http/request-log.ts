import type { Log, Server } from './platform.ts';

/** Lets a request have a log of its own only when it logs something: most have nothing to say. */
export function logWhenNeeded(server: Server): void {
  server.setChildLoggerFactory((log, bindings, options) => {
    return new LateLog(() => log.child(bindings, options));
  });
}

/** A log that is made when it is written to first. */
class LateLog implements Log {
  readonly #make: () => Log;
  #made: Log | null = null;

  constructor(make: () => Log) {
    this.#make = make;
  }

  get level() {
    return this.#log.level;
  }

  get #log(): Log {
    this.#made ??= this.#make();
    return this.#made;
  }

  #write(level: Level, args: readonly unknown[]): void {
    Reflect.apply(this.#log[level], this.#log, args);
  }

  child(...[bindings, options]: Parameters<Log['child']>): Log {
    return this.#log.child(bindings, options);
  }

  fatal(...args: readonly unknown[]): void {
    this.#write('fatal', args);
  }
  error(...args: readonly unknown[]): void {
    this.#write('error', args);
  }
  warn(...args: readonly unknown[]): void {
    this.#write('warn', args);
  }
  info(...args: readonly unknown[]): void {
    this.#write('info', args);
  }
  debug(...args: readonly unknown[]): void {
    this.#write('debug', args);
  }
  trace(...args: readonly unknown[]): void {
    this.#write('trace', args);
  }
  silent(): void {}
}

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
