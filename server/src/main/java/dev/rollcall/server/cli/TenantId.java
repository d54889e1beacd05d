package dev.rollcall.server.cli;

import dev.rollcall.catalog.Tenant;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The short id of a tenant: it names folders, and what is typed after {@code --tenant}. */
final class TenantId {
  private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final int LONGEST = 63;

  private TenantId() {}

  static boolean isValid(String id) {
    return VALID.matcher(id).matches();
  }

  /**
   * An id made of a name: {@code Acme Schools} gives {@code acme-schools}. A name without a Latin
   * letter or digit gives the first of {@code tenant-1}, {@code tenant-2}, ... that is free.
   */
  static String from(String name, List<Tenant> tenants) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    String id = trimmed(plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
    if (!id.isEmpty()) {
      return trimmed(id.substring(0, Math.min(id.length(), LONGEST)));
    }
    Set<String> taken = tenants.stream().map(Tenant::id).collect(Collectors.toSet());
    return IntStream.iterate(1, n -> n + 1)
        .mapToObj(n -> "tenant-" + n)
        .filter(candidate -> !taken.contains(candidate))
        .findFirst()
        .orElseThrow();
  }

  private static String trimmed(String id) {
    return id.replaceAll("^-+|-+$", "");
  }
}
