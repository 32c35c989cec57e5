// SPDX-License-Identifier: EUPL-1.2
// Runs the wire cases and ends with "N passed, N failed".
//
//   node tests/wire/run.mjs SERVER [--behind nginx|haproxy]    SERVER: a port, or the test server's program
//
// Alone the answer must be exactly the one in the table. Behind a proxy the proxy may refuse or repair, within
// what the table allows.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { cases, timed } from './cases.mjs'
import { proxyStart } from './proxy.mjs'
import { endure, exchange } from './wire.mjs'

const [server, , behind] = process.argv.slice(2)
const stops = []
let passed = 0, failed = 0

async function serverStart() {
    if (/^\d+$/.test(server)) return Number(server)
    const child = spawn(server, ['0'], { stdio: ['ignore', 'pipe', 'inherit'] })
    stops.push(async () => { child.kill('SIGTERM'); if (child.exitCode === null) await once(child, 'exit') })
    const [line] = await once(child.stdout, 'data')
    return Number(line)
}

// The statuses allowed for each answer.
function allowed(wire) {
    const own = wire.want.map((s) => [s].flat())
    const other = behind && wire[behind]
    return other ? other.map((s) => [s].flat()) : own
}

function complaint(wire, result) {
    const want = allowed(wire), got = result.answers.map((a) => a.status)
    const fits = want.length === got.length && want.every((statuses, i) => statuses.includes(got[i]))
    if (!fits) return `answers ${JSON.stringify(got)}, wanted ${JSON.stringify(want)}`
    if (result.rest && want.length) return `bytes that are no answer: ${JSON.stringify(result.rest.slice(0, 60))}`
    const bodies = result.answers.map((a) => a.body).join('')
    const says = (behind && wire.behind) || wire.says
    if (says && got.every((s) => s < 400) && !bodies.includes(says)) return `body ${JSON.stringify(bodies.slice(0, 80))}`
    if (behind) return null // whether to keep a connection is the proxy's own affair
    if (wire.open) return result.next ? null : 'the connection did not serve the next request'
    return result.closed ? null : 'the connection stayed open'
}

function timedComplaint(wire, result) {
    if (!result.closed) return 'never cut'
    if (wire.deaf) return result.bytes < 30000000 ? null : 'the whole answer came'
    const got = result.answers.map((a) => a.status)
    if (JSON.stringify(got) !== JSON.stringify(wire.want)) return `answers ${JSON.stringify(got)}`
    const [from, to] = wire.seconds
    return result.seconds >= from && result.seconds <= to ? null : `cut after ${result.seconds} s`
}

function report(name, problem) {
    if (problem) console.log(`FAILED ${name}: ${problem}`)
    problem ? failed++ : passed++
}

async function runCases(port) {
    const left = [...cases]
    const lane = async () => {
        for (let wire; (wire = left.shift());) report(wire.name, complaint(wire, await exchange(port, wire)))
    }
    await Promise.all(Array.from({ length: 8 }, lane))
}

async function runTimed(port) {
    await Promise.all(timed.map(async (wire) => report(wire.name, timedComplaint(wire, await endure(port, wire)))))
}

// What routes.def marks SECRET.
function secretPaths() {
    const table = fs.readFileSync(new URL('../../src/web/routes.def', import.meta.url), 'utf8')
    return [...table.matchAll(/^SECRET\(GET,\s*"([^"]+)"/gm)].map(([, path]) => path)
}

async function appears(log, text) {
    for (let i = 0; i < 100 && !log().includes(text); i++) await new Promise((done) => setTimeout(done, 20))
    return log().includes(text)
}

// Personal links are secrets, and metrics are for programs of the machine: what the shipped configuration does about both.
async function runProxyCases({ port, log }) {
    const ask = (target) => exchange(port, { send: `GET ${target} HTTP/1.1\r\nHost: tvers.example\r\nReferer: https://tvers.example/i/SECRET\r\n\r\n`, want: [200], open: true })
    const secrets = secretPaths()
    for (const secret of secrets) await ask(`${secret.replace('{token}', 'SECRET')}?a=SECRET`)
    await ask('/networks/7')
    const line = await appears(log, '"GET /networks/7" 200')
    report('the log has addresses of pages', line ? null : log())
    report('the log has no secret of a link', log().includes('SECRET') ? log() : null)
    for (const door of new Set(secrets.map((path) => path.split('{')[0]))) {
        report(`the log says ${door}... and no more`, log().includes(`"GET ${door}..." 200`) ? null : log())
    }
    const { answers } = await exchange(port, { send: 'GET /metrics HTTP/1.1\r\nHost: tvers.example\r\nConnection: close\r\n\r\n', want: [404] })
    report('metrics stay behind the proxy', answers[0]?.status === 404 ? null : `answers ${answers[0]?.status}`)
}

const upstream = await serverStart()
if (behind) {
    const proxy = await proxyStart(behind, upstream, stops)
    await runCases(proxy.port)
    await runProxyCases(proxy)
} else {
    await Promise.all([runCases(upstream), runTimed(upstream)])
}
for (const stop of stops.reverse()) await stop()
console.log(`wire cases${behind ? ` behind ${behind}` : ''}: ${passed} passed, ${failed} failed`)
process.exitCode = failed ? 1 : 0
