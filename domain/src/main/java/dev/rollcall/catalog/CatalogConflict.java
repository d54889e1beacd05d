package dev.rollcall.catalog;

/** Something of that name is there already; nothing was changed. The message says what. */
public class CatalogConflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CatalogConflict(String message) {
    super(message);
  }
}
