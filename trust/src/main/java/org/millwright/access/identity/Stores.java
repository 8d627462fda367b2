package org.millwright.access.identity;

/** Where accounts and what belongs to them are kept. */
public record Stores(
        People people, Credentials credentials, Grants grants, Sessions sessions, Tokens tokens, Links links) {}
