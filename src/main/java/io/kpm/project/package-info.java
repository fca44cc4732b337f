// SPDX-License-Identifier: Apache-2.0
/**
 * A KCL package with its dependencies settled: {@link io.kpm.project.Dependencies} takes a
 * {@link io.kpm.project.Project} and gives every package that it needs, as the lock says or
 * resolved anew, fetched and verified.
 *
 * <p>This room joins {@code resolve}, which selects versions, {@code store}, which has the files,
 * and the lock, which pins what was selected before. Knows nothing of commands and of the compiler.
 * Sources: {@code docs/formats.md}, the README's rules of resolution.
 */
@NullMarked
package io.kpm.project;

import org.jspecify.annotations.NullMarked;
