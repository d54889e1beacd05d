package dev.rollcall.events;

import org.jspecify.annotations.Nullable;

/** Pages of an app, the raw material of page views and opens (S13-S15). */
public sealed interface AppEvent extends PersonEvent {
  /** The app's id. */
  String app();

  /** {@link Form#GADGET} or {@link Form#WEBAPP}; a bot has no pages. */
  Form form();

  /** The page, or null when the sender did not say. */
  @Nullable String page();

  /** {@code app.page_viewed}: a page was shown, also by coming back from another application. */
  record PageViewed(Envelope envelope, String person, String app, Form form, @Nullable String page)
      implements AppEvent {
    public PageViewed {
      requirePages(form);
    }

    @Override
    public EventType type() {
      return EventType.APP_PAGE_VIEWED;
    }
  }

  /** {@code app.left}: the person went to another application; the app still runs. */
  record Left(Envelope envelope, String person, String app, Form form, @Nullable String page)
      implements AppEvent {
    public Left {
      requirePages(form);
    }

    @Override
    public EventType type() {
      return EventType.APP_LEFT;
    }
  }

  /** {@code app.closed}: the next page view begins a new open. */
  record Closed(Envelope envelope, String person, String app, Form form, @Nullable String page)
      implements AppEvent {
    public Closed {
      requirePages(form);
    }

    @Override
    public EventType type() {
      return EventType.APP_CLOSED;
    }
  }

  private static void requirePages(Form form) {
    if (form == Form.BOT) {
      throw new IllegalArgumentException("a bot has no pages: form must be gadget or webapp");
    }
  }
}
