package dev.rollcall.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The text files the sample organisation is made from. */
final class Listing {
  private static final int INDENT = 2;

  private Listing() {}

  /** The departments, parents before children. */
  static List<Division> divisions() {
    List<Division> divisions = new ArrayList<>();
    List<Division> path = new ArrayList<>();
    for (String line : lines("departments.txt")) {
      int level = (line.length() - line.stripLeading().length()) / INDENT;
      path.subList(level, path.size()).clear();
      String[] words = line.strip().split(" ", 3);
      String parent = level == 0 ? "0" : path.get(level - 1).id();
      Calling calling = level == 0 ? Calling.of(words[0]) : path.getFirst().calling();
      String id = level == 0 ? words[0].substring(words[0].indexOf('-') + 1) : words[0];
      Division division =
          new Division(
              id,
              parent,
              level + 1,
              divisions.size() + 1,
              Double.parseDouble(words[1]),
              words[2],
              calling);
      path.add(division);
      divisions.add(division);
    }
    return divisions;
  }

  /** The words of the line that begins with {@code kind}. */
  static List<String> names(String kind) {
    for (String line : lines("names.txt")) {
      if (line.startsWith(kind + " ")) {
        return List.of(line.substring(kind.length() + 1).split(" "));
      }
    }
    throw new IllegalStateException("names.txt has no line " + kind);
  }

  private static List<String> lines(String file) {
    try (InputStream in = Listing.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + file + " is missing from the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("can not read the resource " + file, e);
    }
  }
}
