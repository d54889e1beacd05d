package dev.rollcall.groups;

/** Ascending numbers as bytes: how many, the first, then each one less the one before. */
final class AscendingNumbers {
  private AscendingNumbers() {}

  static void write(int[] ascending, SealedOutput out) {
    out.number(ascending.length);
    int before = 0;
    for (int number : ascending) {
      out.number(number - before);
      before = number;
    }
  }

  static int[] read(SealedInput in) {
    int[] ascending = new int[in.count()];
    int before = 0;
    for (int i = 0; i < ascending.length; i++) {
      before = Math.addExact(before, in.number());
      ascending[i] = before;
    }
    return ascending;
  }
}
