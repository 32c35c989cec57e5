// SPDX-License-Identifier: EUPL-1.2
// The wire cases: what is sent, byte for byte, and what must come back.
//
//   name     what it is
//   send     the bytes (a character is a byte); an array is sent in pieces
//   want     the statuses of all answers, in order; [[400, 501]] leaves a choice for one answer
//   open     true when the connection must still serve the next request; otherwise it must be closed
//   nginx,   the statuses where a proxy in front may decide otherwise than we do: it answers itself, or it
//   haproxy  repairs what it passes on. Never more answers than requests.
//   says     what the bodies of the answers must hold; behind: the same, behind a proxy

const host = 'Host: tvers.example\r\n'
const get = (fields, target = '/') => `GET ${target} HTTP/1.1\r\n${host}${fields}\r\n`
const post = (fields, body = '') => `POST / HTTP/1.1\r\n${host}${fields}\r\n${body}`
const chunked = (body) => post('Transfer-Encoding: chunked\r\n', body)
const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: tvers.example\r\n\r\n'

export const cases = [
    // Two readings of where a request ends.
    { name: 'Content-Length with chunked', send: post('Content-Length: 6\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\nG' + smuggled), want: [400], haproxy: [200] },
    { name: 'chunked with Content-Length', send: post('Transfer-Encoding: chunked\r\nContent-Length: 6\r\n', '0\r\n\r\nG' + smuggled), want: [400], haproxy: [200] },
    { name: 'two Content-Lengths', send: post('Content-Length: 5\r\nContent-Length: 0\r\n', smuggled), want: [400] },
    { name: 'two equal Content-Lengths', send: post('Content-Length: 5\r\nContent-Length: 5\r\n', 'hello' + smuggled), want: [400], haproxy: [200, 200] },
    { name: 'Content-Length +2', send: post('Content-Length: +2\r\n', 'hi' + smuggled), want: [400] },
    { name: 'Content-Length 0x2', send: post('Content-Length: 0x2\r\n', 'hi' + smuggled), want: [400] },
    { name: 'Content-Length -1', send: post('Content-Length: -1\r\n', smuggled), want: [400] },
    { name: 'Content-Length as a list', send: post('Content-Length: 2, 2\r\n', 'hi' + smuggled), want: [400], haproxy: [200, 200] },
    { name: 'Content-Length that overflows 64 bits', send: post('Content-Length: 18446744073709551618\r\n', 'hi' + smuggled), want: [[400, 413]], haproxy: [400, 200] },
    { name: 'Content-Length without a number', send: post('Content-Length:\r\n', smuggled), want: [400] },
    { name: 'Content-Length with a blank inside', send: post('Content-Length: 1 2\r\n', smuggled), want: [400] },
    { name: 'space before the colon of Content-Length', send: post('Content-Length : 2\r\n', 'hi' + smuggled), want: [400] },
    { name: 'space before the colon of Transfer-Encoding', send: post('Transfer-Encoding : chunked\r\n', '0\r\n\r\n' + smuggled), want: [400] },
    { name: 'Transfer-Encoding twice', send: post('Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n' + smuggled), want: [400] },
    { name: 'Transfer-Encoding twice, identity first', send: post('Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n' + smuggled), want: [400], haproxy: [422] },
    { name: 'Transfer-Encoding as a list with chunked twice', send: post('Transfer-Encoding: chunked, chunked\r\n', '0\r\n\r\n' + smuggled), want: [400], nginx: [501] },
    { name: 'Transfer-Encoding gzip, chunked', send: post('Transfer-Encoding: gzip, chunked\r\n', '0\r\n\r\n' + smuggled), want: [501], haproxy: [422] },
    { name: 'Transfer-Encoding chunked, identity', send: post('Transfer-Encoding: chunked, identity\r\n', '0\r\n\r\n' + smuggled), want: [400], nginx: [501] },
    { name: 'Transfer-Encoding in capitals', send: post('Transfer-Encoding: CHUNKED\r\n', '2\r\nhi\r\n0\r\n\r\n'), want: [200], open: true, says: 'POST / 2' },
    { name: 'Transfer-Encoding after a vertical tab', send: post('Transfer-Encoding: \vchunked\r\n', '0\r\n\r\n' + smuggled), want: [400], nginx: [501] },
    { name: 'Transfer-Encoding in quotes', send: post('Transfer-Encoding: "chunked"\r\n', '0\r\n\r\n' + smuggled), want: [501], haproxy: [400] },
    { name: 'Transfer-Encoding that only ends like chunked', send: post('Transfer-Encoding: xchunked\r\n', '0\r\n\r\n' + smuggled), want: [501], haproxy: [400] },
    { name: 'Transfer-Encoding in HTTP/1.0', send: `POST / HTTP/1.0\r\n${host}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`, want: [400] },

    // Chunks.
    { name: 'a chunked body', send: chunked('5\r\nhello\r\n0\r\n\r\n'), want: [200], open: true, says: 'POST / 5' },
    { name: 'a chunk with an extension, and a trailer', send: chunked('5;a=b\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n'), want: [200], open: true, says: 'POST / 5' },
    { name: 'chunk size 0x0', send: chunked('0x0\r\n\r\n' + smuggled), want: [400] },
    { name: 'chunk size -1', send: chunked('-1\r\n\r\n' + smuggled), want: [400] },
    { name: 'chunk size that overflows 64 bits', send: chunked('10000000000000005\r\nhello\r\n0\r\n\r\n'), want: [[400, 413]] },
    { name: 'chunk size with a blank before it', send: chunked(' 5\r\nhello\r\n0\r\n\r\n'), want: [400] },
    { name: 'no chunk size', send: chunked('\r\nhello\r\n0\r\n\r\n'), want: [400] },
    { name: 'chunk line that ends in a bare LF', send: chunked('5\nhello\r\n0\r\n\r\n'), want: [400], nginx: [200], haproxy: [200] },
    { name: 'chunk extension with a bare LF', send: chunked('5;a\nb\r\nhello\r\n0\r\n\r\n'), want: [400] },
    { name: 'chunk data without CRLF behind it', send: chunked('5\r\nhello0\r\n\r\n'), want: [400] },
    { name: 'chunk data longer than its size', send: chunked('5\r\nhello!\r\n0\r\n\r\n'), want: [400] },
    { name: 'last chunk that ends in bare LF', send: chunked('0\n\n' + smuggled), want: [400], nginx: [200, 200], haproxy: [200, 200] },

    { name: 'Transfer-Encoding and Content-Length in a trailer', send: chunked('2\r\nhi\r\n0\r\nTransfer-Encoding: chunked\r\nContent-Length: 99\r\n\r\n'), want: [200], open: true, says: 'POST / 2', nginx: [[200, 400]], haproxy: [[200, 400]] },
    { name: 'obs-fold in a trailer', send: chunked('0\r\nX-A: one\r\n two\r\n\r\n'), want: [400], nginx: [[200, 400]], haproxy: [[200, 400]] },
    { name: 'trailers without end', send: chunked(`0\r\n${'X-A: b\r\n'.repeat(4000)}`), want: [431], nginx: [], haproxy: [[400, 413, 431]] },

    // The head's grammar.
    { name: 'obs-fold', send: get('X-A: one\r\n two\r\n'), want: [400], haproxy: [200] },
    { name: 'obs-fold in Transfer-Encoding', send: post('Transfer-Encoding:\r\n chunked\r\n', '0\r\n\r\n' + smuggled), want: [400], haproxy: [200, 200] },
    { name: 'field line that starts with a blank', send: `GET / HTTP/1.1\r\n Host: tvers.example\r\n\r\n`, want: [400] },
    { name: 'bare CR in a field', send: get('X-A: one\rX-B: two\r\n'), want: [400] },
    { name: 'bare CR as a line end', send: `GET / HTTP/1.1\r${host}\r\n`, want: [400] },
    { name: 'bare LF as a line end', send: `GET / HTTP/1.1\nHost: tvers.example\n\n`, want: [400], nginx: [200], haproxy: [200] },
    { name: 'NUL in a field', send: get('X-A: one\0two\r\n'), want: [400] },
    { name: 'NUL in a field name', send: get('X\0A: one\r\n'), want: [400] },
    { name: 'control character in a field', send: get('X-A: one\x01two\r\n'), want: [400] },
    { name: 'DEL in a field', send: get('X-A: one\x7Ftwo\r\n'), want: [400] },
    { name: 'field without a colon', send: get('X-A\r\n'), want: [400], nginx: [200] },
    { name: 'field without a name', send: get(': one\r\n'), want: [400] },
    { name: 'no Host', send: 'GET / HTTP/1.1\r\n\r\n', want: [400] },
    { name: 'two Hosts', send: get('Host: other.example\r\n'), want: [400] },
    { name: 'Host with a path', send: 'GET / HTTP/1.1\r\nHost: tvers.example/x\r\n\r\n', want: [400] },
    { name: 'Host with a user', send: 'GET / HTTP/1.1\r\nHost: a@tvers.example\r\n\r\n', want: [400] },
    { name: 'empty Host', send: 'GET / HTTP/1.1\r\nHost:\r\n\r\n', want: [400] },
    { name: 'absolute target of another host', send: get('', 'http://other.example/'), want: [400], nginx: [200] },
    { name: 'absolute target of this host', send: get('', 'http://tvers.example/x'), want: [200], open: true, says: 'GET /x 0' },

    { name: 'absolute target with a user', send: get('', 'http://a@tvers.example/x'), want: [400] },
    { name: 'two targets that differ in Host alone', send: `GET http://tvers.example/x HTTP/1.1\r\nHost: tvers.example:81\r\n\r\n`, want: [400], nginx: [200], haproxy: [[200, 400]] },

    // The request line.
    { name: 'raw space in the target', send: get('', '/a b'), want: [400] },
    { name: 'NUL in the target', send: get('', '/a\0b'), want: [400] },
    { name: 'byte above 0x7F in the target', send: get('', '/\xE5'), want: [400] },
    { name: 'target without a slash', send: get('', 'a'), want: [400] },
    { name: '%00 in the target', send: get('', '/a%00b'), want: [400] },
    { name: 'half a percent sign in the target', send: get('', '/a%4'), want: [400] },
    { name: 'encoded slash in the target', send: get('', '/a%2Fb'), want: [400] },
    { name: 'target that climbs', send: get('', '/a/../../b'), want: [400] },
    { name: 'version 2.0', send: `GET / HTTP/2.0\r\n${host}\r\n`, want: [505], haproxy: [200] },
    { name: 'version 1.2', send: `GET / HTTP/1.2\r\n${host}\r\n`, want: [505], nginx: [200], haproxy: [200] },
    { name: 'version in small letters', send: `GET / http/1.1\r\n${host}\r\n`, want: [400] },
    { name: 'HTTP/0.9', send: 'GET /\r\n\r\n', want: [400], nginx: [] },
    { name: 'two spaces in the request line', send: `GET  / HTTP/1.1\r\n${host}\r\n`, want: [400], nginx: [200], haproxy: [200] },
    { name: 'method in small letters', send: `get / HTTP/1.1\r\n${host}\r\n`, want: [[400, 501]] },
    { name: 'CONNECT', send: `CONNECT tvers.example:80 HTTP/1.1\r\n${host}\r\n`, want: [[400, 501]] },
    { name: 'TRACE', send: `TRACE / HTTP/1.1\r\n${host}\r\n`, want: [501], nginx: [405] },
    { name: 'bytes of TLS on the plain port', send: '\x16\x03\x01\x00\x05hello\r\n\r\n', want: [400] },

    { name: 'target that climbs in percent signs', send: get('', '/a/%2e%2e/b'), want: [400] },
    { name: 'target with an encoded backslash', send: get('', '/a%5Cb'), want: [400] },
    { name: 'OPTIONS *', send: `OPTIONS * HTTP/1.1\r\n${host}\r\n`, want: [400], nginx: [[400, 405]], haproxy: [[200, 400]] },

    // Too much.
    { name: 'a field of 64 kB', send: get(`X-A: ${'a'.repeat(65536)}\r\n`), want: [431], nginx: [400], haproxy: [400] },
    { name: '2,000 fields', send: get('X-A: b\r\n'.repeat(2000)), want: [431], nginx: [400], haproxy: [400] },
    { name: 'a target of 64 kB', send: get('', '/' + 'a'.repeat(65535)), want: [414], haproxy: [400] },
    { name: 'a body above the limit', send: post('Content-Length: 1048577\r\n', 'x'.repeat(1048577)), want: [413] },
    { name: 'chunks above the limit', send: chunked(`100001\r\n${'x'.repeat(1048577)}\r\n0\r\n\r\n`), want: [413] },
    { name: 'a larger body where it is allowed', send: `POST /upload HTTP/1.1\r\n${host}Content-Length: 2000000\r\n\r\n${'x'.repeat(2000000)}`, want: [200], open: true, says: 'POST /upload 2000000' },

    // What must work.
    { name: 'a request', send: get('', '/a%20b?c=d'), want: [200], open: true, says: 'GET /a b 0' },
    { name: 'a request in many pieces', send: ['GE', 'T / HT', 'TP/1.1\r', '\nHo', 'st: tvers.example\r\n\r', '\n'], want: [200], open: true },
    { name: 'HEAD has no body', send: `HEAD /x HTTP/1.1\r\n${host}\r\n`, head: true, want: [200], open: true },
    { name: 'pipelined requests', send: get('', '/1') + post('Content-Length: 5\r\n', 'hello') + get('', '/3'), want: [200, 200, 200], open: true, says: 'GET /1 0\nPOST / 5\nGET /3 0\n' },
    { name: 'pipelined slow and fast keep their order', send: get('', '/slow') + get('', '/fast'), want: [200, 200], open: true, says: 'GET /slow 0\nGET /fast 0\n' },
    { name: 'a good request, then a bad one, then a good one', send: get('', '/1') + get('X A: b\r\n') + smuggled, want: [200, 400] },
    { name: 'bytes after Connection: close', send: get('Connection: close\r\n', '/1') + smuggled, want: [200], says: 'GET /1 0' },
    { name: 'HTTP/1.0 closes', send: 'GET / HTTP/1.0\r\n\r\n', want: [200] },
    { name: 'HTTP/1.0 with keep-alive', send: `GET / HTTP/1.0\r\n${host}Connection: keep-alive\r\n\r\n`, want: [200], open: true },
    { name: 'one empty line before the request', send: '\r\n' + get(''), want: [200], open: true },
    { name: 'Expect: 100-continue', send: [post('Expect: 100-continue\r\nContent-Length: 5\r\n'), 'hello'], want: [100, 200], open: true, says: 'POST / 5' },
    { name: 'Expect: 100-continue with a body above the limit', send: post('Expect: 100-continue\r\nContent-Length: 1048577\r\n'), want: [413], nginx: [100], haproxy: [100] },
    { name: 'Expect: something else', send: post('Expect: 200-maybe\r\nContent-Length: 5\r\n', 'hello'), want: [417], nginx: [200] },
    { name: 'Upgrade to HTTP/2', send: get('Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n', '/x'), want: [200], open: true, says: 'GET /x 0' },
    { name: 'Upgrade to a web socket', send: get('Connection: Upgrade\r\nUpgrade: websocket\r\n', '/x'), want: [200], open: true, says: 'GET /x 0', haproxy: [[200, 400]] },
    { name: 'Range is left unanswered', send: get('Range: bytes=0-1\r\n', '/x'), want: [200], open: true, says: 'GET /x 0' },
    { name: 'a GET with a body', send: get('Content-Length: 5\r\n', '/x') + 'hello', want: [200], open: true, says: 'GET /x 5' },
    { name: 'an answer of 4 MB', send: get('', '/bytes/4000000'), want: [200], open: true },
    { name: 'forwarded address of a trusted proxy, last hop only', send: get('X-Forwarded-For: 6.6.6.6, 192.0.2.7\r\nX-Forwarded-Proto: https\r\n', '/peer'), want: [200], open: true, says: '192.0.2.7 https', behind: '127.0.0.1 http' },
]

