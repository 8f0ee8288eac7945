import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * A webhook receiver in Java, with com.standardwebhooks: java -cp standardwebhooks.jar Receiver.java
 * port whsec_… [whpk_…]
 */
public final class Receiver {

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        Webhook webhook = new Webhook(arguments[1]);
        PublicKey key = arguments.length > 2 ? publicKey(arguments[2]) : null;
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> take(exchange, webhook, key));
        server.start();
        System.out.println("listening");
    }

    private static void take(HttpExchange exchange, Webhook webhook, PublicKey key)
            throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var headers = exchange.getRequestHeaders();
            try {
                // Checks the timestamp too. The body as it came, never parsed and written again.
                webhook.verify(new String(body, "UTF-8"), HttpHeaders.of(headers, (_, _) -> true));
                if (key != null && !verifyV1a(exchange, body, key)) {
                    throw new GeneralSecurityException("v1a does not fit");
                }
            } catch (Exception e) {
                System.out.println("refused " + e.getMessage());
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            String id = headers.getFirst("webhook-id");
            if (SEEN.add(id)) {
                System.out.println("verified " + id + " " + new String(body, "UTF-8"));
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** An Ed25519 signature over id.timestamp.body; the key is at /.well-known/webhook-keys. */
    private static boolean verifyV1a(HttpExchange exchange, byte[] body, PublicKey key)
            throws GeneralSecurityException {
        var headers = exchange.getRequestHeaders();
        String prefix =
                headers.getFirst("webhook-id") + "." + headers.getFirst("webhook-timestamp") + ".";
        for (String entry : headers.getFirst("webhook-signature").split(" ")) {
            if (entry.startsWith("v1a,")) {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initVerify(key);
                signature.update(prefix.getBytes());
                signature.update(body);
                return signature.verify(Base64.getDecoder().decode(entry.substring(4)));
            }
        }
        return false;
    }

    /** RFC 8032: 32 bytes, little endian, the highest bit is the sign of x. */
    private static PublicKey publicKey(String whpk) throws GeneralSecurityException {
        byte[] raw = Base64.getDecoder().decode(whpk.substring("whpk_".length()));
        boolean odd = (raw[31] & 0x80) != 0;
        raw[31] &= 0x7f;
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = raw[31 - i];
        }
        EdECPoint point = new EdECPoint(odd, new BigInteger(1, bigEndian));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }
}
