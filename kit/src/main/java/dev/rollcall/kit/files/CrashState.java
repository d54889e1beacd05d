package dev.rollcall.kit.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is on a disk after a power cut.
 *
 * @param folders relative to the folder that was watched, with {@code /}
 * @param files content by such a path; not to be changed
 */
public record CrashState(SortedSet<String> folders, NavigableMap<String, byte[]> files) {
  static CrashState empty() {
    return new CrashState(new TreeSet<>(), new TreeMap<>());
  }

  /** Puts it into an empty folder. */
  public void putInto(Path folder) throws IOException {
    for (String each : folders) {
      Files.createDirectories(folder.resolve(each));
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** Names it: two equal states have the same. */
  public String identity() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      folders.forEach(folder -> digest.update((folder + "/\n").getBytes(StandardCharsets.UTF_8)));
      files.forEach((path, content) -> {
        digest.update((path + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).flip());
        digest.update(content);
      });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The paths of its files. */
  public Set<String> paths() {
    return files.keySet();
  }
}
