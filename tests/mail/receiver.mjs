// SPDX-License-Identifier: EUPL-1.2
// A mail server for tests: takes mail over real SMTP, keeps each message as it came, and misbehaves on demand.
//
//   node tests/mail/receiver.mjs DIR [--tls] [--login USER:PASSWORD]
//
// prints "PORT n" and stays until SIGTERM. Each mail taken is DIR/0001.eml, 0002.eml ... and a line
// {"event":"mail","file":"0001.eml","sender":...,"recipient":...} in DIR/log.jsonl; what was refused is there too
// ({"event":"recipient","address":...,"code":550}). As a module: startReceiver({dir, ...}).
//
// The recipient decides what happens (the part before the @, or its beginning):
//   refused   550 at RCPT                    grey       451 at the first RCPT, taken at the second
//   slow      answers RCPT after a second    spam       554 after the body
//   busy      451 after the body             cut        hangs up after the body, without an answer
//   cutearly  hangs up instead of the 354    ...        anyone else is taken
// With perMinute, more recipients than that get 451 until newMinute() is called: the clock is the test's.
// A sender that begins with "refused" gets 550 at MAIL.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SMTPServer } from 'smtp-server';

class Receiver {
  constructor(options) {
    this.options = options;
    this.dir = options.dir;
    this.greeted = new Set();
    this.events = [];
    this.mails = 0;
    this.left = options.perMinute ?? Infinity;
    mkdirSync(this.dir, { recursive: true });
    this.server = new SMTPServer({
      logger: false,
      hideSTARTTLS: !options.tls,
      disabledCommands: options.login ? [] : ['AUTH'],
      authOptional: !options.login,
      size: 10 * 1024 * 1024,
      hidePIPELINING: true,
      ...options.server,
      onConnect: (session, done) => this.connect(session, done),
      onAuth: (auth, session, done) => this.signIn(options.login, auth, done),
      onMailFrom: (address, session, done) => this.sender(address.address, done),
      onRcptTo: (address, session, done) => this.recipient(address.address, session, done),
      onData: (stream, session, done) => this.body(stream, session, done),
    });
    this.server.on('error', () => {}); // a client that hangs up is what some tests are about
  }

  newMinute() {
    this.left = this.options.perMinute;
  }

  note(event) {
    this.events.push(event);
    appendFileSync(join(this.dir, 'log.jsonl'), JSON.stringify(event) + '\n');
  }

  refuse(event, code, text, done) {
    this.note({ ...event, code });
    done(Object.assign(new Error(text), { responseCode: code }));
  }

  connect(session, done) {
    this.note({ event: 'connect' });
    done();
  }

  signIn(login, auth, done) {
    if (`${auth.username}:${auth.password}` === login) return done(null, { user: auth.username });
    return this.refuse({ event: 'login' }, 535, 'who are you?', done);
  }

  sender(address, done) {
    if (address.startsWith('refused')) return this.refuse({ event: 'sender', address }, 550, 'not from you', done);
    this.note({ event: 'sender', address, code: 250 });
    return done();
  }

  recipient(address, session, done) {
    const event = { event: 'recipient', address };
    const take = () => { this.note({ ...event, code: 250 }); done(); };
    if (this.left-- <= 0) return this.refuse({ ...event, event: 'flood' }, 451, '4.7.0 too many for this minute', done);
    if (address.startsWith('refused'))
      return this.refuse(event, 550, `5.1.1 <${address}>: no such user here`, done);
    if (address.startsWith('grey') && !this.greeted.has(address)) {
      this.greeted.add(address);
      return this.refuse(event, 451, '4.7.1 greylisted, come back later', done);
    }
    if (address.startsWith('cutearly')) {
      take();
      return this.hangUpAtData(session);
    }
    if (address.startsWith('slow')) return setTimeout(take, 1000);
    return take();
  }

  connectionOf(session) {
    return [...this.server.connections].find((c) => c.session.id === session.id);
  }

  hangUpAtData(session) {
    const connection = this.connectionOf(session);
    connection.handler_DATA = () => connection._socket.destroy();
  }

  body(stream, session, done) {
    const chunks = [];
    const recipient = session.envelope.rcptTo[0].address;
    const sender = session.envelope.mailFrom.address;
    stream.once('data', () => this.note({ event: 'body', recipient }));
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => {
      if (recipient.startsWith('spam'))
        return this.refuse({ event: 'answer', recipient }, 554, '5.7.1 we do not want this', done);
      if (recipient.startsWith('busy'))
        return this.refuse({ event: 'answer', recipient }, 451, '4.3.0 try later', done);
      this.keep(Buffer.concat(chunks), sender, recipient, session.envelope.rcptTo.length);
      if (recipient.startsWith('cut')) return this.connectionOf(session)._socket.destroy();
      return done(null, 'taken');
    });
  }

  keep(bytes, sender, recipient, recipients) {
    const file = String(++this.mails).padStart(4, '0') + '.eml';
    writeFileSync(join(this.dir, file), bytes);
    this.note({ event: 'mail', file, sender, recipient, recipients });
  }

  async listen(port = 0) {
    await new Promise((resolve) => { this.server.listen(port, '127.0.0.1', resolve); });
    this.port = this.server.server.address().port;
    return this;
  }

  close() {
    return new Promise((resolve) => { this.server.close(resolve); });
  }
}

export function startReceiver(options) {
  return new Receiver(options).listen(options.port);
}

async function main([dir, ...flags]) {
  if (!dir) throw new Error('usage: node tests/mail/receiver.mjs DIR [--tls] [--login USER:PASSWORD] [--port N]');
  const value = (flag) => (flags.includes(flag) ? flags[flags.indexOf(flag) + 1] : undefined);
  const receiver = await startReceiver({
    dir, tls: flags.includes('--tls'), login: value('--login'), port: Number(value('--port') ?? 0),
  });
  console.log(`PORT ${receiver.port}`);
  process.on('SIGTERM', () => receiver.close().then(() => process.exit(0)));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main(process.argv.slice(2));
