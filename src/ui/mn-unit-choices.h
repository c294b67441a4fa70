/* mn-unit-choices.h: the units one can make a register for
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "mn-date.h"

G_BEGIN_DECLS

/* Before there is a register there is no unit table: the choice is made from the national list that ships with the
 * program, the same that the new register is filled from. */
typedef struct {
  const char *code;
  const char *name;
} MnUnitChoice;

/* Units directly below @parent_code ("" for provinces) in force on @on, in Vietnamese order. The strings live as long
 * as the program. (transfer full) (element-type MnUnitChoice) */
GArray *mn_unit_choices (const char *parent_code, MnDate on, GError **error);

G_END_DECLS
