/* mn-csv.c: a strict reader of comma-separated text
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-csv.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mn-i18n.h"

#define BLOCK_SIZE (64 * 1024)

typedef enum {
  AT_CELL,     /* nothing of the cell yet */
  IN_PLAIN,    /* in a cell without quotation marks */
  IN_QUOTED,   /* between quotation marks */
  AFTER_QUOTE, /* a mark that closes the cell, or the first of two */
  AFTER_CR,    /* \n must follow */
} State;

struct _MnCsvReader {
  GInputStream *stream;
  goffset size;

  /* The block that is being read. */
  guint8 block[BLOCK_SIZE];
  gsize n_block;
  gsize at;
  goffset offset; /* of what was taken from the block */

  /* The row: cells one after the other, each ended by a zero byte. */
  GString *text;
  GArray *cells; /* of gsize: where each begins in @text */
  gsize n_row;   /* bytes of the file in this row */
  guint row_line;

  State state;
  guint line;
  guint quote_line; /* where the open quotation mark stands */
  char separator;   /* 0: not known yet */
  gboolean started;
  gboolean ended;
};

/* clang-format off */
G_DEFINE_QUARK (mn-csv-error-quark, mn_csv_error)
/* clang-format on */

MnCsvReader *
mn_csv_reader_new (GInputStream *stream)
{
  MnCsvReader *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_new0 (MnCsvReader, 1);
  self->stream = g_object_ref (stream);
  self->text = g_string_new (NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->line = 1;
  return self;
}

static MnCsvReader *
refuse_file (GError **error, const char *sentence, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, MN_CSV_ERROR, MN_CSV_ERROR_NOT_TEXT, sentence, shown);
  return NULL;
}

static MnCsvReader *
refuse_errno (GError **error, int saved_errno, const char *path)
{
  if (saved_errno == ENOENT || saved_errno == ENOTDIR)
    return refuse_file (error, _ ("There is no file “%s”."), path);
  if (saved_errno == EACCES || saved_errno == EPERM)
    return refuse_file (error, _ ("You have no permission to read “%s”."), path);
  return refuse_file (error, _ ("“%s” could not be read."), path);
}

/* Without blocking: a fifo is not waited for. */
MnCsvReader *
mn_csv_reader_open (const char *path, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  MnCsvReader *self;
  struct stat info;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (fd < 0)
    return refuse_errno (error, errno, path);
  stream = g_unix_input_stream_new (fd, TRUE);
  if (fstat (fd, &info) != 0)
    return refuse_errno (error, errno, path);
  if (S_ISDIR (info.st_mode))
    return refuse_file (error, _ ("“%s” is a folder, not a table."), path);
  if (!S_ISREG (info.st_mode))
    return refuse_file (error, _ ("“%s” is not an ordinary file."), path);
  if (info.st_size == 0)
    return refuse_file (error, _ ("“%s” is empty."), path);
  self = mn_csv_reader_new (stream);
  self->size = info.st_size;
  return self;
}

void
mn_csv_reader_free (MnCsvReader *self)
{
  g_object_unref (self->stream);
  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_free (self);
}

guint
mn_csv_reader_get_n_cells (MnCsvReader *self)
{
  return self->cells->len;
}

const char *
mn_csv_reader_get_cell (MnCsvReader *self, guint cell)
{
  g_return_val_if_fail (cell < self->cells->len, NULL);

  return self->text->str + g_array_index (self->cells, gsize, cell);
}

guint
mn_csv_reader_get_line (MnCsvReader *self)
{
  return self->row_line;
}

goffset
mn_csv_reader_get_offset (MnCsvReader *self)
{
  return self->offset;
}

goffset
mn_csv_reader_get_size (MnCsvReader *self)
{
  return self->size;
}

static gboolean
refuse_line (GError **error, MnCsvError code, const char *sentence, guint line)
{
  g_set_error (error, MN_CSV_ERROR, code, sentence, line);
  return FALSE;
}

