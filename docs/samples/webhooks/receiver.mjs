// A webhook receiver in Node, with npm's standardwebhooks: node receiver.mjs <port> <whsec_…> [<whpk_…>]
import { createServer } from "node:http";
import { createPublicKey, verify as verifyEd25519 } from "node:crypto";
import { Webhook } from "standardwebhooks";

const [port, secret, publicKey] = process.argv.slice(2);
const webhook = new Webhook(secret);
const seen = new Set(); // in earnest: a table with the webhook-id as its key

// v1a: an Ed25519 signature over the same content. The public key is at /.well-known/webhook-keys of the notifier.
function verifyV1a(headers, body) {
  const raw = Buffer.from(publicKey.replace("whpk_", ""), "base64");
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: raw.toString("base64url") }, format: "jwk" });
  const content = Buffer.concat([Buffer.from(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.`), body]);
  return headers["webhook-signature"]
    .split(" ")
    .filter((entry) => entry.startsWith("v1a,"))
    .some((entry) => verifyEd25519(null, content, key, Buffer.from(entry.slice(4), "base64")));
}

createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks); // the bytes as they came: never parse and write them again before verifying
    try {
      webhook.verify(body, request.headers); // throws; checks the timestamp too
      if (publicKey && !verifyV1a(request.headers, body)) throw new Error("v1a does not fit");
    } catch (error) {
      console.log(`refused ${error.message}`);
      return response.writeHead(401).end();
    }
    const id = request.headers["webhook-id"];
    const event = JSON.parse(body);
    if (!seen.has(id)) {
      seen.add(id);
      console.log(`verified ${id} ${event.type} ${event.data.reportSeq ?? ""}`);
    }
    response.writeHead(204).end(); // quickly; do the work afterwards
  });
}).listen(Number(port), "127.0.0.1", () => console.log("listening"));
