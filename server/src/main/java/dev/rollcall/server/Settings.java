package dev.rollcall.server;

import dev.rollcall.events.EventLimits;
import dev.rollcall.rollup.Retention;
import dev.rollcall.server.OperatingSettings.LogFormat;
import dev.rollcall.server.feishu.FeishuSettings;
import dev.rollcall.server.intake.IntakeSettings;
import dev.rollcall.server.intake.TimeWindow;
import dev.rollcall.server.publishing.PublishingSettings;
import dev.rollcall.server.tls.TlsFiles;
import dev.rollcall.server.wecom.WecomSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set, each part as the record of the room it is for. Read from a Java
 * properties file; {@code docs/settings.md} lists the names.
 *
 * @param http the server's address and limits
 * @param operating how the server is run: TLS, logs, metrics
 * @param intake what may be sent to the intake
 * @param feishu the Feishu API
 * @param wecom the WeCom API
 * @param publishing when days are published
 * @param retention what is kept for how long
 * @param stores how much memory the stores may take
 */
public record Settings(
    HttpSettings http,
    OperatingSettings operating,
    IntakeSettings intake,
    FeishuSettings feishu,
    WecomSettings wecom,
    PublishingSettings publishing,
    Retention.Terms retention,
    StoreSettings stores) {
  private static final String LOCAL = "127.0.0.1";
  private static final int PORT = 8080;
  private static final int HIGHEST_PORT = 65_535;
  private static final int MANY = 1_000_000;

  /** The settings as they come. */
  public static Settings standard() {
    return read(SettingsFile.empty());
  }

  /**
   * Reads a settings file; null for none.
   *
   * @throws SettingsException when a name is unknown or a value wrong, naming all of them
   */
  public static Settings read(@Nullable Path file) {
    return read(file == null ? SettingsFile.empty() : SettingsFile.read(file));
  }

  /** Every setting's name with the text of its default, in the order of the documentation. */
  static Map<String, String> names() {
    SettingsFile file = SettingsFile.empty();
    read(file);
    return file.known();
  }

  static Settings read(SettingsFile file) {
    Settings settings =
        new Settings(
            file.together(Settings::http, () -> HttpSettings.at(LOCAL, PORT)),
            file.together(Settings::operating, OperatingSettings::standard),
            file.together(Settings::intake, IntakeSettings::standard),
            file.together(Settings::feishu, FeishuSettings::defaults),
            file.together(Settings::wecom, WecomSettings::defaults),
            file.together(Settings::publishing, PublishingSettings::standard),
            file.together(Settings::retention, Retention.Terms::everything),
            file.together(Settings::stores, StoreSettings::standard));
    Settings together = file.together(_ -> settings.together(), () -> settings);
    file.close();
    return together;
  }

  /** The same, once it is certain that what rooms are told goes together. */
  private Settings together() {
    int lateDays = intake.times().lateDays();
    if (retention.journalDays().orElse(lateDays) < lateDays) {
      throw new IllegalArgumentException(
          "retention.journalDays must not be below lateDays, for which late events are accepted");
    }
    return this;
  }

  /** The same with another address, as far as given. */
  public Settings at(@Nullable String host, @Nullable Integer port) {
    return new Settings(
        new HttpSettings(
            host == null ? http.host() : host,
            port == null ? http.port() : port,
            http.maxConnections(),
            http.idleTime(),
            http.receiveTime(),
            http.sendTime(),
            http.stopTime(),
            http.maxRequestLineBytes(),
            http.maxHeaderBytes(),
            http.maxBodyBytes(),
            http.maxChunkedBodies(),
            http.maxRequests()),
        operating,
        intake,
        feishu,
        wecom,
        publishing,
        retention,
        stores);
  }

  /** The same run otherwise. */
  public Settings with(OperatingSettings otherwise) {
    return new Settings(http, otherwise, intake, feishu, wecom, publishing, retention, stores);
  }

  /** The same without the vendors' rate limits. */
  public Settings withoutLimits() {
    return new Settings(
        http,
        operating,
        intake,
        feishu.withLimits(false),
        wecom.withLimits(false),
        publishing,
        retention,
        stores);
  }

  /** The same with everything on that a vendor's platform would hold against a client. */
  public Settings asSandbox() {
    return new Settings(
        http,
        operating,
        intake,
        feishu.withLimits(true).withVendorHours(true),
        wecom.withLimits(true),
        publishing,
        retention,
        stores);
  }

  /** The same for events of another age. */
  public Settings withLateDays(int days) {
    return new Settings(
        http, operating, intake.withLateDays(days), feishu, wecom, publishing, retention, stores);
  }

  private static HttpSettings http(SettingsFile file) {
    HttpSettings standard = HttpSettings.at(LOCAL, PORT);
    return new HttpSettings(
        file.text("server.host", standard.host()),
        file.count("server.port", standard.port(), 0, HIGHEST_PORT),
        file.count("server.maxConnections", standard.maxConnections(), 1, MANY),
        file.time("server.idleTime", standard.idleTime()),
        file.time("server.receiveTime", standard.receiveTime()),
        file.time("server.sendTime", standard.sendTime()),
        file.time("server.stopTime", standard.stopTime()),
        file.bytes("server.maxRequestLine", standard.maxRequestLineBytes()),
        file.bytes("server.maxHeaders", standard.maxHeaderBytes()),
        file.bytes("server.maxBody", standard.maxBodyBytes()),
        file.count("server.maxChunkedBodies", standard.maxChunkedBodies(), 1, MANY),
        file.count("server.maxRequests", standard.maxRequests(), 1, MANY));
  }

  private static OperatingSettings operating(SettingsFile file) {
    OperatingSettings standard = OperatingSettings.standard();
    return new OperatingSettings(
        tls(file.text("server.tlsCert", ""), file.text("server.tlsKey", "")),
        file.flag("server.metrics", standard.metrics()),
        file.time("server.faultTime", standard.faultTime()),
        file.choice("log.format", LogFormat.class, standard.logFormat()),
        file.flag("log.access", standard.accessLog()));
  }

  private static @Nullable TlsFiles tls(String certificate, String key) {
    if (certificate.isEmpty() != key.isEmpty()) {
      throw new IllegalArgumentException("server.tlsCert and server.tlsKey go together");
    }
    return key.isEmpty() ? null : new TlsFiles(Path.of(certificate), Path.of(key));
  }

  private static IntakeSettings intake(SettingsFile file) {
    IntakeSettings standard = IntakeSettings.standard();
    EventLimits events = standard.events();
    return new IntakeSettings(
        file.bytes("intake.maxBody", standard.maxBodyBytes()),
        file.bytes("intake.maxInflated", standard.maxInflatedBytes()),
        file.count("intake.maxRequestsPerTenant", standard.maxRequestsPerTenant(), 1, MANY),
        file.bytes("intake.maxInMemory", standard.maxBytesInMemory()),
        new EventLimits(
            file.count("intake.maxEvents", events.events(), 1, MANY),
            file.count("intake.maxDepth", events.depth(), 1, MANY),
            file.count("intake.maxIdLength", events.idLength(), 1, MANY),
            file.count("intake.maxTextLength", events.textLength(), 1, MANY),
            file.count("intake.maxListLength", events.listLength(), 1, MANY),
            file.count("intake.maxNumberLength", events.numberLength(), 1, MANY),
            file.count("intake.maxKeyLength", events.keyLength(), 1, MANY),
            file.bytes("intake.maxLine", events.lineBytes())),
        new TimeWindow(
            file.count("lateDays", standard.times().lateDays(), 0, MANY),
            file.time("intake.ahead", standard.times().ahead())));
  }

  private static FeishuSettings feishu(SettingsFile file) {
    FeishuSettings standard = FeishuSettings.defaults();
    return new FeishuSettings(
        file.flag("feishu.rateLimits", standard.limits()),
        file.flag("vendorHours", standard.vendorHours()),
        file.bytes("feishu.pageCache", (int) standard.pageCacheBytes()),
        file.bytes("feishu.peopleCache", (int) standard.peopleCacheBytes()),
        file.time("feishu.failedLoginWait", standard.failedLoginWait()));
  }

  private static WecomSettings wecom(SettingsFile file) {
    WecomSettings standard = WecomSettings.defaults();
    return new WecomSettings(
        file.flag("wecom.rateLimits", standard.limits()),
        file.bytes("wecom.figuresCache", (int) standard.figuresCacheBytes()),
        file.time("wecom.failedLoginWait", standard.failedLoginWait()));
  }

  private static StoreSettings stores(SettingsFile file) {
    StoreSettings standard = StoreSettings.standard();
    return new StoreSettings(
        file.bytes("facts.cache", standard.factsCacheBytes()),
        file.bytes("counts.cache", standard.countsCacheBytes()),
        file.bytes("rollup.memory", standard.rollupMemoryMegabytes() << 20) >> 20);
  }

  private static Retention.Terms retention(SettingsFile file) {
    int journalDays = file.count("retention.journalDays", 0, 0, MANY);
    int personDays = file.count("retention.personDays", 0, 0, MANY);
    int figureDays = file.count("retention.figureDays", 0, 0, MANY);
    return new Retention.Terms(days(journalDays), days(personDays), days(figureDays));
  }

  private static OptionalInt days(int days) {
    return days == 0 ? OptionalInt.empty() : OptionalInt.of(days);
  }

  private static PublishingSettings publishing(SettingsFile file) {
    PublishingSettings standard = PublishingSettings.standard();
    return new PublishingSettings(
        Duration.ofMinutes(
            file.count("graceMinutes", (int) standard.grace().toMinutes(), 0, 24 * 60)),
        file.time("publish.changedEvery", standard.changedEvery()),
        file.time("publish.retryFirst", standard.retryFirst()),
        file.time("publish.retryAtMost", standard.retryAtMost()));
  }
}
