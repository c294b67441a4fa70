/* mn-template-save.h: the workbook for a commune, to where a person wants it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-session.h"

G_BEGIN_DECLS

/* The commune whose template it would be: @chosen, else the register's own unit when that is a commune; 0: somebody has
 * to choose one. */
gint64 mn_template_save_unit (MnSession *session, gint64 chosen);

/* @saved is called once the file stands (a toast says so) or with what went wrong; not when nothing was chosen. */
typedef void (*MnTemplateFunc) (GtkWindow *parent, const GError *error);

/* Asks for the file's name above @parent. */
void mn_template_save (MnSession *session, GtkWindow *parent, gint64 unit, MnTemplateFunc saved);

G_END_DECLS
