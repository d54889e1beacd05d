package dev.rollcall.events;

/**
 * How much one body, one line and one event may hold. Texts are measured in UTF-16 units, as Java
 * and JavaScript measure them: an emoji counts two.
 *
 * @param events events in a body
 * @param depth objects and lists within each other, the outermost list of a batch included
 * @param idLength of ids, addresses and the attributes {@code id} and {@code source}
 * @param textLength of names, pages and the parts of {@code client}
 * @param listLength entries of one list
 * @param numberLength digits of a number
 * @param keyLength bytes of a key, also of one that is ignored
 * @param lineBytes bytes of one line of NDJSON
 */
public record EventLimits(
    int events,
    int depth,
    int idLength,
    int textLength,
    int listLength,
    int numberLength,
    int keyLength,
    int lineBytes) {
  public static final EventLimits DEFAULTS =
      new EventLimits(10_000, 16, 256, 1024, 1000, 64, 4096, 4 << 20);

  public EventLimits {
    if (Math.min(Math.min(events, depth), Math.min(idLength, textLength)) < 1
        || Math.min(Math.min(listLength, numberLength), Math.min(keyLength, lineBytes)) < 1) {
      throw new IllegalArgumentException("every limit on events must be at least 1");
    }
  }
}
