package dev.rollcall.journal;

import java.nio.file.Path;

/**
 * A torn tail that was cut: bytes of a batch whose writer died before it was acknowledged.
 *
 * @param file the segment
 * @param offset where the cut was made, in bytes; every batch before it is whole
 * @param bytes how many bytes were cut
 */
public record Recovery(Path file, long offset, long bytes) {
  @Override
  public String toString() {
    return "cut a torn tail of "
        + bytes
        + " bytes at byte "
        + offset
        + " of "
        + file
        + ": a batch that was being written when its process or machine stopped;"
        + " it was never acknowledged";
  }
}
