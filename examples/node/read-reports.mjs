// Prints every report about one order until it has ended: node read-reports.mjs ORDERID [SECONDS]
import { Kafka, logLevel } from 'kafkajs';
import { ExecutionEvent } from './fillstream.mjs';

const [orderId, seconds = '30'] = process.argv.slice(2);
if (!orderId) {
  console.error('usage: node read-reports.mjs ORDERID [SECONDS]');
  process.exit(2);
}
const ENDED = ['ORD_STATUS_FILLED', 'ORD_STATUS_CANCELED', 'ORD_STATUS_REJECTED', 'ORD_STATUS_EXPIRED'];

const kafka = new Kafka({
  clientId: 'fillstream-example',
  brokers: (process.env.FILLSTREAM_BROKERS ?? '127.0.0.1:9092').split(','),
  logLevel: logLevel.WARN,
});
// kafkajs reads committed records only, unless told otherwise.
const consumer = kafka.consumer({ groupId: `fillstream-example-${orderId}` });
await consumer.connect();
await consumer.subscribe({ topic: 'executions', fromBeginning: true });

/** The report in a record, or nothing where a stranger wrote what is none: one record stops no reader. */
function read(message) {
  try {
    const event = ExecutionEvent.toObject(ExecutionEvent.decode(message.value), { longs: Number, enums: String });
    return event.executionReport ?? event.orderCancelReject;
  } catch (error) {
    console.error(`offset ${message.offset} is no report: ${error.message}`);
    return undefined;
  }
}

let lastSeq = 0;
const ended = new Promise((resolve) => {
  consumer.run({
    eachMessage: async ({ message }) => {
      const report = read(message);
      if (report?.orderId !== orderId || report.reportSeq <= lastSeq) {
        return; // another order's, or told again after a crash
      }
      lastSeq = report.reportSeq;
      const { reportSeq, execType, ordStatus, cumQty, leavesQty, avgPx } = report;
      console.log(JSON.stringify({ reportSeq, execType, ordStatus, cumQty, leavesQty, avgPx }));
      if (ENDED.includes(ordStatus)) {
        resolve(true);
      }
    },
  });
});
const patience = new Promise((resolve) => setTimeout(() => resolve(false), Number(seconds) * 1000).unref());
const didEnd = await Promise.race([ended, patience]);
await consumer.disconnect();
if (!didEnd) {
  console.error(`order ${orderId} had not ended after ${seconds} s`);
  process.exit(1);
}
