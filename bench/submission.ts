import { userAgents, type WorkloadBody } from './workload.ts';

/** The bytes of a request that submits the `i`th response. */
export function submission(response: WorkloadBody, i: number): Buffer {
  const body = JSON.stringify(response);
  return Buffer.from(
    `POST /v1/responses HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://shop.example\r\n` +
      `User-Agent: ${userAgents[i % userAgents.length]}\r\nContent-Type: text/plain;charset=UTF-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