// Cases with time in them: all run at once. `drip` is sent one byte every half second after `send`.
const lots = 'x'.repeat(100)
export const timed = [
    { name: 'a head that drips in', send: 'GET / HTTP/1.1\r\nX-A: ', drip: lots, want: [408], seconds: [9, 13] },
    { name: 'a request line that drips in', send: 'GET /', drip: lots, want: [408], seconds: [9, 13] },
    { name: 'a body that drips in', send: post('Content-Length: 1000\r\n'), drip: lots, want: [408], seconds: [9, 13] },
    { name: 'chunks that drip in', send: chunked('64\r\n'), drip: lots, want: [408], seconds: [9, 13] },
    { name: 'a head that stops', send: 'GET / HTTP/1.1\r\n', want: [408], seconds: [9, 13] },
    { name: 'a body that stops', send: post('Content-Length: 1000\r\n', 'x'), want: [408], seconds: [9, 13] },
    { name: 'a second request that drips in', send: get('') + 'GET / HTTP/1.1\r\nX-A: ', drip: lots, want: [200, 408], seconds: [9, 13] },
    { name: 'a connection that says nothing', send: '', want: [], seconds: [9, 13] },
    { name: 'an idle connection after an answer', send: get(''), want: [200], seconds: [9, 14] },
    { name: 'a client that does not read its answer', send: get('', '/bytes/30000000'), deaf: true, seconds: [9, 14] },
]
