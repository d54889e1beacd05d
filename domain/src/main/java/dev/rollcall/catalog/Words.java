package dev.rollcall.catalog;

import java.util.Locale;

/** Constants as the catalog keeps them: in lower case. */
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E read(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (of(constant).equals(word)) {
        return constant;
      }
    }
    throw new CatalogException(
        "The catalog holds '"
            + word
            + "', which is no "
            + of(type)
            + " this version knows. Use the Rollcall that wrote it.");
  }

  private static String of(Class<?> type) {
    return type.getSimpleName().toLowerCase(Locale.ROOT);
  }
}
