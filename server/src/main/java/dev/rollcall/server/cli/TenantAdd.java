package dev.rollcall.server.cli;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tenant add}. */
@Command(
    name = "add",
    description = "Adds an organisation, and begins the data folder when there is none.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./rollcall tenant add Acme --edition enterprise",
      "  ./rollcall tenant add \"Acme Schools\" --id schools --corp-id ww12ab34 --industry education"
    })
final class TenantAdd extends Task {
  @Parameters(paramLabel = "NAME", description = "The name people know it by.")
  String name = "";

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Its id: a-z, 0-9 and hyphens (default: made from the name).")
  @Nullable String id;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Home region: cn (days of UTC+8), us, sg or jp (days of UTC) (default: cn).")
  @Nullable Region region;

  @Option(
      names = "--edition",
      paramLabel = "EDITION",
      description =
          "basic, enterprise or flagship; app usage answers the latter two (default: enterprise).")
  Edition edition = Edition.ENTERPRISE;

  @Option(
      names = "--corp-id",
      paramLabel = "CORP",
      description = "The WeCom corp id; the home region is cn then.")
  @Nullable String corpId;

  @Option(
      names = "--industry",
      paramLabel = "WORD",
      description = "Such as education, for which WeCom answers one figure more.")
  @Nullable String industry;

  TenantAdd(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    Region home = region == null ? Region.CN : region;
    if (corpId != null && home != Region.CN) {
      throw wrongUsage("a tenant with a WeCom corp id is in region cn; leave --region out");
    }
    if (corpId != null && !PlainId.isValid(corpId)) {
      throw wrongUsage("--corp-id " + corpId + " is not made of " + PlainId.SHAPE);
    }
    if (name.isBlank()) {
      throw wrongUsage("the name is empty");
    }
    if (id != null && !TenantId.isValid(id)) {
      throw wrongUsage("--id " + id + " is not made of a-z, 0-9 and hyphens, 63 at most");
    }
    try (Stores stores = Stores.openOrCreate(common.data(), clock())) {
      String chosen = id == null ? TenantId.from(name, stores.catalog().tenants().all()) : id;
      stores
          .catalog()
          .tenants()
          .add(
              new Tenant(chosen, name.strip(), home, Set.of(home), edition, corpId, industry),
              actor());
      return Answer.of(
              """
              Added tenant %s (%s, region %s, %s).
              Next: ./rollcall key add --tenant %s --for intake\
              """
                  .formatted(chosen, name.strip(), home.code(), Words.word(edition), chosen))
          .with("tenant", chosen);
    }
  }
}
