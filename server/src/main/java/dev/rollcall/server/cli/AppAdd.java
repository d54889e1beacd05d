package dev.rollcall.server.cli;

import dev.rollcall.catalog.Secrets;
import dev.rollcall.catalog.StoreApp;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code app add}. */
@Command(
    name = "add",
    description = "Registers an app that calls a vendor's API and shows its secret, this once.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./rollcall app add --tenant acme --vendor feishu",
      "  ./rollcall app add --tenant acme --vendor feishu --departments sales,east",
      "  ./rollcall app add --tenant schools --vendor wecom --departments all --json",
      "  ./rollcall app add --store --vendor feishu --ticket-url https://app.example/events"
    })
final class AppAdd extends Task {
  /** The first of a WeCom app's generated names within its corp; further ones get a number. */
  private static final String WECOM_APP = "app";

  /** What a new Feishu app is granted: the scopes of the vendor's statistics pages. */
  static final Set<String> STATISTICS_SCOPES =
      new LinkedHashSet<>(
          List.of(
              "application:application.app_usage_stats.overview:readonly",
              "admin:admin_user_stat:readonly",
              "admin:admin_dept_stat:readonly",
              "contact:user.employee_id:readonly",
              "workplace:workplace_using_data:read"));

  /** What a new store app is granted: the scope of what it may call. */
  private static final Set<String> STORE_SCOPES = Set.of("workplace:workplace_using_data:read");

  @Option(
      names = "--tenant",
      paramLabel = "TENANT",
      description = "Whose app; a store app is nobody's.")
  @Nullable String tenant;

  @Option(
      names = "--vendor",
      paramLabel = "VENDOR",
      required = true,
      description = "feishu or wecom.")
  @Nullable Vendor vendor;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The Feishu app id, or a name for the WeCom app (default: made).")
  @Nullable String id;

  @Option(
      names = "--secret",
      paramLabel = "SECRET",
      description = "A secret in use already, 16 to 128 URL-safe characters (default: made).")
  @Nullable String secret;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      arity = "1..*",
      description =
          "Scopes to grant (default: all of the statistics APIs). A WeCom app without"
              + " externalcontact is refused with 48002.")
  List<String> scopes = List.of();

  @Option(
      names = "--store",
      description =
          "A Feishu app of the store, which tenants install (`app install`); it reads workplaces.")
  boolean store;

  @Option(
      names = "--ticket-url",
      paramLabel = "URL",
      description =
          "Where a running server pushes the store app's ticket, every hour and when the app asks;"
              + " http or https (default: nowhere, `app ticket` shows it).")
  @Nullable URI ticketUrl;

  @Option(
      names = "--verification-token",
      paramLabel = "TEXT",
      description = "What tells the receiver of a ticket that it comes from here (default: made).")
  @Nullable String verificationToken;

  @Option(
      names = "--departments",
      paramLabel = "all|ID,...",
      split = ",",
      hideParamSyntax = true,
      description = "The departments it may see, each with all below (default: all).")
  List<String> departments = List.of("all");

  AppAdd(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    String chosenSecret = secret == null ? Secrets.newSecret() : secret;
    Optional<String> refusal = Secrets.refusal(chosenSecret);
    if (refusal.isPresent()) {
      throw wrongUsage("--secret: " + refusal.get());
    }
    if (id != null && !PlainId.isValid(id)) {
      throw wrongUsage("--id " + id + " is not made of " + PlainId.SHAPE);
    }
    if (store) {
      return addToStore(chosenSecret);
    }
    if (tenant == null) {
      throw wrongUsage("Missing required option: '--tenant=TENANT'");
    }
    if (ticketUrl != null || verificationToken != null) {
      throw wrongUsage("--ticket-url and --verification-token are for apps of the --store");
    }
    Set<String> visible = visibleDepartments();
    try (Stores stores = Stores.open(common.data(), clock())) {
      Tenant owner = stores.tenant(tenant);
      return vendor == Vendor.WECOM
          ? addWecom(stores, owner, chosenSecret, visible)
          : addFeishu(stores, owner, chosenSecret, visible);
    }
  }

  private Answer addToStore(String key) {
    if (vendor != Vendor.FEISHU) {
      throw wrongUsage("--store is for Feishu apps");
    }
    if (tenant != null || !departments.equals(List.of("all"))) {
      throw wrongUsage("an app of the --store has no --tenant and no --departments");
    }
    String appId = id == null ? Secrets.newFeishuAppId() : id;
    String token = verificationToken == null ? Secrets.newSecret() : verificationToken;
    Set<String> granted = scopes.isEmpty() ? STORE_SCOPES : new LinkedHashSet<>(scopes);
    try (Stores stores = Stores.openOrCreate(common.data(), clock())) {
      stores
          .catalog()
          .storeApps()
          .add(new StoreApp(appId, granted, ticketUrl, token, 0), key, actor());
      return Answer.of(
              "app_id              %s%napp_secret          %s%nverification_token  %s%nThe secret is kept nowhere: store it now."
                  .formatted(appId, key, token))
          .with("app_id", appId)
          .with("app_secret", key)
          .with("verification_token", token);
    }
  }

  private Answer addFeishu(Stores stores, Tenant owner, String key, Set<String> visible) {
    String appId = id == null ? Secrets.newFeishuAppId() : id;
    Set<String> granted = scopes.isEmpty() ? STATISTICS_SCOPES : new LinkedHashSet<>(scopes);
    stores
        .catalog()
        .apps()
        .add(new VendorApp(appId, owner.id(), Vendor.FEISHU, granted, visible, 0), key, actor());
    return Answer.of(
            "app_id      %s%napp_secret  %s%nThe secret is kept nowhere: store it now."
                .formatted(appId, key))
        .with("app_id", appId)
        .with("app_secret", key);
  }

  private Answer addWecom(Stores stores, Tenant owner, String key, Set<String> visible) {
    String corp = owner.corpId();
    if (corp == null) {
      throw new CommandFailure(
          "Tenant %s has no WeCom corp id; add a tenant with --corp-id for it"
              .formatted(owner.id()));
    }
    String name = id == null ? freeName(stores, owner) : id;
    stores
        .catalog()
        .apps()
        .add(
            new VendorApp(name, owner.id(), Vendor.WECOM, new LinkedHashSet<>(scopes), visible, 0),
            key,
            actor());
    return Answer.of(
            "corp_id  %s%nsecret   %s%nThe secret is kept nowhere: store it now."
                .formatted(corp, key))
        .with("corp_id", corp)
        .with("secret", key);
  }

  private static String freeName(Stores stores, Tenant owner) {
    String first = owner.id() + "-" + WECOM_APP;
    String name = first;
    for (int n = 2; stores.catalog().apps().find(Vendor.WECOM, name).isPresent(); n++) {
      name = first + "-" + n;
    }
    return name;
  }

  private Set<String> visibleDepartments() {
    if (departments.stream().anyMatch(String::isBlank)) {
      throw wrongUsage("--departments has an empty id; write all or ID,ID,...");
    }
    if (!departments.contains("all")) {
      return new LinkedHashSet<>(departments);
    }
    if (departments.size() > 1) {
      throw wrongUsage("--departments is either all or a list of ids");
    }
    return Set.of();
  }
}
