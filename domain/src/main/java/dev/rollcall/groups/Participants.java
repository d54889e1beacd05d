package dev.rollcall.groups;

import java.util.Arrays;

/**
 * Who is a member of a chat and who ever posted there. One ascending array of ints, since there may
 * be millions of chats: a person's number times 4, plus 1 for a member, plus 2 for who posted.
 */
final class Participants {
  static final int MEMBER = 1;
  static final int POSTED = 2;
  private static final int FLAGS = MEMBER | POSTED;
  private static final int MOST = Integer.MAX_VALUE / (FLAGS + 1);
  private static final int[] NOBODY = {};

  private int[] people;
  private int members;
  private int membersWhoPosted;

  Participants() {
    this.people = NOBODY;
  }

  /** What {@link #packed} gave. */
  Participants(int[] packed) {
    this.people = packed;
    for (int i = 0; i < packed.length; i++) {
      if (i > 0 && packed[i - 1] >>> 2 >= packed[i] >>> 2) {
        throw new IllegalArgumentException("participants are not in order at " + i);
      }
      count(packed[i] & FLAGS, 1);
    }
  }

  int members() {
    return members;
  }

  /** Members now who ever posted. */
  int membersWhoPosted() {
    return membersWhoPosted;
  }

  /** Whether they were no member before. */
  boolean join(int person) {
    return set(person, MEMBER);
  }

  void post(int person) {
    set(person, POSTED);
  }

  void leave(int person) {
    int at = place(person);
    if (at < 0 || (people[at] & MEMBER) == 0) {
      return;
    }
    count(people[at] & FLAGS, -1);
    people[at] &= ~MEMBER;
    count(people[at] & FLAGS, 1);
    if ((people[at] & FLAGS) == 0) {
      int[] fewer = new int[people.length - 1];
      System.arraycopy(people, 0, fewer, 0, at);
      System.arraycopy(people, at + 1, fewer, at, fewer.length - at);
      people = fewer;
    }
  }

  /** Forgets everyone. */
  void clear() {
    people = NOBODY;
    members = 0;
    membersWhoPosted = 0;
  }

  /** The array as it is; not to be changed. */
  int[] packed() {
    return people;
  }

  /** Whether it was not set before. */
  private boolean set(int person, int flag) {
    int at = place(person);
    if (at >= 0) {
      if ((people[at] & flag) != 0) {
        return false;
      }
      count(people[at] & FLAGS, -1);
      people[at] |= flag;
      count(people[at] & FLAGS, 1);
      return true;
    }
    int[] more = Arrays.copyOf(people, people.length + 1);
    System.arraycopy(people, -1 - at, more, -at, people.length + 1 + at);
    more[-1 - at] = (person << 2) | flag;
    people = more;
    count(flag, 1);
    return true;
  }

  /** Where a person stands, or -1 less where they would. */
  private int place(int person) {
    if (person < 0 || person > MOST) {
      throw new IllegalArgumentException("person number " + person + " is not 0 to " + MOST);
    }
    int at = Arrays.binarySearch(people, person << 2);
    // No entry has flags 0, so the search always ends where the person's entry is or would be.
    int near = at < 0 ? -1 - at : at;
    return near < people.length && people[near] >>> 2 == person ? near : -1 - near;
  }

  private void count(int flags, int sign) {
    if ((flags & MEMBER) != 0) {
      members += sign;
      membersWhoPosted += flags == FLAGS ? sign : 0;
    }
  }
}
