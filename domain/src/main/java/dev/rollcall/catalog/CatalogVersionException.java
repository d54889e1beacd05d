package dev.rollcall.catalog;

/** The catalog was written by a newer Rollcall than this one; it was not touched. */
public class CatalogVersionException extends CatalogException {
  private static final long serialVersionUID = 1L;

  public CatalogVersionException(String message) {
    super(message);
  }
}
