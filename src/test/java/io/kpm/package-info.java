// SPDX-License-Identifier: Apache-2.0
/** Tests of the whole house; each room's tests stand in the package of the room. */
@NullMarked
package io.kpm;

import org.jspecify.annotations.NullMarked;
