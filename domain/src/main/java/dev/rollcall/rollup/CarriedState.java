package dev.rollcall.rollup;

import dev.rollcall.directory.DirectoryProblem;
import dev.rollcall.directory.DirectoryState;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.Form;
import dev.rollcall.facts.Digests;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Manifest;
import dev.rollcall.facts.PackedUsage;
import dev.rollcall.facts.Usage;
import dev.rollcall.facts.UsageKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * What one day hands to the next (S2): the directory, and who ever used each app. Not thread-safe.
 */
final class CarriedState {
  private final DirectoryState directory;
  private final Map<String, Ever> apps = new TreeMap<>();

  /**
   * Everyone who used an app so far, with the packed form and its digest, made anew when it grew.
   */
  private static final class Ever {
    private final RoaringBitmap people;
    private PackedUsage packed;
    private byte[] digest;

    Ever(RoaringBitmap people) {
      this.people = people;
      this.packed = PackedUsage.of(Usage.of(people));
      this.digest = Digests.sha256().digest(packed.people());
    }

    /** Adds people; returns those who were not there. */
    RoaringBitmap add(RoaringBitmap users) {
      RoaringBitmap newcomers = RoaringBitmap.andNot(users, people);
      if (!newcomers.isEmpty()) {
        people.or(newcomers);
        packed = PackedUsage.of(Usage.of(people));
        digest = Digests.sha256().digest(packed.people());
      }
      return newcomers;
    }
  }

  private CarriedState(DirectoryState directory) {
    this.directory = directory;
  }

  /** The state before the first day. */
  static CarriedState empty(String tenant, PersonNumbers people) {
    return new CarriedState(new DirectoryState(tenant, people::find));
  }

  /** The state at the end of a published day. */
  static CarriedState after(
      Manifest manifest, FactFolder folder, String tenant, PersonNumbers people) {
    byte[] records = folder.read(manifest.directory().file(), manifest.directory().records());
    CarriedState state =
        new CarriedState(
            DirectoryState.read(new ByteArrayInputStream(records), tenant, people::find));
    for (Manifest.Entry entry : manifest.entries()) {
      if (entry.key().equals(UsageKey.ever(entry.subject()))) {
        Usage ever = folder.usage(manifest.usages(), entry).unpack();
        state.apps.put(entry.subject(), new Ever(ever.people()));
      }
    }
    return state;
  }

  /** Applies a day's directory events, in order of time. */
  void apply(Collection<DirectoryEvent> events) {
    events.forEach(directory::apply);
  }

  /**
   * Adds a day's use of apps. Returns the usages that follow from it and the state: newcomers and
   * ever.
   */
  SortedMap<UsageKey, PackedUsage> use(SortedMap<UsageKey, PackedUsage> usages) {
    Map<String, RoaringBitmap> users = new HashMap<>();
    usages.forEach((key, usage) -> {
      if (!key.kind().equals(UsageKey.APP)) {
        return;
      }
      directory.seen(key.subject(), Form.of(key.part()).orElseThrow());
      users.computeIfAbsent(key.subject(), _ -> new RoaringBitmap()).or(usage.unpack().people());
    });
    SortedMap<UsageKey, PackedUsage> derived = new TreeMap<>();
    users.forEach((app, people) -> {
      Ever ever = apps.computeIfAbsent(app, _ -> new Ever(new RoaringBitmap()));
      RoaringBitmap newcomers = ever.add(people);
      if (!newcomers.isEmpty()) {
        derived.put(UsageKey.newcomers(app), PackedUsage.of(Usage.of(newcomers)));
      }
    });
    apps.forEach((app, ever) -> derived.put(UsageKey.ever(app), ever.packed));
    return derived;
  }

  DirectoryState directory() {
    return directory;
  }

  /** The directory as text, to be read by {@link #after}. */
  byte[] records() {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    directory.write(records);
    return records.toByteArray();
  }

  /** What is wrong in the directory, a sentence each, with the event's id. */
  List<String> problems() {
    return problems(directory);
  }

  static List<String> problems(DirectoryState directory) {
    return directory.problems().stream().map(CarriedState::sentence).toList();
  }

  private static String sentence(DirectoryProblem problem) {
    return problem.what() + " (event " + problem.eventId() + ")";
  }

  /** Names the state: two equal states have the same. */
  String identity() {
    SortedMap<String, byte[]> digests = new TreeMap<>();
    apps.forEach((app, ever) -> digests.put(app, ever.digest));
    return identity(directory.identity(), digests);
  }

  /**
   * The name of a state.
   *
   * @param directory the identity of the directory
   * @param apps by id, the SHA-256 of the set of everyone who ever used it
   */
  static String identity(String directory, SortedMap<String, byte[]> apps) {
    MessageDigest digest = Digests.sha256();
    digest.update(directory.getBytes(StandardCharsets.US_ASCII));
    apps.forEach((app, ever) -> {
      digest.update(app.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(ever);
    });
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }
}
