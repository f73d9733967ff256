// Real media servers and players, as processes of their own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { RTMP_MODULE } from '../../tools/media-programs.ts';

const NMS = fileURLToPath(
  new URL('../../node_modules/node-media-server/bin/app.js', import.meta.url),
);

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // of a TCP server
  server.close();
  await once(server, 'close');
  return port;
}

/** The ports of a media server, and its folder. */
export type MediaPlace = Pick<MediaServer, 'rtmp' | 'http' | 'folder'>;

/** A media server that listens for RTMP. */
export class MediaServer {
  readonly rtmp: number;
  readonly http: number;
  readonly folder: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, at: MediaPlace) {
    this.#child = child;
    this.rtmp = at.rtmp;
    this.http = at.http;
    this.folder = at.folder;
  }

  /** node-media-server, which tells a URL what happens. */
  static async nms(notifyUrl: string): Promise<MediaServer> {
    const at = await place();
    const config = join(at.folder, 'config.json');
    const settings = {
      bind: '127.0.0.1',
      notify: { url: notifyUrl },
      store: { path: join(at.folder, 'data') },
      rtmp: { port: at.rtmp },
      http: { port: at.http },
      record: { auto: false, path: join(at.folder, 'record') },
      webadmin: { enable: false },
    };
    await writeFile(config, JSON.stringify(settings));
    return MediaServer.#started(spawn(process.execPath, [NMS, '-c', config]), at);
  }

  /** Where one may listen. */
  static place(): Promise<MediaPlace> {
    return place();
  }

  /** nginx with its module for RTMP, its log in `rtmp.log`, what it counts at `/stat`. */
  static async nginx(application: string, at: MediaPlace): Promise<MediaServer> {
    const config = join(at.folder, 'nginx.conf');
    await writeFile(config, nginxConfig(at, application));
    return MediaServer.#started(spawn('nginx', ['-p', at.folder, '-c', config]), at);
  }

  static async #started(child: ChildProcess, at: MediaPlace): Promise<MediaServer> {
    const ended = once(child, 'exit').then(() => {
      throw new Error('the media server ended before it listened');
    });
    await Promise.race([listens(at.rtmp), ended]);
    ended.catch(() => {});
    return new MediaServer(child, at);
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    if (this.#child.exitCode === null) await once(this.#child, 'exit');
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function place(): Promise<MediaPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'packledger-media-'));
  return { rtmp: await freePort(), http: await freePort(), folder };
}

function nginxConfig({ rtmp, http, folder }: MediaPlace, application: string) {
  return `load_module ${RTMP_MODULE};
daemon off;
master_process off;
error_log ${folder}/error.log;
pid ${folder}/nginx.pid;
events {}
http {
  access_log off;
  server {
    listen 127.0.0.1:${http};
    location /stat { rtmp_stat all; }
  }
}
rtmp {
  log_format packledger '$msec $connection $remote_addr $command "$app" "$name" "$args" '
                        '$bytes_received $bytes_sent $session_time';
  access_log ${folder}/rtmp.log packledger;
  server {
    listen 127.0.0.1:${rtmp};
    application live {
      live on;
      ${application}
    }
  }
}
`;
}

async function listens(port: number): Promise<void> {
  for (;;) {
    const socket = createConnection({ port, host: '127.0.0.1' });
    const connected = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (connected) return;
    await pause(50);
  }
}

/** Pushes a picture that moves and a tone, in their own time. */
export function push(url: string, seconds: number): ChildProcess {
  const video = ['-re', '-f', 'lavfi', '-i', 'testsrc=size=640x360:rate=25'];
  const audio = ['-re', '-f', 'lavfi', '-i', 'sine'];
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '25'];
  const rest = ['-c:a', 'aac', '-t', `${seconds}`, '-f', 'flv', url];
  return ffmpeg([...video, ...audio, ...codecs, ...rest]);
}

/** Plays a stream into a file, as it is. */
export function pull(url: string, file: string): ChildProcess {
  // A stream that nobody brings any more is over after five seconds. The player looks as long as it
  // likes for what the stream consists of: in a hurry it takes one whose picture comes late for
  // sound alone, and writes a quarter of what it is sent.
  const all = ['-map', '0:v', '-map', '0:a', '-c', 'copy'];
  return ffmpeg(['-rw_timeout', '5000000', '-i', url, ...all, '-f', 'flv', '-y', file]);
}

function ffmpeg(options: readonly string[]): ChildProcess {
  return spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-nostdin', ...options], {
    stdio: 'ignore',
  });
}

/** Waits for the end of a program. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** A player of HTTP-FLV that writes what comes to a file. */
export class FlvPlayer {
  readonly #stop: AbortController;
  readonly #got = { bytes: 0 };
  readonly #written: Promise<void>;

  private constructor(body: Readable, file: string, stop: AbortController) {
    this.#stop = stop;
    const got = this.#got;
    const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        got.bytes += chunk.length;
        yield chunk;
      }
    };
    this.#written = pipeline(body, counted, createWriteStream(file)).catch(() => {});
  }

  /** Plays as soon as the stream is there. */
  static async play(url: string, file: string): Promise<FlvPlayer> {
    const stop = new AbortController();
    const response = await fetch(url, { signal: stop.signal });
    if (!response.ok || response.body === null) throw new Error(`${url}: ${response.status}`);
    const body = Readable.fromWeb(response.body as never); // the same stream by another name
    return new FlvPlayer(body, file, stop);
  }

  get bytes(): number {
    return this.#got.bytes;
  }

  /** Goes away. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#written;
  }
}
