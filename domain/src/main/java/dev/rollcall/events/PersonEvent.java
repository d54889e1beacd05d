package dev.rollcall.events;

/** Something a person did, or, with received mail, that happened to a person. */
public sealed interface PersonEvent extends Event
    permits AppEvent,
        BotEvent,
        ImEvent,
        DocEvent,
        CalendarEvent,
        MeetingEvent,
        TaskEvent,
        MailEvent,
        SearchEvent,
        ClientEvent,
        WorkplaceEvent {
  /** The tenant's own id of the person. */
  String person();
}
