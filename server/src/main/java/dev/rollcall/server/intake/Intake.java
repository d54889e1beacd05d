package dev.rollcall.server.intake;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.Key;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.BodyFault;
import dev.rollcall.events.BodyVerdict;
import dev.rollcall.events.EventReader;
import dev.rollcall.events.Region;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalBusy;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalFull;
import dev.rollcall.server.Parts;
import dev.rollcall.server.Problem;
import dev.rollcall.server.ProblemType;
import dev.rollcall.server.Surface;
import dev.rollcall.server.access.KeyAccess;
import dev.rollcall.server.access.KeyAccess.Verdict;
import dev.rollcall.server.metrics.EventMeter;
import dev.rollcall.server.metrics.Metrics;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/events}: a key, a body of CloudEvents, a verdict for every event. The order of
 * things: key (401, 403), the tenant's room (429), formats (415), size and memory (413, 503), the
 * tenant's room again, the body as a whole (400), each event, the journal (503), and only when
 * everything accepted is on disk 200 {@code
 * {"accepted":498,"rejected":[{"index":3,"reason":"missing_field","detail":"..."}]}}.
 *
 * <p>An understood body is answered 200 even when every event in it was rejected: whoever sends
 * batches reads the same two fields every time, and no status is left that a client may take for
 * "try again". Anything but 200 means that the sender may send the same body again: repeats change
 * nothing (S6).
 */
public final class Intake implements Surface {
  private static final String PATH = "/v1/events";
  private static final Set<Key.Purpose> PURPOSES = Set.of(Key.Purpose.INTAKE, Key.Purpose.ADMIN);
  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private final Catalog catalog;
  private final Journal journal;
  private final Clock clock;
  private final KeyAccess access;
  private final EventReader events;
  private final BodyReader bodies;
  private final MemoryBudget memory;
  private final TenantGate gate;

  private final WorkThreads threads = new WorkThreads();

  /** Whether the log has been told that the journal takes nothing, and not yet that it does. */
  private final AtomicBoolean troubled = new AtomicBoolean();

  private final TimeWindow times;
  private final EventMeter meter;

  /** One whose counts nobody reads. */
  public Intake(Parts parts, IntakeSettings settings) {
    this(
        parts,
        settings,
        new Metrics().events(),
        new KeyAccess(parts.catalog().keys(), parts.clock()));
  }

  /** {@code access} knows of the wrong keys that others were shown. */
  public Intake(Parts parts, IntakeSettings settings, EventMeter meter, KeyAccess access) {
    this.catalog = parts.catalog();
    this.journal = parts.journal();
    this.clock = parts.clock();
    this.access = access;
    this.events = new EventReader(settings.events());
    this.bodies = new BodyReader(settings);
    this.memory = new MemoryBudget(settings.maxBytesInMemory());
    this.gate = new TenantGate(settings.maxRequestsPerTenant());
    this.times = settings.times();
    this.meter = meter;
  }

  @Override
  public void register(HttpRouting.Builder routing) {
    routing.post(PATH, this::post);
    routing.any(PATH, Intake::otherMethod);
  }

  @Override
  public Optional<String> trouble() {
    return journal.stopped().map(_ -> "The journal accepts nothing until it is opened again.");
  }

