package dev.rollcall.server.cli;

import dev.rollcall.catalog.Secrets;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.catalog.VendorApp;
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
      "  ./rollcall app add --tenant schools --vendor wecom --departments all --json"
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
              "contact:user.employee_id:readonly",
              "workplace:workplace_using_data:read"));

  @Option(names = "--tenant", paramLabel = "TENANT", required = true, description = "Whose app.")
  String tenant = "";

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
      description = "Feishu scopes to grant (default: all of the statistics APIs).")
  List<String> scopes = List.of();

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
    if (vendor == Vendor.WECOM && !scopes.isEmpty()) {
      throw wrongUsage("--scope is for Feishu apps; WeCom apps see all statistics");
    }
    String chosenSecret = secret == null ? Secrets.newSecret() : secret;
    Optional<String> refusal = Secrets.refusal(chosenSecret);
    if (refusal.isPresent()) {
      throw wrongUsage("--secret: " + refusal.get());
    }
    Set<String> visible = visibleDepartments();
    try (Stores stores = Stores.open(common.data(), clock())) {
      Tenant owner = stores.tenant(tenant);
      return vendor == Vendor.WECOM
          ? addWecom(stores, owner, chosenSecret, visible)
          : addFeishu(stores, owner, chosenSecret, visible);
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
        .add(new VendorApp(name, owner.id(), Vendor.WECOM, Set.of(), visible, 0), key, actor());
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
