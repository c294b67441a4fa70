/* mn-new-register.h: for which unit, from which day, in which file
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-date.h"

G_BEGIN_DECLS

/* Signal "create": the form is complete and the button was pressed. */
#define MN_TYPE_NEW_REGISTER (mn_new_register_get_type ())
G_DECLARE_FINAL_TYPE (MnNewRegister, mn_new_register, MN, NEW_REGISTER, GtkWidget)

/* Fills the lists when first shown. */
void mn_new_register_prepare (MnNewRegister *self);
const char *mn_new_register_get_path (MnNewRegister *self);
const char *mn_new_register_get_unit_code (MnNewRegister *self);
MnDate mn_new_register_get_date (MnNewRegister *self);
/* For tests and for going back to a choice: the unit with this code below the province and district with these. */
gboolean mn_new_register_choose (MnNewRegister *self, const char *province, const char *district, const char *commune);
void mn_new_register_set_path (MnNewRegister *self, const char *path);
void mn_new_register_set_date (MnNewRegister *self, MnDate date);

G_END_DECLS
