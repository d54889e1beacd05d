package dev.rollcall.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong with a certificate and its key, and how it is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsFilesTest {
  private Path folder;
  private MadeCertificate own;
  private MadeCertificate other;

  @BeforeAll
  void make(@TempDir Path made) {
    folder = made;
    own = new MadeCertificate(folder, "own", "EC");
    other = new MadeCertificate(folder, "other", "RSA");
  }

  @Test
  void textAroundTheBlocksAndFurtherCertificatesDoNotHarm() throws IOException {
    Path chain =
        file("chain.pem", "CN=localhost\n" + own.certificateText() + other.certificateText());
    Path key = file("key.pem", "Bag Attributes\n" + own.keyText().replace("\n", "\r\n"));
    assertThat(new TlsFiles(chain, key).read().context().getProtocol()).isEqualTo("TLS");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    fails(folder.resolve("none.pem"), own.keyFile(), "certificate file", "none.pem is not there");
    fails(own.certificateFile(), folder.resolve("none.key"), "key file", "none.key is not there");
    fails(folder, own.keyFile(), "certificate file", "is a folder");
  }

  @Test
  void whatIsNoPemIsSaidSo() throws IOException {
    fails(file("empty.pem", ""), own.keyFile(), "empty.pem is no PEM file");
    fails(file("binary.pem", "\u0000\u0001"), own.keyFile(), "binary.pem is no PEM file");
    String half = own.certificateText().substring(0, 200);
    fails(file("half.pem", half), own.keyFile(), "half.pem is no PEM file");
  }

  @Test
  void oneFileForTheOtherIsSaidSo() {
    fails(own.keyFile(), own.certificateFile(), "holds no certificate but PRIVATE KEY");
    fails(own.certificateFile(), own.certificateFile(), "holds no private key but CERTIFICATE");
  }

  @Test
  void aDamagedBlockIsSaidSo() throws IOException {
    byte[] zeros = new byte[200];
    Path certificate = file("damaged.pem", MadeCertificate.pem("CERTIFICATE", zeros));
    fails(certificate, own.keyFile(), "damaged.pem is damaged: certificate 1");
    Path second =
        file("second.pem", own.certificateText() + MadeCertificate.pem("CERTIFICATE", zeros));
    fails(second, own.keyFile(), "second.pem is damaged: certificate 2");
    Path key = file("damaged.key", MadeCertificate.pem("PRIVATE KEY", zeros));
    fails(own.certificateFile(), key, "damaged.key is damaged, or its key is none of RSA, EC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"})
  void aKeyOfAnotherFormIsToldHowToConvert(String label) throws IOException {
    Path key = file("form.key", MadeCertificate.pem(label, new byte[100]));
    String what = label.startsWith("ENCRYPTED") ? "is encrypted" : "holds a " + label;
    fails(own.certificateFile(), key, what, "openssl pkcs8 -topk8 -nocrypt");
  }

  @Test
  void aKeyThatDoesNotBelongIsSaidSo() throws IOException {
    fails(own.certificateFile(), other.keyFile(), "does not belong to the first certificate");
    Path reversed = file("reversed.pem", other.certificateText() + own.certificateText());
    fails(reversed, own.keyFile(), "later certificate", "must come first");
    MadeCertificate third = new MadeCertificate(folder, "third", "EC");
    fails(own.certificateFile(), third.keyFile(), "does not belong");
  }

  @Test
  void aCertificateThatIsOverOrHasNotBegunIsTold() {
    TlsIdentity identity = new TlsFiles(own.certificateFile(), own.keyFile()).read();
    Instant now = Instant.ofEpochMilli(own.keyFile().toFile().lastModified()).plusSeconds(60);
    assertThat(identity.trouble(now)).isEmpty();
    assertThat(identity.trouble(Instant.parse("2001-01-01T00:00:00Z")))
        .hasValueSatisfying(trouble -> assertThat(trouble).contains("is valid from"));
    assertThat(identity.trouble(Instant.parse("2199-01-01T00:00:00Z")))
        .hasValueSatisfying(trouble -> assertThat(trouble).contains("was valid until"));
  }

  private static void fails(Path certificate, Path key, String... words) {
    assertThatThrownBy(() -> new TlsFiles(certificate, key).read())
        .isInstanceOf(TlsException.class)
        .hasMessageContainingAll(words);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
