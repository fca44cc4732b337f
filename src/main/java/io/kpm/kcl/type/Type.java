// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

/** A type of the language; {@link #text} is how messages print it. */
public sealed interface Type
    permits BasicType,
        LiteralType,
        ListType,
        DictType,
        UnionType,
        FunctionType,
        ModuleType,
        RuleType,
        SchemaType,
        SchemaObjectType {

  String text();
}
