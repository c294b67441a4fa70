/* mn-i18n.h: gettext, and the error domain of plain values
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "config.h"

#include <glib/gi18n-lib.h>

/* What a person typed could not be taken as a value. The message is a whole sentence in the
 * program's language that says what is wrong and, where it can, how to write it. */
#define MN_VALUE_ERROR (mn_value_error_quark ())
GQuark mn_value_error_quark (void);

typedef enum {
  MN_VALUE_ERROR_SYNTAX, /* not a date, an amount, a number at all */
  MN_VALUE_ERROR_RANGE,  /* reads well but cannot be: 31/02, a negative amount */
} MnValueError;
