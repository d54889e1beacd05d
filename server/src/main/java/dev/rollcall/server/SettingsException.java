package dev.rollcall.server;

import java.util.List;

/** The settings file can not be used; the message names every fault in it. Nothing was started. */
public class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SettingsException(String file, List<String> faults) {
    super(file + ": " + String.join("; ", faults));
  }
}
