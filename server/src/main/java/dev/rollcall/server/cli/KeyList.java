package dev.rollcall.server.cli;

import dev.rollcall.catalog.Key;
import dev.rollcall.catalog.Tenant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code key list}. */
@Command(
    name = "list",
    description = "Lists the keys, without their text.",
    footerHeading = "%nExample:%n",
    footer = "  ./rollcall key list --tenant acme")
final class KeyList extends Task {
  @Option(names = "--tenant", paramLabel = "TENANT", description = "Only this tenant's.")
  @Nullable String tenant;

  KeyList(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    try (Stores stores = Stores.open(common.data(), clock())) {
      Table table = new Table("KEY", "TENANT", "FOR");
      List<Map<String, Object>> list = new ArrayList<>();
      for (Tenant owner : stores.tenants(tenant)) {
        for (Key key : stores.catalog().keys().of(owner.id())) {
          table.row(key.id(), key.tenant(), Words.word(key.purpose()));
          Map<String, Object> members = new LinkedHashMap<>();
          members.put("id", key.id());
          members.put("tenant", key.tenant());
          members.put("for", Words.word(key.purpose()));
          list.add(members);
        }
      }
      return Answer.of(table.isEmpty() ? "No key yet; ./rollcall key add" : table.text())
          .with("keys", list);
    }
  }
}
