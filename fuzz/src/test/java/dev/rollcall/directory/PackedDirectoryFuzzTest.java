package dev.rollcall.directory;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.Form;
import dev.rollcall.events.Region;
import dev.rollcall.fuzz.Claim;
import dev.rollcall.fuzz.Input;
import dev.rollcall.fuzz.Sealed;
import dev.rollcall.kit.RandomOrganisations;
import dev.rollcall.kit.SampleEvents;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Arbitrary bytes, their checksum made right, as a packed directory or as its people: refused in
 * one way, or a directory in which everything that can be asked has an answer.
 */
class PackedDirectoryFuzzTest {
  private static final int CHECKSUM_AT = 5;
  private static final int BODY_AT = 9;

  static Stream<byte[]> seeds() {
    return Stream.of(1L, 2L, 3L)
        .flatMap(seed -> {
          RandomOrganisations organisations = new RandomOrganisations(seed);
          DepartmentTree tree =
              DepartmentTree.of(organisations.departments(organisations.shape(), 9));
          Memberships memberships =
              RandomOrganisations.memberships(tree, organisations.places(tree, 12));
          Map<String, KnownApp> apps = Map.of("cli_a", new KnownApp("客户", Set.of(Form.BOT)));
          byte[] directory = DirectoryBytes.write(new Directory(tree, memberships, apps));
          return Stream.of(Input.of(0, directory), Input.of(1, RosterBytes.write(people())));
        });
  }

  private static List<DirectoryPerson> people() {
    DirectoryState state = new DirectoryState("acme", person -> person.charAt(0) - 'a');
    SampleEvents day = new SampleEvents(Region.CN, "2026-11-20");
    for (String person : List.of("a", "b", "d")) {
      state.apply((DirectoryEvent) day.person(person));
    }
    state.apply((DirectoryEvent) day.personLeft("10:00", "b"));
    return state.people();
  }

  @MethodSource("seeds")
  @FuzzTest
  void itIsRefusedOrWhole(byte[] bytes) {
    Input input = new Input(bytes);
    boolean directory = input.octet() % 2 == 0;
    byte[] packed = input.rest();
    byte[] sealed = Sealed.with(packed, CHECKSUM_AT, BODY_AT, packed.length);
    try {
      if (directory) {
        ask(DirectoryBytes.read(sealed));
      } else if (!needsGigabytes(sealed)) {
        ask(RosterBytes.read(sealed));
      }
    } catch (BrokenDirectoryException refused) {
      Claim.that(refused.getMessage() != null, () -> "a refusal without a word");
    }
  }

  /** Whether a person has a number for which the roster would rightly need gigabytes. */
  private static boolean needsGigabytes(byte[] roster) {
    ByteBuffer bytes = ByteBuffer.wrap(roster);
    for (int at = RosterBytes.INDEX_AT;
        at + RosterBytes.INDEX_WIDTH <= roster.length;
        at += RosterBytes.INDEX_WIDTH) {
      if (bytes.getInt(at + RosterBytes.NUMBER_AT) > 1_000_000) {
        return true;
      }
    }
    return false;
  }

  private static void ask(Directory directory) {
    DepartmentTree tree = directory.tree();
    Memberships memberships = directory.memberships();
    for (int position = 0; position < tree.size(); position++) {
      tree.byId(tree.department(position).id());
      tree.levels(position, 2);
      tree.depth(position);
    }
    for (int person = 0; person < memberships.people(); person++) {
      for (int n = 0; n < memberships.count(person); n++) {
        tree.department(memberships.position(person, n));
      }
    }
  }

  private static void ask(Roster roster) {
    for (int row = 0; row < roster.size(); row++) {
      RosterPerson person = roster.person(row);
      roster.rowOf(person.number());
      roster.find(person.id());
    }
  }
}
