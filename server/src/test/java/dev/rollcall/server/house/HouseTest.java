package dev.rollcall.server.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HouseTest {
  private static final String ROOT = "dev.rollcall.";

  /** Which rooms of the domain a room may call. */
  private static final Map<String, List<String>> ARROWS =
      Map.of(
          "events",
          List.of(),
          "groups",
          List.of("events", "facts"),
          "journal",
          List.of("events"),
          "directory",
          List.of("events"),
          "catalog",
          List.of("events"),
          "facts",
          List.of("events", "directory", "catalog"),
          "counting",
          List.of("events", "directory", "facts"),
          "rollup",
          List.of("events", "journal", "directory", "facts", "groups", "counting", "catalog"),
          "privacy",
          List.of("events", "journal", "directory", "facts", "rollup", "catalog"));

  private final JavaClasses house =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.rollcall");

  @Test
  void arrowsOfTheDomainPointOneWay() {
    ARROWS.forEach((room, mayCall) -> {
      String[] others =
          ARROWS.keySet().stream()
              .filter(other -> !other.equals(room) && !mayCall.contains(other))
              .map(other -> ROOT + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(ROOT + room + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(house);
    });
  }

  @Test
  void everyRoomOfTheDomainIsOnTheMap() {
    assertThat(
            house.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.startsWith(ROOT + "server"))
                .filter(name -> !name.startsWith(ROOT + "kit"))
                .filter(name -> !name.startsWith(ROOT + "benchmarks"))
                .map(name -> name.substring(ROOT.length()))
                .distinct())
        .allMatch(ARROWS::containsKey, "is a room of the map in HouseTest");
  }

  @Test
  void theDomainKnowsNeitherHttpNorTheServer() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ARROWS.keySet().stream().map(r -> ROOT + r + "..").toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "server..", "io.helidon..", "info.picocli..", "org.apache.spark..")
        .check(house);
  }

  @Test
  void roomsHaveNoCycles() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(house);
    slices().matching(ROOT + "server.(*)..").should().beFreeOfCycles().check(house);
  }

  @Test
  void vendorsNeverMeet() {
    noClasses()
        .that()
        .resideInAPackage("..server.feishu..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..server.wecom..", "..rollcall.journal..", "..rollcall.rollup..")
        .check(house);
    noClasses()
        .that()
        .resideInAPackage("..server.wecom..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..server.feishu..", "..rollcall.journal..", "..rollcall.rollup..")
        .allowEmptyShould(true)
        .check(house);
  }

  @Test
  void onlyTheRollUpAndTheJournalKnowDuckDb() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..rollcall.rollup..", "..rollcall.journal..", "..benchmarks..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.duckdb..")
        .check(house);
  }

  @Test
  void nobodyReadsTheWallClock() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..benchmarks..", "..kit..")
        .and()
        .doNotHaveSimpleName("Main")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callConstructor(Date.class)
        .check(house);
  }

  @Test
  void namesSayWhatThingsAre() {
    classes()
        .that()
        .resideInAPackage("dev.rollcall..")
        .should()
        .haveNameNotMatching(
            ".*(Impl|Util|Utils|Helper|Helpers|Manager|Factory|Service|DTO|Dto|Info|Base)(\\$.*)?$")
        .check(house);
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..core..", "..misc..", "..helper..")
        .check(house);
  }
}
