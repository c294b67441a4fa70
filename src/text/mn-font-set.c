/* mn-font-set.c: a family of typefaces that turns text into glyph runs
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-text"

#include "config.h"

#include <string.h>

#include "mn-font-family.h"
#include "mn-font-set.h"
#include "mn-i18n.h"
#include "mn-text-run-private.h"
#include "mn-text.h"

/* A list has a few thousand distinct strings; a cache beyond this is emptied and starts again. */
#define MAX_CACHED 16384

/* The cached runs of one style. Keys belong to the runs. */
typedef struct {
  MnTextStyle style;
  MnTypeface *typeface; /* borrowed from the set */
  GHashTable *words;
  GHashTable *strings;
} Shelf;

struct _MnFontSet {
  gatomicrefcount ref_count;
  char *family;
  MnTypeface *faces[MN_N_FACES];
  GPtrArray *shelves;

  /* The run being put together */
  hb_buffer_t *buffer;
  GArray *glyphs;
  GArray *clusters;
  GString *word;
};

static void
shelf_free (Shelf *shelf)
{
  g_hash_table_unref (shelf->words);
  g_hash_table_unref (shelf->strings);
  g_free (shelf);
}

static GHashTable *
new_cache (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)mn_text_run_unref);
}

/* There are about ten styles on a document: looking through them is as quick as hashing. */
static Shelf *
get_shelf (MnFontSet *self, const MnTextStyle *style)
{
  Shelf *shelf;

  for (guint i = 0; i < self->shelves->len; i++)
    {
      shelf = self->shelves->pdata[i];
      if (shelf->style.size == style->size && !shelf->style.bold == !style->bold
          && !shelf->style.italic == !style->italic)
        return shelf;
    }
  shelf = g_new0 (Shelf, 1);
  shelf->style = *style;
  shelf->typeface = self->faces[(style->bold ? MN_FACE_BOLD : 0) | (style->italic ? MN_FACE_ITALIC : 0)];
  shelf->words = new_cache ();
  shelf->strings = new_cache ();
  g_ptr_array_add (self->shelves, shelf);
  return shelf;
}

static void
keep (GHashTable *cache, MnTextRun *run)
{
  if (g_hash_table_size (cache) >= MAX_CACHED)
    g_hash_table_remove_all (cache);
  g_hash_table_insert (cache, run->text, mn_text_run_ref (run));
}

