/* mn-font-family.h: the four typefaces of a family that is really there
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-typeface.h"

G_BEGIN_DECLS

typedef enum {
  MN_FACE_REGULAR = 0,
  MN_FACE_BOLD = 1,
  MN_FACE_ITALIC = 2,
  MN_FACE_BOLD_ITALIC = 3,
} MnFaceIndex;

#define MN_N_FACES 4

/* Opens the four faces of the first of @families (NULL-terminated) that is installed under its own name, in all four
 * styles, with every Vietnamese letter. fontconfig answers any name with something (Nimbus Roman for Times New
 * Roman), so the name that comes back is compared. @chosen points into @families. */
gboolean mn_font_family_open (const char *const *families, MnTypeface *faces[MN_N_FACES], const char **chosen,
                              GError **error);

/* The 134 accented letters, then printable ASCII: what a family must have. Ends with 0. (transfer full) */
gunichar *mn_font_family_letters (void);

G_END_DECLS