  private static void otherMethod(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.ALLOW, "POST");
    new Problem(ProblemType.METHOD_NOT_ALLOWED, "Events are sent with POST.").send(response);
  }

  private void post(ServerRequest request, ServerResponse response) throws IOException {
    switch (outcome(request)) {
      case Outcome.Refused(Problem problem) -> problem.send(response);
      case Outcome.Answered(Verdicts verdicts) -> {
        response.header(JSON);
        response.send(verdicts.json());
      }
    }
  }

  private Outcome outcome(ServerRequest request) throws IOException {
    List<String> shown = request.headers().all(HeaderNames.AUTHORIZATION, List::of);
    return switch (access.judge(shown, PURPOSES, request.remotePeer().host())) {
      case Verdict.NoKey(String detail) -> refused(ProblemType.UNAUTHORIZED, detail);
      case Verdict.WrongPurpose(String detail) -> refused(ProblemType.FORBIDDEN, detail);
      case Verdict.Granted(Key key) -> enter(key.tenant(), request);
    };
  }

  private Outcome enter(String tenant, ServerRequest request) throws IOException {
    // Asked before the body is taken in, so that refusing costs little; asked again behind it, so
    // that whoever sends slowly keeps nobody out.
    if (gate.isFull(tenant)) {
      return tooMany();
    }
    List<String> contentTypes = request.headers().all(HeaderNames.CONTENT_TYPE, List::of);
    return switch (BodyFormat.of(contentTypes, isBinaryMode(request))) {
      case BodyFormat.Choice.Refused(Problem problem) -> new Outcome.Refused(problem);
      case BodyFormat.Choice.Known(BodyFormat format) -> read(tenant, format, request);
    };
  }

  private Outcome read(String tenant, BodyFormat format, ServerRequest request) throws IOException {
    try (MemoryBudget.Share share = memory.share()) {
      return switch (bodies.read(request, share)) {
        case Body.Refused(Problem problem) -> new Outcome.Refused(problem);
        case Body.Taken sent -> workOn(tenant, format, sent, share);
      };
    }
  }

  private Outcome workOn(
      String tenant, BodyFormat format, Body.Taken sent, MemoryBudget.Share share)
      throws IOException {
    if (!gate.enter(tenant)) {
      return tooMany();
    }
    try {
      return sort(tenant, format, sent, share);
    } finally {
      gate.leave(tenant);
    }
  }

  private Outcome sort(
      String tenantId, BodyFormat format, Body.Taken sent, MemoryBudget.Share share)
      throws IOException {
    Tenant tenant = catalog.tenants().find(tenantId).orElseThrow();
    Verdicts verdicts =
        new Verdicts(tenant, times.at(clock.instant()), region -> journalGone(tenantId, region));
    try {
      Optional<Problem> trouble =
          threads.run(() -> {
            Optional<Problem> found = threads.reading(() -> read(format, sent, share, verdicts));
            if (found.isEmpty() && verdicts.accepted() > 0) {
              journal.append(verdicts.batch());
            }
            return found;
          });
      return trouble.<Outcome>map(Outcome.Refused::new).orElseGet(() -> kept(verdicts));
    } catch (JournalException e) {
      return notKept(e);
    }
  }

  private Optional<Problem> read(
      BodyFormat format, Body.Taken sent, MemoryBudget.Share share, Verdicts verdicts)
      throws IOException {
    return switch (bodies.inflated(sent, share)) {
      case Body.Refused(Problem problem) -> Optional.of(problem);
      case Body.Whole body -> judge(format, body, verdicts);
    };
  }

  private Optional<Problem> judge(BodyFormat format, Body.Whole body, Verdicts verdicts) {
    BodyVerdict verdict =
        switch (format) {
          case BATCH -> events.batch(body.bytes(), 0, body.length(), verdicts);
          case SINGLE -> events.single(body.bytes(), 0, body.length(), verdicts);
          case LINES -> events.lines(body.bytes(), 0, body.length(), verdicts);
        };
    return switch (verdict) {
      case BodyVerdict.Malformed malformed -> Optional.of(problem(malformed));
      case BodyVerdict.Complete _ -> Optional.empty();
    };
  }

  private long journalGone(String tenant, Region region) {
    LocalDate through = catalog.publications().horizon(tenant, region).journalThrough();
    return through == null ? Long.MIN_VALUE : through.toEpochDay();
  }

  private Outcome kept(Verdicts verdicts) {
    verdicts.countInto(meter);
    if (troubled.compareAndSet(true, false)) {
      LOG.info("Events are stored again");
    }
    return new Outcome.Answered(verdicts);
  }

  private Outcome notKept(JournalException why) {
    return switch (why) {
      case JournalBusy busy -> {
        warn("The journal is busy", busy);
        yield refused(ProblemType.BUSY, "The disk is busy with the events that came before.");
      }
      case JournalFull full -> {
        warn("The journal has no room", full);
        yield refused(ProblemType.JOURNAL_UNAVAILABLE, "The disk has no room for more events.");
      }
      default -> {
        warn("Events could not be stored", why);
        yield refused(ProblemType.JOURNAL_UNAVAILABLE, "The events may or may not be stored.");
      }
    };
  }

  /** Once, however many requests are refused: thousands of lines a second help nobody. */
  private void warn(String what, JournalException why) {
    if (troubled.compareAndSet(false, true)) {
      LOG.warn("{}: {}", what, why.getMessage());
    }
  }

  private static Outcome tooMany() {
    return refused(
        ProblemType.TOO_MANY_REQUESTS, "This tenant has as many requests under way as it may.");
  }

  private static Problem problem(BodyVerdict.Malformed malformed) {
    ProblemType type =
        malformed.fault() == BodyFault.TOO_MANY_EVENTS
            ? ProblemType.TOO_MANY_EVENTS
            : ProblemType.MALFORMED_BODY;
    return new Problem(
        type,
        "%s (%s, at byte %,d)"
            .formatted(malformed.detail(), malformed.fault().code(), malformed.byteOffset()));
  }

  private static boolean isBinaryMode(ServerRequest request) {
    for (Header header : request.headers()) {
      if (header.headerName().lowerCase().startsWith("ce-")) {
        return true;
      }
    }
    return false;
  }

  private static Outcome refused(ProblemType type, String detail) {
    return new Outcome.Refused(new Problem(type, detail));
  }
}
