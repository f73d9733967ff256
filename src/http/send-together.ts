import type { Server } from './platform.ts';

/**
 * Lets answers that are made in one turn of the event loop go out together. Sent one by one, each
 * wakes the program that reads it, and under load waking was a tenth of the work of a call.
 */
export function sendTogether(server: Server): void {
  let waiting: (() => void)[] = [];
  const sendAll = () => {
    const ready = waiting;
    waiting = [];
    for (const send of ready) send();
  };
  server.addHook('onSend', (_request, _reply, _payload, done) => {
    if (waiting.length === 0) setImmediate(sendAll);
    waiting.push(done);
  });
}
