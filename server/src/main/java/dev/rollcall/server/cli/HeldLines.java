package dev.rollcall.server.cli;

import dev.rollcall.directory.RosterPerson;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.UsageKey;
import dev.rollcall.privacy.HeldOfPerson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/**
 * What is held of a person as lines of JSON. Closing flushes, and leaves the stream open.
 *
 * <pre>
 *   {"kind":"person","tenant":"acme","person":"u17","number":3,"exported":"..."}
 *   {"kind":"directory","region":"cn","day":"2026-11-20","name":"Li Lei","departments":["sales"],...}
 *   {"kind":"figure","region":"cn","day":"2026-11-20","of":"app","subject":"crm","part":"webapp",...}
 *   {"kind":"event","region":"cn","day":"2026-11-20","event":{...}}
 * </pre>
 */
final class HeldLines implements HeldOfPerson.Reader, AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final OutputStream out;

  HeldLines(OutputStream out) {
    this.out = new BufferedOutputStream(out, 1 << 16);
  }

  void person(String tenant, String person, OptionalInt number, Instant exported) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("kind", "person");
    line.put("tenant", tenant);
    line.put("person", person);
    line.put("number", number.isPresent() ? number.getAsInt() : null);
    line.put("exported", exported.toString());
    write(line);
  }

  @Override
  public void directory(
      Region region, LocalDate day, RosterPerson person, List<String> departments) {
    Map<String, @Nullable Object> line = begin("directory", region, day);
    line.put("name", person.name());
    line.put("departments", departments);
    line.put("open_id", person.openId().orElse(null));
    line.put("union_id", person.unionId().orElse(null));
    line.put("activated", person.activated());
    line.put("created_at", time(person.createdMicros()));
    line.put("registered_at", time(person.registeredMicros()));
    line.put("left_at", time(person.leftMicros()));
    write(line);
  }

  @Override
  public void event(TenantDay day, byte[] json) {
    Map<String, @Nullable Object> line = begin("event", day.region(), day.day());
    line.put("event", new RawValue(new String(json, StandardCharsets.UTF_8)));
    write(line);
  }

  @Override
  public void figure(TenantDay day, UsageKey of, long views, long opens) {
    Map<String, @Nullable Object> line = begin("figure", day.region(), day.day());
    line.put("of", of.kind());
    line.put("subject", of.subject());
    line.put("part", of.part());
    line.put("views", views);
    line.put("opens", opens);
    write(line);
  }

  private static Map<String, @Nullable Object> begin(String kind, Region region, LocalDate day) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("kind", kind);
    line.put("region", region.code());
    line.put("day", day.toString());
    return line;
  }

  private static @Nullable String time(OptionalLong micros) {
    return micros.isPresent()
        ? Instant.EPOCH.plus(micros.getAsLong(), ChronoUnit.MICROS).toString()
        : null;
  }

  private void write(Map<String, @Nullable Object> line) {
    try {
      out.write(JSON.writeValueAsBytes(line));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("the export could not be written", e);
    }
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
