package dev.rollcall.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.directory.BrokenDirectoryException;
import dev.rollcall.directory.Department;
import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.directory.Directory;
import dev.rollcall.directory.DirectoryBytes;
import dev.rollcall.directory.KnownApp;
import dev.rollcall.directory.Memberships;
import dev.rollcall.events.Form;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DirectoryBytesPropertiesTest {
  private static final int ROUNDS = 100;

  private static Directory directory(long seed) {
    RandomOrganisations organisations = new RandomOrganisations(seed);
    SplittableRandom random = new SplittableRandom(~seed);
    List<Department> departments =
        new ArrayList<>(organisations.departments(organisations.shape(), random.nextInt(300)));
    departments.add(Department.root("总部 🏢"));
    departments.add(new Department("x", "od-x", "0", "東", Integer.MIN_VALUE));
    departments.add(new Department("y", "od-y", "x", "", Integer.MAX_VALUE));
    DepartmentTree tree = DepartmentTree.of(departments);
    Memberships memberships =
        RandomOrganisations.memberships(tree, organisations.places(tree, random.nextInt(400)));
    Map<String, KnownApp> apps =
        Map.of(
            "cli_b", new KnownApp("客户", EnumSet.of(Form.BOT, Form.GADGET)),
            "cli_a", new KnownApp("", Set.of()));
    return new Directory(tree, memberships, apps);
  }

  private static List<List<Integer>> places(Memberships memberships) {
    List<List<Integer>> all = new ArrayList<>();
    for (int person = 0; person < memberships.people(); person++) {
      List<Integer> positions = new ArrayList<>();
      for (int n = 0; n < memberships.count(person); n++) {
        positions.add(memberships.position(person, n));
        if (n > 0) {
          positions.add(memberships.meet(person, n - 1));
        }
      }
      all.add(positions);
    }
    return all;
  }

  @Test
  void whatWasWrittenIsRead() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      Directory written = directory(seed);
      byte[] bytes = DirectoryBytes.write(written);
      Directory read = DirectoryBytes.read(ByteBuffer.wrap(bytes));
      assertThat(read.tree().departments())
          .as("seed %d", seed)
          .isEqualTo(written.tree().departments());
      assertThat(places(read.memberships())).isEqualTo(places(written.memberships()));
      assertThat(read.apps()).isEqualTo(written.apps());
      assertThat(read.tree().levels(0, 9)).isEqualTo(written.tree().levels(0, 9));
      assertThat(DirectoryBytes.write(read)).isEqualTo(bytes);
    }
  }

  @Test
  void everyFlippedBitIsNoticed() {
    byte[] bytes = DirectoryBytes.write(directory(3));
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 2000; round++) {
      byte[] broken = bytes.clone();
      broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
      assertThatThrownBy(() -> DirectoryBytes.read(broken))
          .isInstanceOf(BrokenDirectoryException.class);
    }
  }

  @Test
  void everyCutIsNoticed() {
    byte[] bytes = DirectoryBytes.write(directory(4));
    for (int length = 0; length < bytes.length; length += 7) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> DirectoryBytes.read(cut))
          .isInstanceOf(BrokenDirectoryException.class);
    }
  }

  @Test
  void aNewerFormatIsNamed() {
    byte[] bytes = DirectoryBytes.write(directory(5));
    bytes[4] = 3;
    assertThatThrownBy(() -> DirectoryBytes.read(bytes))
        .isInstanceOf(BrokenDirectoryException.class)
        .hasMessage("the directory has format 3; this program reads 2");
  }
}
