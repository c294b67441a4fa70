/* mn-welcome.h: the first run
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-new-register.h"
#include "mn-register.h"

G_BEGIN_DECLS

/* Three ways to begin (sample, new register, file), registers opened lately, progress with a way to cancel, and a page
 * that explains what did not open and what can be done. Signal "opened" (MnRegister *). */
#define MN_TYPE_WELCOME (mn_welcome_get_type ())
G_DECLARE_FINAL_TYPE (MnWelcome, mn_welcome, MN, WELCOME, GtkWidget)

void mn_welcome_open (MnWelcome *self, GFile *file);
/* What came of opening @file elsewhere. */
void mn_welcome_show_error (MnWelcome *self, GFile *file, const GError *error);
void mn_welcome_show_new (MnWelcome *self);
void mn_welcome_make_sample (MnWelcome *self);
/* "start", "new", "progress", "problem" */
const char *mn_welcome_get_shown (MnWelcome *self);
const char *mn_welcome_get_problem (MnWelcome *self);
MnNewRegister *mn_welcome_get_new_register (MnWelcome *self);

G_END_DECLS
