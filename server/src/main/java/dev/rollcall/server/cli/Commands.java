package dev.rollcall.server.cli;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Key;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.events.Region;
import dev.rollcall.server.OperatingSettings.LogFormat;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;

/** Everything the program can be told to do, and how a failure is told. */
public final class Commands {
  private static final int WIDTH = 100;

  private final Shell shell;

  public Commands(Shell shell) {
    this.shell = shell;
  }

  /**
   * Does what the arguments say and returns the exit status: 0 done, 1 it failed, 2 wrong usage.
   */
  public int run(String... arguments) {
    return line().execute(arguments);
  }

  /** The tree of commands. */
  CommandLine line() {
    CommandLine line = new CommandLine(new Rollcall());
    line.addSubcommand(new Serve(shell));
    line.addSubcommand(new DemoCommand(shell));
    line.addSubcommand(group(new Tenants(), List.of(new TenantAdd(shell), new TenantList(shell))));
    line.addSubcommand(apps());
    line.addSubcommand(keys());
    line.addSubcommand(new Import(shell));
    line.addSubcommand(new RollupCommand(shell));
    line.addSubcommand(new Verify(shell));
    line.addSubcommand(new Rebuild(shell));
    line.addSubcommand(new BackupCommand(shell));
    line.addSubcommand(new RestoreCommand(shell));
    line.addSubcommand(new EraseCommand(shell));
    line.addSubcommand(new ExportPerson(shell));
    line.addSubcommand(new Retain(shell));
    line.addSubcommand(new AuditCommand(shell));
    line.addSubcommand(new StatusCommand(shell));
    line.addSubcommand(new Doctor(shell));
    line.addSubcommand(new Rehearsal(shell));
    line.addSubcommand(new HelpCommand());
    line.registerConverter(Region.class, Words.of(Region.class));
    line.registerConverter(Edition.class, Words.of(Edition.class));
    line.registerConverter(Vendor.class, Words.of(Vendor.class));
    line.registerConverter(Key.Purpose.class, Words.of(Key.Purpose.class));
    line.registerConverter(LogFormat.class, Words.of(LogFormat.class));
    line.registerConverter(URI.class, Words::address);
    line.registerConverter(Instant.class, Words::instant);
    line.registerConverter(LocalDate.class, Words::date);
    line.setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8));
    line.setColorScheme(Help.defaultColorScheme(shell.terminal() ? Help.Ansi.AUTO : Help.Ansi.OFF));
    line.setUsageHelpWidth(WIDTH);
    line.setExecutionExceptionHandler(new Failures(shell));
    line.setParameterExceptionHandler(new WrongUsage());
    return line;
  }

  private CommandLine apps() {
    return group(
        new Apps(),
        List.of(
            new AppAdd(shell),
            new AppList(shell),
            new AppRotate(shell),
            new AppRevoke(shell),
            new AppInstall(shell),
            new AppUninstall(shell),
            new AppTicket(shell)));
  }

  private CommandLine keys() {
    return group(new Keys(), List.of(new KeyAdd(shell), new KeyList(shell), new KeyRevoke(shell)));
  }

  private static CommandLine group(Object group, List<Task> commands) {
    CommandLine line = new CommandLine(group);
    commands.forEach(line::addSubcommand);
    return line;
  }
}
