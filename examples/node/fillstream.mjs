// What a Node program needs to speak Fillstream's Protobuf: the messages, and the id of an order.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';

const protoFolder =
  process.env.FILLSTREAM_PROTO ??
  path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../schemas/src/main/proto');

const root = new protobuf.Root();
root.resolvePath = (_, target) =>
  target.startsWith('google/') ? target : path.join(protoFolder, target);
root.loadSync(['fillstream/v1/orders.proto', 'fillstream/v1/executions.proto']);

export const OrderCommand = root.lookupType('fillstream.v1.OrderCommand');
export const ExecutionEvent = root.lookupType('fillstream.v1.ExecutionEvent');

const uuidV5 = (namespace, name) => {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest()
    .subarray(0, 16);
  hash[6] = (hash[6] & 0x0f) | 0x50;
  hash[8] = (hash[8] & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

const URLS = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';
const ORDERS = uuidV5(URLS, 'https://fillstream.dev/order');

// The identity of an order, the same wherever it is derived.
export const orderId = (account, clOrdId) => uuidV5(ORDERS, `${account}/${clOrdId}`);
