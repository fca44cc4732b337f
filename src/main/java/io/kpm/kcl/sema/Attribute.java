// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.source.Place;
import io.kpm.kcl.type.Type;

/**
 * An attribute that a schema declares.
 *
 * @param place where messages say it is declared
 */
public record Attribute(
    String name, Type type, boolean optional, boolean hasDefault, Place place) {}
