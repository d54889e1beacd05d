package dev.rollcall.events;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Events with other names for some people, and without anything else that tells who they are: every
 * count stays (S7).
 *
 * <pre>
 * person, owner, member, members    the pseudonym
 * id, source                        the pseudonym in place of the id, where that is a word of them
 * page, doc                         gone
 * person.set                        person.erased with the same departments, account times cut
 * </pre>
 *
 * An event changed twice is the same as changed once, and two events are repeats of each other (S6)
 * after it exactly when they were before.
 */
public final class Pseudonymised {
  private final Function<String, @Nullable String> pseudonyms;

  /**
   * @param pseudonyms the other name of a person id, or null for one that stays
   */
  public Pseudonymised(Function<String, @Nullable String> pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  /** The event as it may be kept; the same object when nobody in it has another name. */
  public Event of(Event event) {
    return switch (event) {
      case PersonEvent person -> of(person);
      case GroupEvent group -> of(group);
      case DirectoryEvent directory -> of(directory);
    };
  }

  /** A change of the directory as it may be kept. */
  public DirectoryEvent of(DirectoryEvent event) {
    return switch (event) {
      case DirectoryEvent.PersonSet set -> {
        String name = pseudonyms.apply(set.person());
        yield name == null
            ? set
            : new DirectoryEvent.PersonErased(
                envelope(set.envelope(), set.person(), name),
                name,
                set.departments(),
                set.activated(),
                set.createdMicros(),
                set.registeredMicros());
      }
      case DirectoryEvent.PersonLeft left -> {
        String name = pseudonyms.apply(left.person());
        yield name == null
            ? left
            : new DirectoryEvent.PersonLeft(envelope(left.envelope(), left.person(), name), name);
      }
      case DirectoryEvent.PersonErased erased -> {
        String name = pseudonyms.apply(erased.person());
        yield name == null
            ? erased
            : new DirectoryEvent.PersonErased(
                envelope(erased.envelope(), erased.person(), name),
                name,
                erased.departments(),
                erased.activated(),
                erased.createdMicros(),
                erased.registeredMicros());
      }
      case DirectoryEvent.DepartmentSet _,
          DirectoryEvent.DepartmentRemoved _,
          DirectoryEvent.AppSet _ ->
          event;
    };
  }

  private PersonEvent of(PersonEvent event) {
    String name = pseudonyms.apply(event.person());
    if (name == null) {
      return event;
    }
    Envelope at = envelope(event.envelope(), event.person(), name);
    return switch (event) {
      case AppEvent.PageViewed it -> new AppEvent.PageViewed(at, name, it.app(), it.form(), null);
      case AppEvent.Left it -> new AppEvent.Left(at, name, it.app(), it.form(), null);
      case AppEvent.Closed it -> new AppEvent.Closed(at, name, it.app(), it.form(), null);
      case BotEvent.MessageSent it -> new BotEvent.MessageSent(at, name, it.app());
      case BotEvent.MessageRead it -> new BotEvent.MessageRead(at, name, it.app());
      case ImEvent.MessageSent _ -> new ImEvent.MessageSent(at, name);
      case ImEvent.Used _ -> new ImEvent.Used(at, name);
      case DocEvent.Created _ -> new DocEvent.Created(at, name, null);
      case DocEvent.Viewed _ -> new DocEvent.Viewed(at, name, null);
      case CalendarEvent.EventCreated _ -> new CalendarEvent.EventCreated(at, name);
      case CalendarEvent.Viewed _ -> new CalendarEvent.Viewed(at, name);
      case MeetingEvent.Joined it -> new MeetingEvent.Joined(at, name, it.meeting());
      case MeetingEvent.Left it -> new MeetingEvent.Left(at, name, it.meeting(), it.seconds());
      case TaskEvent.Created _ -> new TaskEvent.Created(at, name);
      case MailEvent.Sent it -> new MailEvent.Sent(at, name, it.external());
      case MailEvent.Received it -> new MailEvent.Received(at, name, it.external());
      case SearchEvent.Performed it -> new SearchEvent.Performed(at, name, it.kind());
      case ClientEvent.Seen _ -> new ClientEvent.Seen(at, name);
      case WorkplaceEvent.Visited it -> new WorkplaceEvent.Visited(at, name, it.workplace());
      case WorkplaceEvent.BlockVisited it ->
          new WorkplaceEvent.BlockVisited(at, name, it.block(), it.workplace());
    };
  }

  private GroupEvent of(GroupEvent event) {
    return switch (event) {
      case GroupEvent.Created it -> created(it);
      case GroupEvent.OwnerChanged it -> {
        String name = pseudonyms.apply(it.owner());
        yield name == null
            ? it
            : new GroupEvent.OwnerChanged(
                envelope(it.envelope(), it.owner(), name), it.chat(), name);
      }
      case GroupEvent.MemberJoined it -> {
        String name = pseudonyms.apply(it.member());
        yield name == null
            ? it
            : new GroupEvent.MemberJoined(
                envelope(it.envelope(), it.member(), name), it.chat(), name);
      }
      case GroupEvent.MemberLeft it -> {
        String name = pseudonyms.apply(it.member());
        yield name == null
            ? it
            : new GroupEvent.MemberLeft(
                envelope(it.envelope(), it.member(), name), it.chat(), name);
      }
      case GroupEvent.MessageSent it -> {
        String name = pseudonyms.apply(it.member());
        yield name == null
            ? it
            : new GroupEvent.MessageSent(
                envelope(it.envelope(), it.member(), name), it.chat(), name);
      }
      case GroupEvent.Dismissed _, GroupEvent.Migrated _ -> event;
    };
  }

  private GroupEvent created(GroupEvent.Created event) {
    Envelope at = event.envelope();
    String owner = pseudonyms.apply(event.owner());
    if (owner != null) {
      at = envelope(at, event.owner(), owner);
    }
    for (String member : event.members()) {
      String name = pseudonyms.apply(member);
      if (name != null) {
        at = envelope(at, member, name);
      }
    }
    List<String> members = event.members().stream().map(this::named).toList();
    return new GroupEvent.Created(at, event.chat(), named(event.owner()), members);
  }

  private String named(String person) {
    String name = pseudonyms.apply(person);
    return name == null ? person : name;
  }

  private static Envelope envelope(Envelope of, String person, String name) {
    return new Envelope(
        replaced(of.id(), person, name),
        replaced(of.source(), person, name),
        of.timeMicros(),
        of.region(),
        of.client());
  }

  /** A person id such as {@code 1} is no word of {@code 2026-110}, but one of {@code view-1}. */
  private static String replaced(String text, String person, String name) {
    return text.contains(person)
        ? Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(person) + "(?![\\p{L}\\p{N}])")
            .matcher(text)
            .replaceAll(Matcher.quoteReplacement(name))
        : text;
  }
}
