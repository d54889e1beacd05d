package dev.rollcall.server.feishu;

import dev.rollcall.facts.ClientName;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The clients of a day in the vendor's punctuation (S20):
 *
 * <pre>
 *   active_os          'ios 14.2,-','ios 14.2,feishu 3.40.0-alpha'
 *   os_name            ios,Windows
 *   app_package_type   Feishu，Lark
 * </pre>
 */
final class ClientTexts {
  private static final Pattern VERSION = Pattern.compile("\\s+[vV]?[0-9].*", Pattern.DOTALL);
  private static final String UNKNOWN = "-";

  private ClientTexts() {}

  /** Each system with the package and version that ran on it. */
  static String activeSystems(List<ClientName> clients) {
    return clients.stream()
        .map(client -> "'" + known(client.os()) + "," + known(packageAndVersion(client)) + "'")
        .distinct()
        .collect(Collectors.joining(","));
  }

  private static String packageAndVersion(ClientName client) {
    return Stream.of(client.packageName(), client.version())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String known(String text) {
    return text.isEmpty() ? UNKNOWN : text;
  }

  /** The systems without their versions: what stands before the first word that begins a number. */
  static String systemNames(List<ClientName> clients) {
    return clients.stream()
        .map(client -> VERSION.matcher(client.os()).replaceFirst(""))
        .filter(name -> !name.isBlank())
        .distinct()
        .collect(Collectors.joining(","));
  }

  /** The packages, joined by a full-width comma. */
  static String packages(List<ClientName> clients) {
    return clients.stream()
        .map(ClientName::packageName)
        .filter(name -> !name.isEmpty())
        .distinct()
        .collect(Collectors.joining("，"));
  }
}
