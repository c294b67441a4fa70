/* mn-form-layout.h: the form that an entity's table makes
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-field-row.h"

G_BEGIN_DECLS

/* Hand-laid, from the resource ui/mn-<entity>-form.ui (its object "content"), or NULL when there is none; the builder
 * is for what else the file names. (transfer full) */
GtkBuilder *mn_form_layout_load (const MnEntity *entity);
/* Group by group, in two columns where there is much. (transfer floating) */
GtkWidget *mn_form_layout_generate (const MnEntity *entity);
/* A group of the fields that @rows does not hold yet; NULL when nothing is missing. (transfer floating) */
GtkWidget *mn_form_layout_generate_rest (const MnEntity *entity, GPtrArray *rows);
/* All MnFieldRow below @root, in order. */
void mn_form_layout_collect (GtkWidget *root, GPtrArray *rows);

G_END_DECLS
