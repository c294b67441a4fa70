/* mn-typeface.h: one font file, ready to shape and to draw
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>
#include <hb.h>

#include "mn-text-error.h"

G_BEGIN_DECLS

/* One face of one font file. HarfBuzz and Cairo each open the file for themselves: an FT_Face shared between them
 * has its size changed under HarfBuzz's feet, and advances become garbage. Immutable once made, counted
 * atomically, usable from any thread. Private to this floor: other floors use MnFontSet. */
typedef struct _MnTypeface MnTypeface;

MnTypeface *mn_typeface_new (const char *file, int index, const char *name, GError **error);
MnTypeface *mn_typeface_ref (MnTypeface *self);
void mn_typeface_unref (MnTypeface *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnTypeface, mn_typeface_unref)

/* "Liberation Serif Bold", for messages. (transfer none) */
const char *mn_typeface_get_name (const MnTypeface *self);
cairo_font_face_t *mn_typeface_get_cairo (const MnTypeface *self);
gboolean mn_typeface_has (const MnTypeface *self, gunichar letter);

/* All measures of a typeface are in ems: times the size they are points. */
double mn_typeface_get_ascent (const MnTypeface *self);
double mn_typeface_get_descent (const MnTypeface *self);
double mn_typeface_get_line_gap (const MnTypeface *self);

/* Glyph and advance of a printable ASCII character, without kerning: spaces, and figures that must stand in
 * columns. The glyph is 0 when the font lacks it. */
guint32 mn_typeface_get_ascii (const MnTypeface *self, char character, double *advance);

/* Shapes @length bytes of NFC text into @buffer, which is emptied first; clusters are byte offsets, positions
 * font units (see mn_typeface_get_units). A letter that the font lacks is an error that names it. */
gboolean mn_typeface_shape (const MnTypeface *self, hb_buffer_t *buffer, const char *text, gsize length,
                            GError **error);
guint mn_typeface_get_units (const MnTypeface *self);

void _mn_typeface_set_missing (const MnTypeface *self, gunichar letter, GError **error);

G_END_DECLS
