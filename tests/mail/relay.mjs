// SPDX-License-Identifier: EUPL-1.2
// Drives the program `send` (send.c): one mail at a time, stopping when the body is about to leave.
//
//   const relay = startSend('smtp://127.0.0.1:2525');
//   const { result, code, text, asked } = await relay.send('request', 'kari@example.org');
//   await relay.end();
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const program = `${process.env.OUT ?? 'build/debug'}/tests/mail/send`;

export function startSend(url, ...options) {
  const child = spawn(program, [url, ...options], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise((resolve) => { child.on('close', resolve); });
  const say = (line) => child.stdin.write(line + '\n');

  // `beforeBody` runs while the body waits; its answer false holds the mail back.
  async function send(kind, recipient, { sender = '', beforeBody = () => true } = {}) {
    let asked = 0;
    say(`${kind} ${recipient} ${sender}`.trim());
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error('send has ended');
      if (value !== 'before_body') {
        const [result, code, ...text] = value.split(' ');
        return { result, code: Number(code), text: text.join(' '), asked };
      }
      asked++;
      say((await beforeBody()) === false ? 'stop' : 'go');
    }
  }

  async function end() {
    child.stdin.end();
    return ended;
  }
  return { send, end, child };
}
