/* mn-table-csv.c: text tables of any encoding
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-table-private.h"

#include <string.h>

#include "mn-csv.h"
#include "mn-encoding.h"
#include "mn-i18n.h"

#define BLOCK_SIZE (64 * 1024)
#define SAMPLE_SIZE (256 * 1024)
#define LOOK_SIZE (64 * 1024 * 1024) /* a heading in plain ASCII may be long; names come */
/* Below, most words with marks are none of the language's: no guess worth following. */
#define LEAST_SCORE 0.3
#define ROWS_PER_FILL 64

typedef struct {
  char *path;
  char *encoding;
  GInputStream *file;
  MnCsvReader *reader;
  goffset size;
} Reader;

static void
reader_free (gpointer data)
{
  Reader *self = data;

  g_clear_pointer (&self->reader, mn_csv_reader_free);
  g_clear_object (&self->file);
  g_free (self->encoding);
  g_free (self->path);
  g_free (self);
}

static gboolean
is_ascii (const guint8 *bytes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (bytes[i] >= 0x80)
      return FALSE;
  return TRUE;
}

/* The beginning, and later the lines of blocks in which there is more than ASCII. */
static GByteArray *
take_sample (GInputStream *stream, GError **error)
{
  g_autoptr (GByteArray) sample = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  gsize looked = 0;
  gsize n;

  do
    {
      const guint8 *from = block;

      if (!g_input_stream_read_all (stream, block, BLOCK_SIZE, &n, NULL, error))
        return NULL;
      if (looked > 0)
        {
          from = memchr (block, '\n', n);
          from = from != NULL ? from + 1 : block + n;
        }
      if (looked == 0 || !is_ascii (from, (gsize)(block + n - from)))
        g_byte_array_append (sample, from, (guint)(block + n - from));
      looked += n;
  } while (n == BLOCK_SIZE && sample->len < SAMPLE_SIZE && looked < LOOK_SIZE);
  return g_steal_pointer (&sample);
}

static GInputStream *
open_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

static char *
find_encoding (const char *path, GError **error)
{
  g_autoptr (GInputStream) file = open_file (path, error);
  g_autoptr (GByteArray) sample = NULL;
  const char *code;
  double score = 0;

  if (file == NULL)
    return NULL;
  sample = take_sample (file, error);
  if (sample == NULL)
    return NULL;
  code = mn_encoding_guess (sample->data, sample->len, &score);
  /* Said by the reader, with its line. */
  if (g_str_has_prefix (code, "utf-16") || memchr (sample->data, 0, sample->len) == NULL)
    {
      if (score >= LEAST_SCORE || strcmp (code, "utf-8") == 0)
        return g_strdup (code);
      g_set_error_literal (error, MN_TABLE_ERROR, MN_TABLE_ERROR_ENCODING,
                           _ ("It cannot be told in which encoding the file is written: choose it by hand, or save the "
                              "file as “CSV UTF-8” first."));
      return NULL;
    }
  return g_strdup ("utf-8");
}

static gboolean
open_sheet (gpointer data, guint sheet, GError **error)
{
  Reader *self = data;
  g_autoptr (GConverter) converter = NULL;
  g_autoptr (GInputStream) stream = NULL;

  g_clear_pointer (&self->reader, mn_csv_reader_free);
  g_clear_object (&self->file);
  self->file = open_file (self->path, error);
  if (self->file == NULL)
    return FALSE;
  g_seekable_seek (G_SEEKABLE (self->file), 0, G_SEEK_END, NULL, NULL);
  self->size = g_seekable_tell (G_SEEKABLE (self->file));
  g_seekable_seek (G_SEEKABLE (self->file), 0, G_SEEK_SET, NULL, NULL);
  /* The reader checks UTF-8 itself and knows the line. */
  if (strcmp (self->encoding, "utf-8") == 0)
    {
      self->reader = mn_csv_reader_new (self->file);
      return TRUE;
    }
  converter = mn_encoding_converter_new (self->encoding, error);
  if (converter == NULL)
    return FALSE;
  stream = g_converter_input_stream_new (self->file, converter);
  self->reader = mn_csv_reader_new (stream);
  return TRUE;
}

gpointer
_mn_table_csv_open (const char *path, const char *encoding, GArray *sheets, GError **error)
{
  Reader *self = g_new0 (Reader, 1);

  self->path = g_strdup (path);
  self->encoding = encoding != NULL ? g_strdup (encoding) : find_encoding (path, error);
  _mn_table_add_sheet (sheets, "", FALSE);
  if (self->encoding != NULL)
    return self;
  reader_free (self);
  return NULL;
}

static gboolean
fill (gpointer data, MnTableRows *rows, GCancellable *cancellable, GError **error)
{
  Reader *self = data;
  g_autoptr (GError) local = NULL;

  for (guint i = 0; i < ROWS_PER_FILL; i++)
    {
      if (!mn_csv_reader_next (self->reader, cancellable, &local))
        break;
      _mn_table_rows_begin (rows, mn_csv_reader_get_line (self->reader));
      for (guint c = 0; c < mn_csv_reader_get_n_cells (self->reader); c++)
        {
          const char *text = mn_csv_reader_get_cell (self->reader, c);

          if (!_mn_table_rows_add_text (rows, c, text, strlen (text), NULL, error))
            return FALSE;
        }
      _mn_table_rows_end (rows, 1);
      if (i == ROWS_PER_FILL - 1)
        return TRUE;
    }
  if (local == NULL)
    return FALSE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_INVALID_DATA)
      || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    g_set_error_literal (error, MN_TABLE_ERROR, MN_TABLE_ERROR_ENCODING,
                         _ ("The file has letters that its encoding doesn't have: choose another encoding, or save the "
                            "file as “CSV UTF-8” first."));
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static double
get_progress (gpointer data)
{
  Reader *self = data;

  return self->size > 0 ? (double)g_seekable_tell (G_SEEKABLE (self->file)) / (double)self->size : 0;
}

static const char *
get_encoding (gpointer data)
{
  return ((Reader *)data)->encoding;
}

const MnTableClass _mn_table_csv_class = { open_sheet, fill, get_progress, get_encoding, reader_free };