/* What people choose by mistake is told apart by its first bytes. */
static gboolean
judge_beginning (MnCsvReader *self, GError **error)
{
  const guint8 *block = self->block;

  if (self->n_block >= 4 && memcmp (block, "PK\3\4", 4) == 0)
    g_set_error_literal (error, MN_CSV_ERROR, MN_CSV_ERROR_NOT_TEXT,
                         _ ("The file is a workbook, not CSV: save it as “CSV UTF-8” first."));
  else if (self->n_block >= 2 && (memcmp (block, "\xff\xfe", 2) == 0 || memcmp (block, "\xfe\xff", 2) == 0))
    g_set_error_literal (error, MN_CSV_ERROR, MN_CSV_ERROR_ENCODING,
                         _ ("The file is in UTF-16: save it as “CSV UTF-8” first."));
  else
    {
      if (self->n_block >= 3 && memcmp (block, "\xef\xbb\xbf", 3) == 0)
        self->at = 3;
      return TRUE;
    }
  return FALSE;
}

/* FALSE: the end, or @error. */
static gboolean
fill_block (MnCsvReader *self, GCancellable *cancellable, GError **error)
{
  gsize n_read = 0;

  if (self->at < self->n_block)
    return TRUE;
  self->at = 0;
  self->n_block = 0;
  /* Whole blocks, also from a stream that gives a byte at a time: the beginning is judged by its first. */
  if (!g_input_stream_read_all (self->stream, self->block, BLOCK_SIZE, &n_read, cancellable, error))
    return FALSE;
  self->n_block = n_read;
  if (!self->started && n_read > 0)
    {
      self->started = TRUE;
      if (!judge_beginning (self, error))
        return FALSE;
      self->offset = (goffset)self->at;
      if (self->at == self->n_block)
        return FALSE;
    }
  return n_read > 0;
}

static void
begin_cell (MnCsvReader *self)
{
  g_array_append_val (self->cells, self->text->len);
}

static gboolean
end_cell (MnCsvReader *self, GError **error)
{
  gsize start = g_array_index (self->cells, gsize, self->cells->len - 1);

  if (self->text->len > start && !g_utf8_validate (self->text->str + start, (gssize)(self->text->len - start), NULL))
    return refuse_line (error, MN_CSV_ERROR_ENCODING,
                        _ ("Line %u: the text is not UTF-8. Save the file as “CSV UTF-8” first."), self->row_line);
  g_string_append_c (self->text, '\0');
  self->state = AT_CELL;
  return TRUE;
}

static gboolean
next_cell (MnCsvReader *self, GError **error)
{
  if (!end_cell (self, error))
    return FALSE;
  if (self->cells->len == MN_CSV_MAX_CELLS)
    {
      g_set_error (error, MN_CSV_ERROR, MN_CSV_ERROR_SIZE, _ ("Line %u: there are more than %d columns."),
                   self->row_line, MN_CSV_MAX_CELLS);
      return FALSE;
    }
  begin_cell (self);
  return TRUE;
}

static gboolean
is_separator (MnCsvReader *self, char c)
{
  if (self->separator == 0 && (c == ',' || c == ';' || c == '\t'))
    self->separator = c;
  return c == self->separator;
}

/* Outside quotation marks. */
static gboolean
means_something (char c)
{
  return c == ',' || c == ';' || c == '\t' || c == '\r' || c == '\n' || c == '"' || c == '\0';
}

/* One byte outside quotation marks. @done: the row is whole. */
static gboolean
take_plain (MnCsvReader *self, char c, gboolean *done, GError **error)
{
  if (self->state == AFTER_CR && c != '\n')
    return refuse_line (error, MN_CSV_ERROR_SYNTAX, _ ("Line %u: a line break is only half there."), self->line);
  if (is_separator (self, c))
    return next_cell (self, error);
  switch (c)
    {
    case '\r':
      self->state = AFTER_CR;
      return TRUE;
    case '\n':
      self->line++;
      *done = TRUE;
      return end_cell (self, error);
    case '"':
      if (self->state != AT_CELL)
        return refuse_line (error, MN_CSV_ERROR_SYNTAX, _ ("Line %u: a quotation mark stands inside a cell."),
                            self->line);
      self->state = IN_QUOTED;
      self->quote_line = self->line;
      return TRUE;
    default:
      if (self->state == AFTER_QUOTE)
        return refuse_line (error, MN_CSV_ERROR_SYNTAX, _ ("Line %u: text follows a closing quotation mark."),
                            self->line);
      self->state = IN_PLAIN;
      g_string_append_c (self->text, c);
      return TRUE;
    }
}

