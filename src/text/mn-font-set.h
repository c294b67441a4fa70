/* mn-font-set.h: a family of typefaces that turns text into glyph runs
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-text-run.h"

G_BEGIN_DECLS

/* Regular, bold, italic and bold italic of one family, with a cache of every word and string it has shaped. All
 * measures are points. A set is used by one thread at a time (runs made by it may be drawn anywhere), and is worth
 * keeping: the cache is what makes long lists quick. */
typedef struct _MnFontSet MnFontSet;

/* The first of @families (NULL-terminated) that is really installed with all Vietnamese letters. */
MnFontSet *mn_font_set_new (const char *const *families, GError **error);
/* For official paper (decree 30/2020): what was chosen, else Times New Roman, else Liberation Serif, else Tinos (the
 * same metrics). */
MnFontSet *mn_font_set_new_serif (GError **error);
/* The family of paper in this program from now on; NULL: as it comes. One that isn't there, or lacks letters, is passed
 * over. From any thread. */
void mn_font_set_choose_paper (const char *family);
/* For charts: Noto Sans, else Liberation Sans, else DejaVu Sans. */
MnFontSet *mn_font_set_new_sans (GError **error);
MnFontSet *mn_font_set_ref (MnFontSet *self);
void mn_font_set_unref (MnFontSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnFontSet, mn_font_set_unref)

/* The family found: "Liberation Serif". (transfer none) */
const char *mn_font_set_get_family (const MnFontSet *self);

/* One line of @text. It is brought to NFC; control characters, line breaks too, become spaces (break lines with
 * MnParagraph). Words made of figures and their signs keep equal widths, so that columns of figures line up. A letter
 * the font lacks is an error that names it, never an empty box. (transfer full) */
MnTextRun *mn_font_set_shape (MnFontSet *self, const MnTextStyle *style, const char *text, GError **error);

/* From one baseline to the next in single spacing; above and below the baseline. */
double mn_font_set_line_height (MnFontSet *self, const MnTextStyle *style);
double mn_font_set_ascent (MnFontSet *self, const MnTextStyle *style);
double mn_font_set_descent (MnFontSet *self, const MnTextStyle *style);

/* Width, ascent and descent of a line of @text in points; each may be NULL. */
gboolean mn_text_measure (MnFontSet *fonts, const MnTextStyle *style, const char *text, double *width, double *ascent,
                          double *descent, GError **error);

/* For MnParagraph: a part of a text that is already clean, not kept in the cache as a whole; and its width only. */
MnTextRun *_mn_font_set_shape_part (MnFontSet *self, const MnTextStyle *style, const char *text, gsize length,
                                    GError **error);
gboolean _mn_font_set_measure_part (MnFontSet *self, const MnTextStyle *style, const char *text, gsize length,
                                    double *width, GError **error);
/* NFC, with control characters (but not '\n' if @keep_lines) made spaces; NULL and an error if not UTF-8. */
char *_mn_font_set_clean (const char *text, gboolean keep_lines, GError **error);

G_END_DECLS
