// Follows an account as many times at once, places orders for it, and says whether each report came to each subscriber
// once and in the same order:
//   TOKEN=$(./fillstream token) node docs/samples/load/subscribers.mjs http://127.0.0.1:8080 acct-1 1000 50
// The numbers are those of the subscribers and the orders. Exits with 1 where a report is missing or came twice.

import http from 'node:http';

const [base, account, subscribers, orders] = [process.argv[2], process.argv[3], +process.argv[4], +process.argv[5]];
const headers = { authorization: `Bearer ${process.env.TOKEN}` };
const agent = new http.Agent({ maxSockets: Infinity });
const streams = [];

function follow() {
  return new Promise((resolve, reject) => {
    const seen = [];
    const request = http.get(`${base}/v1/accounts/${account}/events`, { headers, agent }, response => {
      if (response.statusCode !== 200) {
        reject(new Error(`subscriber refused: ${response.statusCode}`));
        return;
      }
      let rest = '';
      response.setEncoding('utf8');
      response.on('data', text => {
        const lines = (rest + text).split('\n');
        rest = lines.pop();
        lines.filter(line => line.startsWith('id: ')).forEach(line => seen.push(line));
      });
      response.on('error', () => {});
      streams.push({ seen, request });
      resolve();
    });
    request.on('error', reject);
  });
}

function place(n) {
  const order = {
    clOrdId: `subscribers-${process.pid}-${n}`, account, symbol: 'ACME', side: 'buy', ordType: 'market', orderQty: '1',
  };
  return new Promise((resolve, reject) => {
    const request = http.request(
      `${base}/v1/orders`,
      { method: 'POST', agent, headers: { ...headers, 'content-type': 'application/json' } },
      response => response.resume().on('end', () => resolve(response.statusCode)));
    request.on('error', reject);
    request.end(JSON.stringify(order));
  });
}

const pause = millis => new Promise(resolve => setTimeout(resolve, millis));

for (let n = 0; n < subscribers; n++) {
  await follow();
}
console.log(`${streams.length} subscribers`);
for (let n = 0; n < orders; n++) {
  const status = await place(n);
  if (status !== 202) {
    throw new Error(`order refused: ${status}`);
  }
}
let before = -1;
for (let total = 0; total !== before; ) {
  before = total;
  await pause(3000);
  total = streams.reduce((sum, stream) => sum + stream.seen.length, 0);
}
const [first, ...others] = streams.map(stream => stream.seen.join());
const reports = new Set(streams[0].seen);
const alike = others.filter(seen => seen === first).length + 1;
const twice = streams[0].seen.length - reports.size;
console.log(`${orders} orders, ${reports.size} reports, ${twice} twice; ${alike} of ${streams.length} subscribers saw the same`);
streams.forEach(stream => stream.request.destroy());
process.exit(alike === streams.length && twice === 0 && reports.size >= orders ? 0 : 1);
