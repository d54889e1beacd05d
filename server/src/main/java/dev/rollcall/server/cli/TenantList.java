package dev.rollcall.server.cli;

import dev.rollcall.catalog.Tenant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code tenant list}. */
@Command(
    name = "list",
    description = "Lists the organisations.",
    footerHeading = "%nExample:%n",
    footer = "  ./rollcall tenant list --json | jq .tenants")
final class TenantList extends Task {
  TenantList(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    try (Stores stores = Stores.open(common.data(), clock())) {
      Table table = new Table("TENANT", "NAME", "REGION", "EDITION", "CORP", "INDUSTRY");
      List<Map<String, @Nullable Object>> list = new ArrayList<>();
      for (Tenant tenant : stores.catalog().tenants().all()) {
        table.row(
            tenant.id(),
            tenant.name(),
            tenant.home().code(),
            Words.word(tenant.edition()),
            tenant.corpId() == null ? "-" : tenant.corpId(),
            tenant.industry() == null ? "-" : tenant.industry());
        list.add(members(tenant));
      }
      return Answer.of(table.isEmpty() ? "No tenant yet; ./rollcall tenant add NAME" : table.text())
          .with("tenants", list);
    }
  }

  private static Map<String, @Nullable Object> members(Tenant tenant) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("tenant", tenant.id());
    members.put("name", tenant.name());
    members.put("region", tenant.home().code());
    members.put("edition", Words.word(tenant.edition()));
    members.put("corp_id", tenant.corpId());
    members.put("industry", tenant.industry());
    return members;
  }
}