static gboolean
take_byte (MnCsvReader *self, char c, gboolean *done, GError **error)
{
  if (c == '\0')
    return refuse_line (error, MN_CSV_ERROR_NOT_TEXT, _ ("Line %u: there is a zero byte, so this is not a text file."),
                        self->line);
  if (++self->n_row > MN_CSV_MAX_ROW)
    {
      if (self->state == IN_QUOTED)
        return refuse_line (error, MN_CSV_ERROR_SYNTAX, _ ("Line %u: a quotation mark is not closed."),
                            self->quote_line);
      return refuse_line (error, MN_CSV_ERROR_SIZE, _ ("Line %u is too long for a table."), self->row_line);
    }
  if (self->state == AFTER_QUOTE && c == '"')
    {
      self->state = IN_QUOTED;
      g_string_append_c (self->text, c);
      return TRUE;
    }
  if (self->state != IN_QUOTED)
    return take_plain (self, c, done, error);
  if (c == '"')
    {
      self->state = AFTER_QUOTE;
      return TRUE;
    }
  if (c == '\n')
    self->line++;
  g_string_append_c (self->text, c);
  return TRUE;
}

/* Everything up to the next byte that may mean something, at once: most of a table is such text. */
static void
take_run (MnCsvReader *self)
{
  const gsize left = MN_CSV_MAX_ROW - MIN (self->n_row, MN_CSV_MAX_ROW);
  const gsize end = MIN (self->n_block, self->at + left);
  gsize at = self->at;

  if (self->state != IN_QUOTED && self->state != IN_PLAIN && self->state != AT_CELL)
    return;
  if (self->state == IN_QUOTED)
    while (at < end && self->block[at] != '"' && self->block[at] != '\n' && self->block[at] != '\0')
      at++;
  else
    while (at < end && (self->block[at] >= 'A' || !means_something ((char)self->block[at])))
      at++;
  if (at == self->at)
    return;
  g_string_append_len (self->text, (const char *)self->block + self->at, (gssize)(at - self->at));
  if (self->state == AT_CELL)
    self->state = IN_PLAIN;
  self->n_row += at - self->at;
  self->offset += (goffset)(at - self->at);
  self->at = at;
}

/* The last row may lack its line break. @done: there was one. */
static gboolean
end_file (MnCsvReader *self, gboolean *done, GError **error)
{
  self->ended = TRUE;
  if (self->state == IN_QUOTED)
    return refuse_line (error, MN_CSV_ERROR_SYNTAX, _ ("Line %u: a quotation mark is not closed."), self->quote_line);
  if (self->state == AFTER_CR)
    return refuse_line (error, MN_CSV_ERROR_SYNTAX, _ ("Line %u: a line break is only half there."), self->line);
  *done = self->n_row > 0;
  return end_cell (self, error);
}

static gboolean
read_row (MnCsvReader *self, gboolean *done, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;

  g_string_truncate (self->text, 0);
  g_array_set_size (self->cells, 0);
  self->n_row = 0;
  self->row_line = self->line;
  begin_cell (self);
  *done = FALSE;
  while (!*done)
    {
      if (!fill_block (self, cancellable, &local))
        {
          if (local == NULL)
            return end_file (self, done, error);
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      take_run (self);
      if (self->at == self->n_block)
        continue;
      self->offset++;
      if (!take_byte (self, (char)self->block[self->at++], done, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_blank (MnCsvReader *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (*mn_csv_reader_get_cell (self, i) != '\0')
      return FALSE;
  return TRUE;
}

gboolean
mn_csv_reader_next (MnCsvReader *self, GCancellable *cancellable, GError **error)
{
  gboolean done = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);

  do
    if (self->ended || !read_row (self, &done, cancellable, error))
      {
        self->ended = TRUE;
        g_array_set_size (self->cells, 0);
        return FALSE;
      }
  while (!done || is_blank (self));
  return TRUE;
}
