package dev.rollcall.catalog;

import org.jspecify.annotations.Nullable;

/** The catalog could not be read or written. The message says what, which file and what to do. */
public class CatalogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CatalogException(String message) {
    super(message);
  }

  public CatalogException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
