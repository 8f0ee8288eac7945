package dev.fillstream.notifier.adapter.rest;

import dev.fillstream.notifier.signature.SigningKey;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The public keys that verify {@code v1a} signatures, for everybody. */
@Path("/.well-known/webhook-keys")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class KeysResource {

    private final SigningKey key;

    public KeysResource(SigningKey key) {
        this.key = key;
    }

    @GET
    @Operation(summary = "Lists the public keys of v1a signatures, as a JSON Web Key Set")
    public Response keys() {
        return Response.ok(new KeySet(List.of(KeyView.of(key))))
                .header("Cache-Control", "public, max-age=3600")
                .build();
    }

    /** A JSON Web Key Set (RFC 7517). */
    public record KeySet(List<KeyView> keys) {}

    /**
     * An Ed25519 key (RFC 8037).
     *
     * @param x the 32 raw bytes, base64url
     * @param whpk the same as Standard Webhooks writes it: {@code whpk_} and base64
     */
    public record KeyView(String kty, String crv, String use, String alg, String x, String whpk) {

        static KeyView of(SigningKey key) {
            String x = Base64.getUrlEncoder().withoutPadding().encodeToString(key.publicKey());
            return new KeyView("OKP", "Ed25519", "sig", "EdDSA", x, key.publicText());
        }
    }
}
