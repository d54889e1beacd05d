package dev.rollcall.server.feishu;

/** What a path has to say: all went well, or a refusal. */
sealed interface Answer permits Success, Refusal {}
