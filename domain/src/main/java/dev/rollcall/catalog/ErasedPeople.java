package dev.rollcall.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.Event;
import dev.rollcall.events.Pseudonymised;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.MurmurHash3;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the people of a tenant who were erased, without knowing who they are (S7). Immutable.
 *
 * <pre>
 *   pseudonym = erased- and 32 hex digits of HMAC-SHA256(the catalog's secret, tenant and id)
 *   mark      = 64 bits of a hash of the id that depends on the secret: quick, and seldom wrong
 * </pre>
 */
public final class ErasedPeople {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "erased-";
  private static final int NAME_BYTES = 16;
  private static final ErasedPeople NONE = new ErasedPeople("", new byte[32], Map.of());

  private final String tenant;
  private final byte[] secret;
  private final int seed;

  /** Ascending. */
  private final long[] marks;

  private final Set<String> pseudonyms;

  /**
   * @param marks the mark of each pseudonym
   */
  ErasedPeople(String tenant, byte[] secret, Map<String, Long> marks) {
    this.tenant = tenant;
    this.secret = secret.clone();
    this.seed = ByteBuffer.wrap(hmac("mark")).getInt();
    this.marks = marks.values().stream().mapToLong(Long::longValue).sorted().toArray();
    this.pseudonyms = Set.copyOf(marks.keySet());
  }

  /** Nobody. */
  public static ErasedPeople none() {
    return NONE;
  }

  /** One person of the tenant alone, erased or not. */
  public ErasedPeople only(String person) {
    Map<String, Long> one = Map.of(newPseudonym(person), mark(person));
    return new ErasedPeople(tenant, secret, one);
  }

  /** Whether nobody was erased. */
  public boolean isEmpty() {
    return marks.length == 0;
  }

  /** What an erased person goes by; null for everybody else, and for a pseudonym. */
  public @Nullable String pseudonym(String person) {
    if (isEmpty() || Arrays.binarySearch(marks, mark(person)) < 0) {
      return null;
    }
    String name = newPseudonym(person);
    return pseudonyms.contains(name) ? name : null;
  }

  /** Whether a text is what an erased person goes by. */
  public boolean isPseudonym(String text) {
    return pseudonyms.contains(text);
  }

  /** Whether these UTF-8 bytes may be the id of an erased person; seldom wrong. */
  public boolean mayHave(byte[] buffer, int offset, int length) {
    return marks.length > 0 && Arrays.binarySearch(marks, mark(buffer, offset, length)) >= 0;
  }

  /** An event as it may be kept: the same object when it is about nobody who was erased. */
  public Event applied(Event event) {
    return isEmpty() ? event : new Pseudonymised(this::pseudonym).of(event);
  }

  /** A change of the directory as it may be kept. */
  public DirectoryEvent applied(DirectoryEvent event) {
    return isEmpty() ? event : new Pseudonymised(this::pseudonym).of(event);
  }

  /** What somebody will go by once erased. */
  public String newPseudonym(String person) {
    return PREFIX + HexFormat.of().formatHex(hmac(person), 0, NAME_BYTES);
  }

  long mark(String person) {
    byte[] bytes = person.getBytes(UTF_8);
    return mark(bytes, 0, bytes.length);
  }

  private long mark(byte[] buffer, int offset, int length) {
    return MurmurHash3.hash128x64(buffer, offset, length, seed)[0];
  }

  private byte[] hmac(String person) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      mac.update(tenant.getBytes(UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(person.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + ALGORITHM + "; use a stock JDK.", e);
    }
  }
}
