package dev.rollcall.server;

/** The data folder can not be used; the message says why and what to do. Nothing was changed. */
public class DataFolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DataFolderException(String message) {
    super(message);
  }
}
