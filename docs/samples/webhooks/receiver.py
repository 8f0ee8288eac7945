"""A webhook receiver in Python, without any package: python3 receiver.py <port> <whsec_...>"""
import base64
import hashlib
import hmac
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PORT, SECRET = int(sys.argv[1]), sys.argv[2]
KEY = base64.b64decode(SECRET.removeprefix("whsec_"))  # the key is the decoded bytes, not the text
TOLERANCE = 300  # seconds, both ways
seen = set()  # in earnest: a table with the webhook-id as its key


def verify(headers, body):
    """Raises ValueError unless one of the signatures fits and the timestamp is near."""
    webhook_id, timestamp = headers["webhook-id"], headers["webhook-timestamp"]
    if abs(time.time() - int(timestamp)) > TOLERANCE:
        raise ValueError("the timestamp is too far away")
    content = f"{webhook_id}.{timestamp}.".encode() + body
    expected = base64.b64encode(hmac.new(KEY, content, hashlib.sha256).digest()).decode()
    for entry in headers["webhook-signature"].split(" "):  # two during a rotation, and v1a
        version, _, signature = entry.partition(",")
        if version == "v1" and hmac.compare_digest(signature, expected):
            return
    raise ValueError("no signature fits")


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))  # the bytes as they came
        try:
            verify(self.headers, body)
        except (ValueError, KeyError, TypeError) as error:
            print(f"refused {error}", flush=True)
            return self.answer(401)
        event = json.loads(body)
        webhook_id = self.headers["webhook-id"]
        if webhook_id not in seen:
            seen.add(webhook_id)
            print(f"verified {webhook_id} {event['type']} {event['data'].get('reportSeq', '')}", flush=True)
        return self.answer(204)

    def answer(self, status):
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, format, *args):
        pass


server = ThreadingHTTPServer(("127.0.0.1", PORT), Receiver)
print("listening", flush=True)
server.serve_forever()
