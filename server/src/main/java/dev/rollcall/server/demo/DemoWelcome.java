package dev.rollcall.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/** What the demo prints once it is ready: the page, the keys, commands that work as they stand. */
record DemoWelcome(URI address, DemoAccess access, Path folder, LocalDate yesterday) {
  /** The text of {@code welcome.txt} with every {@code ${name}} replaced. */
  String text() {
    Map<String, String> values =
        Map.ofEntries(
            Map.entry("server", address.toString()),
            Map.entry("read", access.readKey()),
            Map.entry("intake", access.intakeKey()),
            Map.entry("app", access.app()),
            Map.entry("appSecret", access.appSecret()),
            Map.entry("corp", access.corp()),
            Map.entry("corpSecret", access.corpSecret()),
            Map.entry("folder", folder.toString()),
            Map.entry("from", yesterday.minusDays(29).toString()),
            Map.entry("day", yesterday.toString()),
            Map.entry(
                "dayBegins", Long.toString(SampleDay.REGION.startOf(yesterday).getEpochSecond())));
    String text = template();
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("${" + value.getKey() + "}", value.getValue());
    }
    return text;
  }

  private static String template() {
    try (InputStream in = DemoWelcome.class.getResourceAsStream("welcome.txt")) {
      if (in == null) {
        throw new IllegalStateException("the resource welcome.txt is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("can not read the resource welcome.txt", e);
    }
  }
}