static gboolean
is_figures (const char *word, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (word[i]) && strchr (".,/:-%", word[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
add_ascii (MnFontSet *self, Shelf *shelf, char character, double *pen)
{
  static const MnCluster one = { 1, 1 };
  double advance;
  MnGlyph glyph = { .x = (float)*pen };

  glyph.index = mn_typeface_get_ascii (shelf->typeface, character, &advance);
  g_array_append_val (self->glyphs, glyph);
  g_array_append_val (self->clusters, one);
  *pen += advance * shelf->style.size;
}

/* From HarfBuzz's glyphs to a run: its clusters are byte offsets, ours are lengths. */
static MnTextRun *
run_from_buffer (MnFontSet *self, Shelf *shelf, const char *text, gsize length)
{
  guint n = 0;
  const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos (self->buffer, &n);
  const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions (self->buffer, &n);
  double scale = shelf->style.size / mn_typeface_get_units (shelf->typeface);
  g_autofree MnGlyph *glyphs = g_new (MnGlyph, MAX (n, 1));
  g_autofree MnCluster *clusters = g_new (MnCluster, MAX (n, 1));
  guint n_clusters = 0;
  double pen = 0;

  for (guint i = 0; i < n; i++)
    {
      glyphs[i] = (MnGlyph) { infos[i].codepoint, (float)(pen + positions[i].x_offset * scale),
                              (float)(-positions[i].y_offset * scale) };
      pen += positions[i].x_advance * scale;
      if (i > 0 && infos[i].cluster == infos[i - 1].cluster)
        {
          clusters[n_clusters - 1].n_glyphs++;
          continue;
        }
      if (n_clusters > 0)
        clusters[n_clusters - 1].n_bytes = (guint16)(infos[i].cluster - infos[i - 1].cluster);
      clusters[n_clusters++] = (MnCluster) { (guint16)(length - infos[i].cluster), 1 };
    }
  return _mn_text_run_new (shelf->typeface, shelf->style.size, pen, glyphs, n, clusters, n_clusters, text,
                           (guint)length);
}

/* A word as glyphs, from the cache if it was seen before. (transfer none) */
static MnTextRun *
get_word (MnFontSet *self, Shelf *shelf, const char *word, gsize length, GError **error)
{
  MnTextRun *run;

  g_string_truncate (self->word, 0);
  g_string_append_len (self->word, word, (gssize)length);
  run = g_hash_table_lookup (shelf->words, self->word->str);
  if (run != NULL)
    return run;
  if (!mn_typeface_shape (shelf->typeface, self->buffer, self->word->str, length, error))
    return NULL;
  run = run_from_buffer (self, shelf, self->word->str, length);
  keep (shelf->words, run);
  mn_text_run_unref (run);
  return run;
}

static gboolean
add_word (MnFontSet *self, Shelf *shelf, const char *word, gsize length, double *pen, GError **error)
{
  MnTextRun *run;
  guint first = self->glyphs->len;

  if (is_figures (word, length))
    {
      for (gsize i = 0; i < length; i++)
        add_ascii (self, shelf, word[i], pen);
      return TRUE;
    }
  run = get_word (self, shelf, word, length, error);
  if (run == NULL)
    return FALSE;
  g_array_append_vals (self->glyphs, run->glyphs, run->n_glyphs);
  g_array_append_vals (self->clusters, run->clusters, run->n_clusters);
  for (guint i = first; i < self->glyphs->len; i++)
    g_array_index (self->glyphs, MnGlyph, i).x += (float)*pen;
  *pen += run->width;
  return TRUE;
}

/* Words are shaped one by one and set with plain spaces between them. */
static gboolean
compose (MnFontSet *self, Shelf *shelf, const char *text, gsize length, double *width, GError **error)
{
  const char *end = text + length;

  g_array_set_size (self->glyphs, 0);
  g_array_set_size (self->clusters, 0);
  *width = 0;
  while (text < end)
    {
      const char *space = memchr (text, ' ', (gsize)(end - text));
      const char *stop = space != NULL ? space : end;

      if (stop > text && !add_word (self, shelf, text, (gsize)(stop - text), width, error))
        return FALSE;
      if (space != NULL)
        add_ascii (self, shelf, ' ', width);
      text = space != NULL ? stop + 1 : stop;
    }
  return TRUE;
}

MnTextRun *
_mn_font_set_shape_part (MnFontSet *self, const MnTextStyle *style, const char *text, gsize length, GError **error)
{
  Shelf *shelf = get_shelf (self, style);
  double width;

  if (!compose (self, shelf, text, length, &width, error))
    return NULL;
  return _mn_text_run_new (shelf->typeface, style->size, width, (const MnGlyph *)self->glyphs->data, self->glyphs->len,
                           (const MnCluster *)self->clusters->data, self->clusters->len, text, (guint)length);
}

gboolean
_mn_font_set_measure_part (MnFontSet *self, const MnTextStyle *style, const char *text, gsize length, double *width,
                           GError **error)
{
  return compose (self, get_shelf (self, style), text, length, width, error);
}

char *
_mn_font_set_clean (const char *text, gboolean keep_lines, GError **error)
{
  char *clean = g_utf8_validate (text, -1, NULL) ? mn_text_nfc (text) : NULL;

  if (clean == NULL)
    {
      g_set_error_literal (error, MN_TEXT_ERROR, MN_TEXT_ERROR_ENCODING,
                           _ ("A text is not valid UTF-8 and cannot be printed."));
      return NULL;
    }
  for (char *p = clean; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) && !(keep_lines && *p == '\n'))
      *p = ' ';
  return clean;
}

MnTextRun *
mn_font_set_shape (MnFontSet *self, const MnTextStyle *style, const char *text, GError **error)
{
  g_autofree char *clean = NULL;
  Shelf *shelf;
  MnTextRun *run;

  g_return_val_if_fail (self != NULL && style != NULL && text != NULL, NULL);

  shelf = get_shelf (self, style);
  run = g_hash_table_lookup (shelf->strings, text);
  if (run != NULL)
    return mn_text_run_ref (run);
  clean = _mn_font_set_clean (text, FALSE, error);
  if (clean == NULL)
    return NULL;
  run = g_hash_table_lookup (shelf->strings, clean);
  if (run != NULL)
    return mn_text_run_ref (run);
  run = _mn_font_set_shape_part (self, style, clean, strlen (clean), error);
  if (run != NULL)
    keep (shelf->strings, run);
  return run;
}

MnFontSet *
mn_font_set_new (const char *const *families, GError **error)
{
  MnFontSet *self;
  MnTypeface *faces[MN_N_FACES] = { NULL };
  const char *chosen = NULL;

  if (!mn_font_family_open (families, faces, &chosen, error))
    return NULL;
  self = g_new0 (MnFontSet, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->family = g_strdup (chosen);
  memcpy (self->faces, faces, sizeof faces);
  self->shelves = g_ptr_array_new_with_free_func ((GDestroyNotify)shelf_free);
  self->buffer = hb_buffer_create ();
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (MnGlyph));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (MnCluster));
  self->word = g_string_new (NULL);
  return self;
}

static char *paper_family;
static GMutex paper_lock;

void
mn_font_set_choose_paper (const char *family)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&paper_lock);

  g_free (paper_family);
  paper_family = g_strdup (family);
}

