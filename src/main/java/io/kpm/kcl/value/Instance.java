// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import java.util.ArrayList;
import java.util.List;

/** A schema instance: a dict that remembers the schema, arguments and config it was made from. */
public final class Instance extends KclDict {
  private final SchemaIdentity schema;
  private final Place place;
  private Arguments arguments = Arguments.NONE;
  private List<String> configKeys = List.of();

  /**
   * An instance without entries.
   *
   * @param place the schema name of the expression that makes it
   */
  public Instance(SchemaIdentity schema, Place place) {
    this.schema = schema;
    this.place = place;
  }

  /** An instance of these entries, all Undefined. */
  public Instance(SchemaIdentity schema, Place place, String[] keys) {
    super(keys);
    this.schema = schema;
    this.place = place;
  }

  public SchemaIdentity schema() {
    return schema;
  }

  public Place place() {
    return place;
  }

  public Arguments arguments() {
    return arguments;
  }

  public void setArguments(Arguments arguments) {
    this.arguments = arguments;
  }

  /** The keys of the config, in order; what a rebuild takes from the current values. */
  public List<String> configKeys() {
    return configKeys;
  }

  public void setConfigKeys(List<String> keys) {
    configKeys = List.copyOf(keys);
  }

  /** Adds those keys that are not yet config keys. */
  public void addConfigKeys(List<String> more) {
    var all = new ArrayList<>(configKeys);
    for (var key : more) {
      if (!all.contains(key)) {
        all.add(key);
      }
    }
    configKeys = List.copyOf(all);
  }

  /** An instance of the same schema, arguments, config keys and place without entries. */
  Instance emptyCopy() {
    var copy = new Instance(schema, place);
    copy.arguments = arguments;
    copy.configKeys = configKeys;
    return copy;
  }

  @Override
  public Kind kind() {
    return Kind.INSTANCE;
  }

  @Override
  public String typeName() {
    return schema.name();
  }
}
