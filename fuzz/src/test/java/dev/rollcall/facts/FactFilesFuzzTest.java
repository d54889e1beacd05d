package dev.rollcall.facts;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.fuzz.Claim;
import dev.rollcall.fuzz.Input;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.roaringbitmap.RoaringBitmap;

/**
 * Published files with arbitrary damage, arbitrary bytes as a manifest, and arbitrary bytes, their
 * checksum right, as a set of people with its amounts: what is read is what was written, or a
 * {@link FactsException} says what to do.
 */
class FactFilesFuzzTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final Published PUBLISHED = Published.make();

  static Stream<byte[]> seeds() {
    PackedUsage usage = PackedUsage.of(usage(1, 7, 70_000));
    byte[] people = usage.people();
    return Stream.of(
        Input.of(0, new byte[] {0, 40, 1}),
        Input.of(0, new byte[] {1, 90, -1}),
        Input.of(1, PUBLISHED.manifestBytes),
        Input.of(1, "null"),
        Input.of(1, "{}"),
        Input.of(1, "{\"schema\":2}"),
        Input.of(2, with(3, people.length, people, usage.views(), usage.opens())),
        Input.of(2, with(1, 0, new byte[0], new byte[0], new byte[0])),
        Input.of(2, with(0, 8, new byte[] {59, 48, -1, -1, 0, 0, 0, 0}, usage.views(), people)));
  }

  private static byte[] with(int count, int length, byte[] people, byte[] views, byte[] opens) {
    byte[] seed = new byte[4 + people.length + views.length + opens.length];
    seed[0] = (byte) count;
    seed[1] = (byte) (length >>> Byte.SIZE);
    seed[2] = (byte) length;
    seed[3] = (byte) views.length;
    System.arraycopy(people, 0, seed, 4, people.length);
    System.arraycopy(views, 0, seed, 4 + people.length, views.length);
    System.arraycopy(opens, 0, seed, 4 + people.length + views.length, opens.length);
    return seed;
  }

  @MethodSource("seeds")
  @FuzzTest
  void whatIsReadIsWhatWasWritten(byte[] bytes) throws IOException {
    Input input = new Input(bytes);
    switch (input.octet() % 3) {
      case 0 -> damaged(input);
      case 1 -> manifest(input.rest());
      default -> packed(input);
    }
  }

  private static void damaged(Input input) throws IOException {
    byte[] file = PUBLISHED.usageBytes.clone();
    boolean cut = input.octet() % 8 == 7;
    int at = input.number() % file.length;
    byte[] over = input.rest();
    if (cut) {
      file = Arrays.copyOf(file, at);
    }
    System.arraycopy(over, 0, file, at, Math.min(over.length, file.length - at));
    Files.write(PUBLISHED.root.resolve(PUBLISHED.manifest.usages().path()), file);
    for (Manifest.Entry entry : PUBLISHED.manifest.entries()) {
      try {
        PackedUsage read = PUBLISHED.folder.usage(PUBLISHED.manifest.usages(), entry);
        Claim.same(usages().get(entry.key()), read.unpack(), "a usage that was not refused");
      } catch (FactsException refused) {
        Claim.that(String.valueOf(refused.getMessage()).contains("publish"), refused::toString);
      }
    }
  }

  private static void manifest(byte[] bytes) {
    try {
      Manifest read = Manifest.fromBytes(bytes, "acme/cn/run/2026-11-20.json");
      Claim.same(
          read, Manifest.fromBytes(read.toBytes(), "again"), "a manifest written and read again");
      read.files().forEach(file -> Claim.that(file.path() != null, () -> "a file without a path"));
    } catch (FactsException refused) {
      Claim.that(refused.getMessage() != null, () -> "a refusal without a word");
    }
  }

  private static void packed(Input input) {
    int count = input.octet();
    int length = input.number();
    int viewsLength = input.octet();
    byte[] rest = input.rest();
    int people = Math.min(length, rest.length);
    int views = Math.min(people + viewsLength, rest.length);
    PackedUsage packed =
        new PackedUsage(
            count,
            Arrays.copyOf(rest, people),
            Arrays.copyOfRange(rest, people, views),
            Arrays.copyOfRange(rest, views, rest.length));
    try {
      Usage usage = packed.unpack();
      Claim.same(count, usage.people().getCardinality(), "people");
      int[] members = usage.people().toArray();
      Claim.same(count, members.length, "members");
      usage.views().sum();
      usage.opens().sum();
      Claim.same(usage, PackedUsage.of(usage).unpack(), "a usage packed and unpacked again");
    } catch (FactsException refused) {
      Claim.that(String.valueOf(refused.getMessage()).contains("publish"), refused::toString);
    }
  }

  private static Usage usage(int... people) {
    RoaringBitmap set = RoaringBitmap.bitmapOf(people);
    int[] views = set.stream().map(person -> 1 + person % 5).toArray();
    int[] opens = set.stream().map(person -> 1 + person % 2).toArray();
    return new Usage(set, Amounts.of(views, people.length), Amounts.of(opens, people.length));
  }

  private static SortedMap<UsageKey, Usage> usages() {
    SortedMap<UsageKey, Usage> usages = new TreeMap<>();
    usages.put(UsageKey.block("b"), usage(1, 7, 70_000));
    usages.put(UsageKey.workplace("default"), usage(3, 4, 5, 6));
    return usages;
  }

  /** A day that was published well, to be damaged again and again. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Published(
      Path root, FactFolder folder, Manifest manifest, byte[] manifestBytes, byte[] usageBytes) {
    static Published make() {
      try {
        Path parent =
            Files.isDirectory(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
        Path root = Files.createTempDirectory(parent, "fuzz-facts");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(root)));
        FactFolder folder =
            new FactFolder(
                root, Clock.fixed(Instant.parse("2026-11-21T00:10:00Z"), ZoneOffset.UTC));
        String path = publish(folder);
        Manifest manifest = folder.manifest(path);
        return new Published(
            root,
            folder,
            manifest,
            Files.readAllBytes(root.resolve(path)),
            Files.readAllBytes(root.resolve(manifest.usages().path())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String publish(FactFolder folder) {
      FactsRun run = folder.begin("acme", Region.CN);
      byte[] any = "any".getBytes(StandardCharsets.UTF_8);
      SortedMap<UsageKey, PackedUsage> packed = new TreeMap<>();
      usages().forEach((key, usage) -> packed.put(key, PackedUsage.of(usage)));
      TenantDay day = new TenantDay("acme", Region.CN, DAY);
      Manifest.DirectoryFile directory = run.directory("5be1", any, any, any);
      return run.day(
          new DayFacts(day, 9, 1, packed, directory, null, null, null, "", "after", List.of()));
    }

    private static void delete(Path root) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
