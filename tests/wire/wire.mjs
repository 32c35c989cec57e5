// SPDX-License-Identifier: EUPL-1.2
// Speaks raw bytes to a server and reads all that comes back, without an HTTP library in between.
import net from 'node:net'

// Splits a stream of answers: {status, fields, body}. `head` says that answers carry no body.
export function answersIn(text, head = false) {
    const answers = []
    while (text) {
        const end = text.indexOf('\r\n\r\n')
        const line = /^HTTP\/1\.[01] (\d{3})/.exec(text)
        if (end < 0 || !line) return { answers, rest: text }
        const fields = text.slice(0, end)
        const status = Number(line[1])
        let body = '', size = 0
        text = text.slice(end + 4)
        if (!head && status >= 200) {
            [body, size] = bodyOf(fields, text)
            if (size < 0) return { answers, rest: text }
        }
        text = text.slice(size)
        answers.push({ status, fields, body })
    }
    return { answers, rest: '' }
}

// The body and how many bytes it takes; -1 when it is not whole yet.
function bodyOf(fields, text) {
    const length = /^content-length: *(\d+)/im.exec(fields)
    if (length) return text.length < Number(length[1]) ? ['', -1] : [text.slice(0, Number(length[1])), Number(length[1])]
    if (!/^transfer-encoding: *chunked/im.test(fields)) return [text, text.length]
    let body = '', at = 0
    for (;;) {
        const end = text.indexOf('\r\n', at)
        const size = parseInt(text.slice(at, end), 16)
        if (end < 0 || text.length < end + 2 + size + 2) return ['', -1]
        body += text.slice(end + 2, end + 2 + size)
        at = end + 2 + size + 2
        if (size === 0) return [body, at]
    }
}

const sleep = (ms) => new Promise((done) => setTimeout(done, ms))
const latin1 = (s) => Buffer.from(s, 'latin1')

// Opens a connection: text() is all that came, closed() whether the server ended it.
function dial(port) {
    const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    let text = '', closed = false
    socket.setNoDelay(true)
    socket.setEncoding('latin1')
    socket.on('data', (piece) => { text += piece })
    for (const event of ['end', 'close', 'error']) socket.on(event, () => { closed = true })
    return {
        socket,
        text: () => text,
        closed: () => closed,
        send: (bytes) => { if (!socket.destroyed) socket.write(latin1(bytes), () => {}) },
        until: async (holds, ms) => {
            for (const end = Date.now() + ms; !holds() && Date.now() < end;) await sleep(10)
        },
    }
}

// Sends a case, waits for what it wants, and tells what came.
export async function exchange(port, wire) {
    const line = dial(port)
    const count = () => answersIn(line.text(), wire.head).answers.length
    for (const piece of [wire.send].flat()) {
        line.send(piece)
        if (Array.isArray(wire.send)) await sleep(30)
    }
    await line.until(() => line.closed() || (wire.open && count() >= wire.want.length), wire.open ? 8000 : 3000)
    if (!line.closed()) await sleep(100) // for an answer too many
    const result = { ...answersIn(line.text(), wire.head), closed: line.closed() }
    if (wire.open && !result.closed) result.next = await serves(line, wire)
    line.socket.destroy()
    return result
}

// Whether the connection answers one more request, and only that.
async function serves(line, wire) {
    const before = line.text().length
    const more = () => answersIn(line.text().slice(before)).answers
    line.send('GET /next HTTP/1.1\r\nHost: tvers.example\r\n\r\n')
    await line.until(() => line.closed() || more().length, 3000)
    return more().length === 1 && more()[0].status === 200 && more()[0].body.includes('GET /next 0')
}

// Sends a timed case and tells after how many seconds the server closed, 25 when it did not.
export async function endure(port, wire) {
    const line = dial(port), start = Date.now()
    if (wire.deaf) line.socket.pause()
    line.send(wire.send)
    let drips = 0
    const drip = setInterval(() => { if (wire.drip && !line.closed()) line.send(wire.drip[drips++] ?? 'x') }, 500)
    if (wire.deaf) { // a closed connection shows only when it is read: read on after the server should have cut it
        await sleep(wire.seconds[1] * 1000)
        line.socket.resume()
    }
    await line.until(line.closed, 25000)
    clearInterval(drip)
    const seconds = (Date.now() - start) / 1000
    line.socket.destroy()
    return { ...answersIn(line.text()), closed: line.closed(), seconds, bytes: line.text().length }
}
