import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { HttpProblem, PROBLEMS, problemDocument } from '../http/problem.ts';
import type { ProblemCode } from '../http/problem.ts';

const CODES: Record<string, ProblemCode> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

/** Requests that never become one (RFC 9110): answered in the reader's own form of errors, then the connection ends. */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    const code = CODES[error.code ?? ''] ?? 'bad-request';
    const { status } = PROBLEMS[code];
    const detail = error.code === 'HPE_INVALID_URL' ? 'The address is not percent-encoded' : undefined;
    const problem = new HttpProblem({ code, ...(detail && { detail }) });
    const body = JSON.stringify(problemDocument({ problem, requestId: randomUUID() }));
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Cache-Control: no-store',
      'Access-Control-Allow-Origin: *',
      'X-Content-Type-Options: nosniff',
      'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
}
