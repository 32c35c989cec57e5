// SPDX-License-Identifier: EUPL-1.2
// Starts nginx or HAProxy with the configuration of deploy/, on a free port, without TLS, as an ordinary process.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../browser/processes.mjs'

const deploy = fileURLToPath(new URL('../../deploy', import.meta.url))

async function answering(port) {
    for (let i = 0; i < 100; i++) {
        const up = await new Promise((done) => {
            const probe = net.connect(port, '127.0.0.1', () => { probe.destroy(); done(true) })
            probe.on('error', () => done(false))
        })
        if (up) return
        await new Promise((done) => setTimeout(done, 50))
    }
    throw new Error(`nothing listens on ${port}`)
}

// Lines that say "# tls" are left out; addresses of the shipped file are replaced by ours.
function adapted(file, replace) {
    let text = fs.readFileSync(path.join(deploy, file), 'utf8').replace(/^.*# tls$/gm, '')
    for (const [from, to] of replace) {
        if (!text.includes(from)) throw new Error(`${file} has no "${from}"`)
        text = text.replaceAll(from, to)
    }
    return text
}

function nginxCommand(folder, port, upstream) {
    const site = adapted('nginx.conf', [
        ['listen 80;', `listen 127.0.0.1:${port};`],
        ['server 127.0.0.1:8080;', `server 127.0.0.1:${upstream};`],
        ['/var/log/nginx/tvers.log', `${folder}/access.log`],
    ])
    const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((t) => `${t}_temp_path ${folder}/${t};`)
    fs.writeFileSync(`${folder}/nginx.conf`, `daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
${process.getuid() === 0 ? 'user root;' : ''} worker_processes 1;
events { worker_connections 512; }
http { ${temp.join(' ')}
${site}
}`)
    return ['/usr/sbin/nginx', ['-p', folder, '-c', `${folder}/nginx.conf`, '-e', `${folder}/error.log`]]
}

function haproxyCommand(folder, port, upstream) {
    fs.writeFileSync(`${folder}/haproxy.cfg`, adapted('haproxy.cfg', [
        ['bind :80\n', `bind 127.0.0.1:${port}\n`],
        ['127.0.0.1:8080', `127.0.0.1:${upstream}`],
    ]))
    return ['/usr/sbin/haproxy', ['-db', '-q', '-f', `${folder}/haproxy.cfg`]]
}

// Starts it and tells its port. log() is what it has written about requests.
export async function proxyStart(name, upstream, stops) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tvers-wire-'))
    const port = await freePort()
    const [program, args] = (name === 'nginx' ? nginxCommand : haproxyCommand)(folder, port, upstream)
    const out = fs.openSync(`${folder}/access.log`, 'a') // HAProxy's standard output; nginx opens the file itself
    const child = spawn(program, args, { stdio: ['ignore', out, 'inherit'] })
    fs.closeSync(out)
    stops.push(async () => {
        child.kill('SIGTERM')
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
        fs.rmSync(folder, { recursive: true })
    })
    await answering(port)
    return { port, log: () => fs.readFileSync(`${folder}/access.log`, 'utf8') }
}
