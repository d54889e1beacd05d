package dev.rollcall.catalog;

/** Nothing of that name is there; nothing was changed. The message says what was looked for. */
public class CatalogMissing extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CatalogMissing(String message) {
    super(message);
  }
}
