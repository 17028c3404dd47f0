import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

const ANSWERS: Record<string, { status: string; type: string; title: string }> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    type: '/problems/headers-too-large',
    title: 'The request headers are too large',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    type: '/problems/request-timeout',
    title: 'The request took too long to arrive',
  },
};
const MALFORMED = { status: '400 Bad Request', type: '/problems/bad-request', title: 'This is not an HTTP request' };

/** Requests that never become one (RFC 9110): answered in the reader's own form of errors, then the connection ends. */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    const { status, type, title } = ANSWERS[error.code ?? ''] ?? MALFORMED;
    const more = { status: Number.parseInt(status, 10), detail: title, errors: [], requestId: randomUUID() };
    const body = JSON.stringify({ type, title, ...more });
    const head = [
      `HTTP/1.1 ${status}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    socket.end(`${head.join('\r\n')}\r\nConnection: close\r\n\r\n${body}`);
  });
}
