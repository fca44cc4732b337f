// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.load.ImportTarget;
import io.kpm.kcl.syntax.Entry;
import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.syntax.Stmt;
import io.kpm.kcl.syntax.TypeNode;
import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.Type;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the checker learned about a program, by the numbers of its nodes. */
public final class Facts {
  private final @Nullable ImportTarget[] imports;
  private final @Nullable Type[] types;
  private final int[] slots;
  private final BitSet selfReading = new BitSet();
  private final BitSet literalKeys = new BitSet();
  private final BitSet checkedConfigs = new BitSet();
  private final BitSet readConfigs = new BitSet();
  private final Map<String, PackageSymbols> packages = new LinkedHashMap<>();

  Facts(int endId) {
    this.imports = new ImportTarget[endId];
    this.types = new Type[endId];
    this.slots = new int[endId];
  }

  /** What the head of a name refers to if that is an import. */
  public Optional<ImportTarget> importOf(int nameId) {
    return Optional.ofNullable(imports[nameId]);
  }

  /** Where the value of the head of a name stands: a {@link Slot}. */
  public int slotOf(Expr.Name name) {
    return slots[name.id()];
  }

  /** Whether a key is known to be literal text, not the variable of a loop. */
  public boolean isLiteral(Entry.NameKey key) {
    return literalKeys.get(key.id());
  }

  /** Whether entries of a config literal may be read as names by those behind them. */
  public boolean readsEntries(Expr.Config literal) {
    return readConfigs.get(literal.id()) || !checkedConfigs.get(literal.id());
  }

  /** The type that an annotation stands for. */
  public Type typeOf(TypeNode node) {
    return typeAt(node.id());
  }

  /** The type on the right side of {@code as}. */
  public Type typeNamedBy(Expr operand) {
    return typeAt(operand.id());
  }

  /** Whether a statement reads the name it assigns, not counting bodies of lambdas. */
  public boolean readsItsTarget(Stmt statement) {
    return selfReading.get(statement.id());
  }

  /** The declarations of a package of the program. */
  public PackageSymbols symbols(String path) {
    var found = packages.get(path);
    if (found == null) {
      throw new IllegalArgumentException("no package " + path);
    }
    return found;
  }

  /** The type aliases of a package that stand for schemas. */
  public Map<String, SchemaSymbol> schemaAliases(String path) {
    var aliases = new LinkedHashMap<String, SchemaSymbol>();
    for (var alias : symbols(path).aliases()) {
      if (typeOf(alias.declaration().type()) instanceof SchemaSymbol schema) {
        aliases.put(alias.declaration().name().text(), schema);
      }
    }
    return aliases;
  }

  void bindImport(int nameId, ImportTarget target) {
    imports[nameId] = target;
  }

  void setSlot(Expr.Name name, int slot) {
    slots[name.id()] = slot;
  }

  void markLiteral(Entry.NameKey key) {
    literalKeys.set(key.id());
  }

  void markChecked(Expr.Config literal) {
    checkedConfigs.set(literal.id());
  }

  /** Notes that an entry of the config of this number is read; a negative one is none. */
  void markRead(int config) {
    if (config >= 0) {
      readConfigs.set(config);
    }
  }

  void setType(int id, Type type) {
    types[id] = type;
  }

  void markSelfReading(Stmt statement) {
    selfReading.set(statement.id());
  }

  void add(PackageSymbols symbols) {
    packages.put(symbols.path(), symbols);
  }

  private Type typeAt(int id) {
    var type = types[id];
    return type == null ? BasicType.ANY : type;
  }
}
