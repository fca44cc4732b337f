// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;

/** One identifier where it was written; a leading {@code $} is in the span, not in the text. */
public record Word(Span span, String text) {}
