/* mn-font-choice.h: the families that paper could be set in
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A family that is installed with Latin letters. */
typedef struct {
  char *family;
  char *problem; /* NULL: paper can be set in it; else a sentence that says which letters or faces it lacks */
} MnFontChoice;

void mn_font_choice_free (MnFontChoice *choice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnFontChoice, mn_font_choice_free)

/* Those that will do first, each part by name. Reads what fontconfig knows of the files, not the files.
 * (element-type MnFontChoice) (transfer full) */
GPtrArray *mn_font_choices (void);

G_END_DECLS
