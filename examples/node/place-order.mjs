// Places one order: node place-order.mjs acct-1 my-order-1 ACME 100 [price]
import { randomBytes } from 'node:crypto';
import { Kafka, Partitioners, logLevel } from 'kafkajs';
import { OrderCommand, orderId } from './fillstream.mjs';

const [account, clOrdId, symbol, orderQty, price] = process.argv.slice(2);
if (!orderQty) {
  console.error('usage: node place-order.mjs ACCOUNT CLORDID SYMBOL QTY [PRICE]');
  process.exit(2);
}

const id = orderId(account, clOrdId);
const now = new Date();
const command = {
  newOrderSingle: {
    orderId: id, // may be left out; if given, it must be this one
    clOrdId,
    account,
    symbol,
    side: 'SIDE_BUY',
    ordType: price ? 'ORD_TYPE_LIMIT' : 'ORD_TYPE_MARKET',
    orderQty, // amounts are text, always
    ...(price ? { price } : {}),
    timeInForce: 'TIME_IN_FORCE_DAY',
    transactTime: {
      seconds: Math.floor(now.getTime() / 1000),
      nanos: (now.getTime() % 1000) * 1_000_000,
    },
  },
};

const kafka = new Kafka({
  clientId: 'fillstream-example',
  brokers: (process.env.FILLSTREAM_BROKERS ?? '127.0.0.1:9092').split(','),
  logLevel: logLevel.WARN,
});
const producer = kafka.producer({
  idempotent: true, // acks from all replicas, and no duplicate when a send is tried again
  createPartitioner: Partitioners.DefaultPartitioner, // as Java partitions: murmur2 of the key
});
await producer.connect();
const [sent] = await producer.send({
  topic: 'orders',
  messages: [
    {
      key: account,
      value: Buffer.from(OrderCommand.encode(OrderCommand.fromObject(command)).finish()),
      headers: {
        ce_specversion: '1.0',
        ce_id: id,
        ce_type: 'fillstream.v1.NewOrderSingle',
        ce_source: '/example/node',
        ce_time: now.toISOString(),
        ce_subject: id,
        'content-type': 'application/protobuf',
        traceparent: `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`,
      },
    },
  ],
});
await producer.disconnect();
console.log(JSON.stringify({ orderId: id, partition: sent.partition, offset: sent.baseOffset }));
