// SPDX-License-Identifier: Apache-2.0
/** What tests of several rooms share: a home of their own, a command line without a process. */
@NullMarked
package io.kpm.testing;

import org.jspecify.annotations.NullMarked;
