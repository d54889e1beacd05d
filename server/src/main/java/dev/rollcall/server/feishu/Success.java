package dev.rollcall.server.feishu;

/** All went well: the whole JSON document, in UTF-8, HTTP 200. */
final class Success implements Answer {
  private final byte[] document;

  Success(byte[] document) {
    this.document = document;
  }

  byte[] document() {
    return document;
  }
}
