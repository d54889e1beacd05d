package dev.rollcall.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.BodyFault;
import dev.rollcall.events.Event;
import dev.rollcall.events.EventLimits;
import dev.rollcall.events.EventType;
import dev.rollcall.events.Field;
import dev.rollcall.events.RejectionReason;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/events.md says what the code does. */
class EventsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "events.md");

  /** The cells of the rows of the table under a heading, or behind it, whose head is given. */
  private static List<List<String>> table(String head) throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    int begin = lines.indexOf(head);
    assertThat(begin).as("a table with the head %s", head).isNotNegative();
    return lines.stream()
        .skip(begin + 2)
        .takeWhile(line -> line.startsWith("|"))
        .map(EventsPageTest::cells)
        .toList();
  }

  private static List<String> cells(String row) {
    return Stream.of(row.substring(1, row.length() - 1).split("\\|")).map(String::strip).toList();
  }

  private static String code(String cell) {
    return cell.replace("`", "");
  }

  private static List<String> codes(String cell) {
    return Stream.of(cell.split(" ")).map(EventsPageTest::code).toList();
  }

  @Test
  void theTableOfTypesIsTheCatalogue() throws IOException {
    Map<String, List<String>> page = new LinkedHashMap<>();
    for (List<String> row : table("| type | data | meaning |")) {
      page.put(code(row.get(0)), codes(row.get(1)));
    }

    Map<String, List<String>> catalogue = new LinkedHashMap<>();
    for (EventType type : EventType.values()) {
      catalogue.put(type.word(), fields(type));
    }
    assertThat(page).isEqualTo(catalogue);
    assertThat(page.keySet()).containsExactlyElementsOf(catalogue.keySet());
  }

  private static List<String> fields(EventType type) {
    return type.fields().stream()
        .filter(field -> field != Field.CLIENT)
        .map(field -> type.required().contains(field) ? field.key() : field.key() + "?")
        .toList();
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void theRecordOfATypeHasTheFieldsOfTheCatalogue(EventType type) {
    Class<?> record = new RandomEvents(1).next(type).getClass();
    List<String> components =
        Arrays.stream(record.getRecordComponents())
            .map(RecordComponent::getName)
            .map(EventsPageTest::key)
            .toList();

    List<String> expected = new ArrayList<>(List.of("envelope"));
    type.fields().stream()
        .filter(field -> field != Field.CLIENT)
        .forEach(f -> expected.add(f.key()));
    assertThat(components).isEqualTo(expected);
  }

  /** {@code createdMicros} holds {@code created_at}, {@code openId} holds {@code open_id}. */
  private static String key(String component) {
    return component.replace("Micros", "At").replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  @Test
  void everyRecordOfTheSealedHierarchyHasAType() {
    Set<Class<?>> records = new HashSet<>();
    for (EventType type : EventType.values()) {
      Event event = new RandomEvents(1).next(type);
      assertThat(event.type()).isEqualTo(type);
      records.add(event.getClass());
    }
    assertThat(records).hasSameSizeAs(EventType.values()).isEqualTo(leaves(Event.class));
  }

  private static Set<Class<?>> leaves(Class<?> sealed) {
    Set<Class<?>> leaves = new HashSet<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isRecord()) {
        leaves.add(permitted);
      } else {
        leaves.addAll(leaves(permitted));
      }
    }
    return leaves;
  }

  @Test
  void theTableOfFieldsNamesEveryFieldOnce() throws IOException {
    List<String> page =
        table("| field | value |").stream().flatMap(row -> codes(row.get(0)).stream()).toList();

    assertThat(page)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(EventType.values())
                .flatMap(type -> type.fields().stream())
                .distinct()
                .map(Field::key)
                .toList());
  }

  @Test
  void theTablesOfReasonsAndFaultsAreTheClosedLists() throws IOException {
    assertThat(table("| reason | what it means |"))
        .isEqualTo(
            Stream.of(RejectionReason.values())
                .map(reason -> List.of("`" + reason.code() + "`", reason.sentence()))
                .toList());
    assertThat(table("| fault | what it means |"))
        .isEqualTo(
            Stream.of(BodyFault.values())
                .map(fault -> List.of("`" + fault.code() + "`", fault.sentence()))
                .toList());
  }

  @Test
  void theTableOfLimitsShowsTheDefaults() throws IOException, ReflectiveOperationException {
    Map<String, String> page = new LinkedHashMap<>();
    for (List<String> row : table("| limit | default | of |")) {
      page.put(code(row.get(0)), row.get(1));
    }
    Map<String, String> defaults = new LinkedHashMap<>();
    for (RecordComponent limit : EventLimits.class.getRecordComponents()) {
      defaults.put(limit.getName(), limit.getAccessor().invoke(EventLimits.DEFAULTS).toString());
    }
    assertThat(page).isEqualTo(defaults);
  }

  @Test
  void theExampleIsAnEvent() throws IOException {
    List<String> examples =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("{\"specversion\""))
            .toList();
    assertThat(examples).isNotEmpty();
    assertThat(examples).allSatisfy(HeardEvents::read);
  }
}