MnFontSet *
mn_font_set_new_serif (GError **error)
{
  static const char *const families[] = { "Times New Roman", "Liberation Serif", "Tinos", NULL };
  g_autofree char *chosen = NULL;

  g_mutex_lock (&paper_lock);
  chosen = g_strdup (paper_family);
  g_mutex_unlock (&paper_lock);
  if (chosen != NULL)
    {
      const char *const own[] = { chosen, families[0], families[1], families[2], NULL };

      return mn_font_set_new (own, error);
    }

  return mn_font_set_new (families, error);
}

MnFontSet *
mn_font_set_new_sans (GError **error)
{
  static const char *const families[] = { "Noto Sans", "Liberation Sans", "DejaVu Sans", NULL };

  return mn_font_set_new (families, error);
}

MnFontSet *
mn_font_set_ref (MnFontSet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mn_font_set_unref (MnFontSet *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->shelves);
  for (guint i = 0; i < MN_N_FACES; i++)
    g_clear_pointer (&self->faces[i], mn_typeface_unref);
  hb_buffer_destroy (self->buffer);
  g_array_unref (self->glyphs);
  g_array_unref (self->clusters);
  g_string_free (self->word, TRUE);
  g_free (self->family);
  g_free (self);
}

const char *
mn_font_set_get_family (const MnFontSet *self)
{
  return self->family;
}

double
mn_font_set_ascent (MnFontSet *self, const MnTextStyle *style)
{
  return style->size * mn_typeface_get_ascent (get_shelf (self, style)->typeface);
}

double
mn_font_set_descent (MnFontSet *self, const MnTextStyle *style)
{
  return style->size * mn_typeface_get_descent (get_shelf (self, style)->typeface);
}

double
mn_font_set_line_height (MnFontSet *self, const MnTextStyle *style)
{
  return mn_font_set_ascent (self, style) + mn_font_set_descent (self, style)
         + style->size * mn_typeface_get_line_gap (get_shelf (self, style)->typeface);
}

gboolean
mn_text_measure (MnFontSet *fonts, const MnTextStyle *style, const char *text, double *width, double *ascent,
                 double *descent, GError **error)
{
  g_autoptr (MnTextRun) run = mn_font_set_shape (fonts, style, text, error);

  if (run == NULL)
    return FALSE;
  if (width != NULL)
    *width = mn_text_run_get_width (run);
  if (ascent != NULL)
    *ascent = mn_text_run_get_ascent (run);
  if (descent != NULL)
    *descent = mn_text_run_get_descent (run);
  return TRUE;
}
