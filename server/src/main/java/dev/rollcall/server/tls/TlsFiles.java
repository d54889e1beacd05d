package dev.rollcall.server.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a server's certificate and its private key are.
 *
 * @param certificate PEM: the server's own certificate first, then those that lead to the root
 * @param key PEM, PKCS#8, not encrypted; RSA, EC or Ed25519
 */
public record TlsFiles(Path certificate, Path key) {
  private static final List<String> KEY_KINDS = List.of("RSA", "EC", "Ed25519");
  private static final String CONVERT =
      "; write it anew with: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW";

  /**
   * Reads both and checks that they belong together.
   *
   * @throws TlsException when one can not be used; the message says which and what to do
   */
  public TlsIdentity read() {
    PemFile certificateFile = PemFile.read("certificate", certificate);
    List<X509Certificate> chain = chain(certificateFile);
    PemFile keyFile = PemFile.read("key", key);
    PrivateKey privateKey = key(keyFile);
    if (!belongs(privateKey, chain.getFirst().getPublicKey())) {
      boolean further =
          chain.stream().skip(1).anyMatch(other -> belongs(privateKey, other.getPublicKey()));
      throw keyFile.fault(
          further
              ? "belongs to a later certificate of "
                  + certificate
                  + "; the server's own certificate must come first there."
              : "does not belong to the first certificate of " + certificate + ".");
    }
    return new TlsIdentity(chain, privateKey);
  }

  private static List<X509Certificate> chain(PemFile file) {
    List<X509Certificate> chain = new ArrayList<>();
    for (PemFile.Block block : file.blocks()) {
      if (block.label().equals("CERTIFICATE")) {
        chain.add(certificate(file, block.bytes(), chain.size() + 1));
      }
    }
    if (chain.isEmpty()) {
      throw file.fault(
          "holds no certificate but "
              + file.blocks().getFirst().label()
              + "; the key goes into a file of its own (--tls-key).");
    }
    return chain;
  }

  private static X509Certificate certificate(PemFile file, byte[] bytes, int number) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes));
    } catch (CertificateException e) {
      throw file.fault("is damaged: certificate %d can not be read.".formatted(number));
    }
  }

  private static PrivateKey key(PemFile file) {
    for (PemFile.Block block : file.blocks()) {
      switch (block.label()) {
        case "PRIVATE KEY" -> {
          return key(file, block.bytes());
        }
        case "ENCRYPTED PRIVATE KEY" ->
            throw file.fault("is encrypted, and nobody is there to type its password" + CONVERT);
        case "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY" ->
            throw file.fault(
                "holds a " + block.label() + ", which is an older form than PKCS#8" + CONVERT);
        default -> {
          // Parameters of a curve, or certificates: the key is in another block.
        }
      }
    }
    throw file.fault("holds no private key but " + file.blocks().getFirst().label() + ".");
  }

  private static PrivateKey key(PemFile file, byte[] bytes) {
    for (String kind : KEY_KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(bytes));
      } catch (InvalidKeySpecException e) {
        // Of another kind.
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK knows " + kind, e);
      }
    }
    throw file.fault("is damaged, or its key is none of RSA, EC and Ed25519.");
  }

  /** Whether what one signs the other verifies. */
  private static boolean belongs(PrivateKey privateKey, PublicKey publicKey) {
    byte[] text = {1, 2, 3};
    String kind =
        switch (privateKey.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "Ed25519";
        };
    try {
      Signature signing = Signature.getInstance(kind);
      signing.initSign(privateKey);
      signing.update(text);
      Signature verifying = Signature.getInstance(kind);
      verifying.initVerify(publicKey);
      verifying.update(text);
      return verifying.verify(signing.sign());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
