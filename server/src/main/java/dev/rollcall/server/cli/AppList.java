package dev.rollcall.server.cli;

import dev.rollcall.catalog.Installation;
import dev.rollcall.catalog.StoreApp;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.catalog.VendorApp;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code app list}. */
@Command(
    name = "list",
    description = "Lists the apps, without their secrets.",
    footerHeading = "%nExample:%n",
    footer = "  ./rollcall app list --tenant acme")
final class AppList extends Task {
  @Option(names = "--tenant", paramLabel = "TENANT", description = "Only this tenant's.")
  @Nullable String tenant;

  AppList(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    try (Stores stores = Stores.open(common.data(), clock())) {
      Table table = new Table("APP", "TENANT", "VENDOR", "DEPARTMENTS", "SCOPES");
      List<Map<String, Object>> list = new ArrayList<>();
      for (Tenant owner : stores.tenants(tenant)) {
        for (VendorApp app : stores.catalog().apps().of(owner.id())) {
          table.row(
              app.id(),
              app.tenant(),
              Words.word(app.vendor()),
              listed(app.departments(), "all"),
              listed(app.scopes(), "-"));
          list.add(members(app));
        }
      }
      for (StoreApp app : stores.catalog().storeApps().all()) {
        List<Installation> installed = installed(stores, app);
        if (tenant == null || !installed.isEmpty()) {
          table.row(
              app.id(),
              listed(installed.stream().map(Installation::tenant).toList(), "-"),
              "feishu store",
              "-",
              listed(app.scopes(), "-"));
          list.add(members(app, installed));
        }
      }
      return Answer.of(table.isEmpty() ? "No app yet; ./rollcall app add" : table.text())
          .with("apps", list);
    }
  }

  /** Where a store app is installed, as far as asked for. */
  private List<Installation> installed(Stores stores, StoreApp app) {
    return stores.catalog().storeApps().installations(app.id()).stream()
        .filter(installation -> tenant == null || installation.tenant().equals(tenant))
        .toList();
  }

  private static String listed(Iterable<String> words, String whenNone) {
    String text = String.join(",", words);
    return text.isEmpty() ? whenNone : text;
  }

  private static Map<String, Object> members(StoreApp app, List<Installation> installed) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", app.id());
    members.put("vendor", "feishu");
    members.put("kind", "store");
    List<Map<String, Object>> tenants = new ArrayList<>();
    for (Installation installation : installed) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("tenant", installation.tenant());
      each.put("tenant_key", installation.tenantKey());
      tenants.add(each);
    }
    members.put("installed", tenants);
    URI ticketUrl = app.ticketUrl();
    if (ticketUrl != null) {
      members.put("ticket_url", ticketUrl.toString());
    }
    members.put("scopes", new TreeSet<>(app.scopes()));
    return members;
  }

  private static Map<String, Object> members(VendorApp app) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", app.id());
    members.put("tenant", app.tenant());
    members.put("vendor", Words.word(app.vendor()));
    members.put("kind", "self-built");
    members.put("departments", new TreeSet<>(app.departments()));
    members.put("scopes", new TreeSet<>(app.scopes()));
    return members;
  }
}
