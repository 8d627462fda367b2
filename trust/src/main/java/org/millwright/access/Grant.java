package org.millwright.access;

/**
 * One person has one role from one asset downwards.
 *
 * @param person the id of the person
 * @param role the name of the role
 * @param scope the asset at whose subtree it ends; {@link AssetId#PLANT} for everything
 */
public record Grant(String person, String role, AssetId scope) {}
