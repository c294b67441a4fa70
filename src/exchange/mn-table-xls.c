/* mn-table-xls.c: the rows of an Excel 97 workbook, read by a process of its own
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-table-private.h"

#include <string.h>

#include "mn-encoding.h"
#include "mn-i18n.h"
#include "mn-text.h"

/* What it writes is said at the head of mang-non-xls.c. It is not trusted either. */
#define HELPER "mang-non-xls"
#define EXIT_PROTECTED 2
#define BLOCK_SIZE (64 * 1024)
#define MAX_SHEETS 4096
#define MAX_SCAN (256 * 1024 * 1024)
/* From so many of its words on, text is of one encoding rather than by chance. */
#define LEAST_SCORE 0.8

typedef struct {
  char *path;
  GSubprocess *child;
  GInputStream *output; /* the child's */
  GByteArray *bytes;    /* of it, not yet looked at */
  gsize at;
  guint sheet;    /* that the child reads */
  gboolean fresh; /* nothing of the sheet was read */
  gboolean finished;
  gboolean judged;
  gboolean in_row;
  guint64 n_read;
  guint64 n_expected;
} Reader;

static gboolean
refuse_damaged (GError **error)
{
  g_set_error_literal (error, MN_TABLE_ERROR, MN_TABLE_ERROR_DAMAGED,
                       _ ("The file is damaged or not complete: save it again in the program it comes from."));
  return FALSE;
}

/* What is in the file ------------------------------------------------------------------------------------------- */

typedef enum {
  OLE_WORKBOOK,
  OLE_ENCRYPTED, /* a workbook with a password */
  OLE_CUT,       /* the end of it, where the names are, is not there */
  OLE_OTHER,
} OleKind;

static guint
read_16 (const char *p)
{
  return (guint8)p[0] | (guint)(guint8)p[1] << 8;
}

/* The stream of an old workbook begins with the record of its beginning (of 8 or 16 bytes: globals, of Excel 5 or
 * later) and, where there is a password, the one that says so; the library cannot read on and so doesn't tell. */
static gboolean
has_password (const char *p, gsize n)
{
  gsize length = read_16 (p + 2);
  const char *next = p + 4 + length;

  if (read_16 (p) != 0x0809 || (length != 8 && length != 16) || (read_16 (p + 4) != 0x0500 && read_16 (p + 4) != 0x0600)
      || read_16 (p + 6) != 5 || 4 + length + 8 > n)
    return FALSE;
  if (read_16 (next) == 0x0086 && read_16 (next + 2) == 0) /* reserved for who writes */
    next += 4;
  return read_16 (next) == 0x002f;
}

/* By the names of its streams, which stand in UTF-16 somewhere in it. */
static OleKind
judge_ole (const char *path)
{
  static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  static const char workbook[] = "W\0o\0r\0k\0b\0o\0o\0k\0\0\0";
  static const char book[] = "B\0o\0o\0k\0\0\0";
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  const char *bytes = file != NULL ? g_mapped_file_get_contents (file) : NULL;
  gsize n = bytes != NULL ? MIN (g_mapped_file_get_length (file), MAX_SCAN) : 0;
  OleKind kind = OLE_OTHER;

  /* A directory entry begins at a multiple of 128, a stream at one of 64. */
  for (gsize i = 512; i + 128 <= n && kind != OLE_ENCRYPTED; i += 64)
    if (memcmp (bytes + i, encrypted, sizeof encrypted - 1) == 0 || has_password (bytes + i, n - i))
      kind = OLE_ENCRYPTED;
    else if (memcmp (bytes + i, workbook, sizeof workbook - 1) == 0 || memcmp (bytes + i, book, sizeof book - 1) == 0)
      kind = OLE_WORKBOOK;
  /* The header says where the names are. */
  if (kind == OLE_OTHER && n >= 512
      && ((guint64)read_16 (bytes + 48) + ((guint64)read_16 (bytes + 50) << 16) + 1) * 512
             >= g_mapped_file_get_length (file))
    kind = OLE_CUT;
  return kind;
}

/* The child ----------------------------------------------------------------------------------------------------- */

static void
stop (Reader *self)
{
  if (self->child != NULL)
    {
      g_subprocess_force_exit (self->child);
      g_subprocess_wait (self->child, NULL, NULL);
    }
  g_clear_object (&self->child);
  self->output = NULL;
  g_byte_array_set_size (self->bytes, 0);
  self->at = 0;
}

static char *
find_helper (void)
{
  const char *folder = g_getenv ("MANG_NON_LIBEXECDIR");

  return g_build_filename (folder != NULL && *folder != '\0' ? folder : MN_LIBEXECDIR, HELPER, NULL);
}

static gboolean
launch (Reader *self, guint sheet, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *helper = find_helper ();
  g_autofree char *wanted = g_strdup_printf ("%u", sheet);
  const char *arguments[] = { helper, wanted, NULL };

  stop (self);
  g_subprocess_launcher_set_stdin_file_path (launcher, self->path);
  self->child = g_subprocess_launcher_spawnv (launcher, arguments, NULL);
  if (self->child == NULL)
    {
      g_set_error_literal (error, MN_TABLE_ERROR, MN_TABLE_ERROR_KIND,
                           _ ("The part of the program that reads old Excel workbooks is not there: save the file as "
                              "XLSX first."));
      return FALSE;
    }
  self->output = g_subprocess_get_stdout_pipe (self->child);
  self->sheet = sheet;
  self->fresh = TRUE;
  self->finished = self->judged = self->in_row = FALSE;
  self->n_read = 0;
  return TRUE;
}

/* It ended before it said all. */
static gboolean
refuse_end (Reader *self, GError **error)
{
  g_subprocess_wait (self->child, NULL, NULL);
  if (g_subprocess_get_if_exited (self->child) && g_subprocess_get_exit_status (self->child) == EXIT_PROTECTED)
    {
      g_set_error_literal (error, MN_TABLE_ERROR, MN_TABLE_ERROR_PROTECTED,
                           _ ("The file is protected by a password: take the password off in the program it comes "
                              "from."));
      return FALSE;
    }
  return refuse_damaged (error);
}

/* The next whole line, in place; NULL where the buffer has none. */
static char *
take_line (Reader *self)
{
  char *line, *end;

  if (self->at == self->bytes->len)
    return NULL;
  line = (char *)self->bytes->data + self->at;
  end = memchr (line, '\n', self->bytes->len - self->at);
  if (end == NULL)
    return NULL;
  *end = '\0';
  self->at += (gsize)(end - line) + 1;
  return line;
}

static gboolean
read_more (Reader *self, GCancellable *cancellable, GError **error)
{
  guint kept;
  gssize n;

  if (self->at > 0)
    g_byte_array_remove_range (self->bytes, 0, (guint)self->at);
  self->at = 0;
  kept = self->bytes->len;
  if (kept > 2 * MN_TABLE_MAX_ROW)
    return refuse_damaged (error);
  g_byte_array_set_size (self->bytes, kept + BLOCK_SIZE);
  n = g_input_stream_read (self->output, self->bytes->data + kept, BLOCK_SIZE, cancellable, error);
  g_byte_array_set_size (self->bytes, kept + (guint)MAX (n, 0));
  if (n == 0)
    return refuse_end (self, error);
  self->n_read += (guint64)MAX (n, 0);
  return n > 0;
}

static gboolean
read_sheets (Reader *self, GArray *sheets, GError **error)
{
  for (;;)
    {
      char *line = take_line (self);

      if (line == NULL)
        {
          if (!read_more (self, NULL, error))
            return FALSE;
        }
      else if (line[0] == 'O')
        return TRUE;
      else if (line[0] != 'S' || line[1] != ' ' || !g_utf8_validate (line, -1, NULL))
        return refuse_damaged (error);
      else if (sheets != NULL && sheets->len < MAX_SHEETS)
        {
          g_autofree char *name = mn_text_unescape (line + 2);

          _mn_table_add_sheet (sheets, name, FALSE);
        }
    }
}

/* Rows ---------------------------------------------------------------------------------------------------------- */

/* The library says no fonts: whether letters were typed for a legacy one is told by their syllables. */
static void
judge_letters (Reader *self, MnTableRows *rows)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *bytes = NULL;
  gsize n;
  double score = 0;
  const char *code;

  self->judged = TRUE;
  for (gsize i = self->at; i < self->bytes->len; i++)
    g_string_append_c (words, (char)self->bytes->data[i]);
  if (words->len > 0)
    g_string_truncate (words, (gsize)(g_utf8_find_prev_char (words->str, words->str + words->len) - words->str));
  bytes = g_convert (words->str, -1, "WINDOWS-1252", "UTF-8", NULL, &n, NULL);
  if (bytes == NULL)
    bytes = g_convert (words->str, -1, "ISO-8859-1", "UTF-8", NULL, &n, NULL);
  if (bytes == NULL)
    return;
  code = mn_encoding_guess ((const guint8 *)bytes, n, &score);
  if (score < LEAST_SCORE)
    return;
  if (strcmp (code, "tcvn3") == 0)
    _mn_table_rows_set_font (rows, ".VnTime");
  else if (strcmp (code, "vni") == 0)
    _mn_table_rows_set_font (rows, "VNI-Times");
}

static gboolean
take_cell (Reader *self, MnTableRows *rows, char *line, GError **error)
{
  char *text;
  guint64 column = g_ascii_strtoull (line + 1, &text, 10);

  if (!self->in_row || line[1] != ' ' || *text != ' ' || column >= 256)
    return refuse_damaged (error);
  text++;
  if (line[0] == 'n')
    return _mn_table_rows_add_number (rows, (guint)column, text, strlen (text), error);
  if (line[0] == 'd')
    return _mn_table_rows_add_iso (rows, (guint)column, text, error);
  {
    g_autofree char *plain = mn_text_unescape (text);

    return _mn_table_rows_add_text (rows, (guint)column, plain, strlen (plain), NULL, error);
  }
}

static gboolean
take (Reader *self, MnTableRows *rows, char *line, GError **error)
{
  if (!g_utf8_validate (line, -1, NULL))
    return refuse_damaged (error);
  switch (line[0])
    {
    case 'R':
    case 'E':
      if (self->in_row)
        _mn_table_rows_end (rows, 1);
      self->in_row = line[0] == 'R';
      self->finished = line[0] == 'E';
      if (self->in_row)
        _mn_table_rows_begin (rows, (guint)MIN (g_ascii_strtoull (line + 1, NULL, 10), MN_TABLE_MAX_LINES));
      return TRUE;
    case 't':
    case 'n':
    case 'd':
      return take_cell (self, rows, line, error);
    default:
      return refuse_damaged (error);
    }
}

static gboolean
has_end (const Reader *self)
{
  return self->bytes->len >= 2 && memcmp (self->bytes->data + self->bytes->len - 2, "E\n", 2) == 0;
}

static gboolean
fill (gpointer data, MnTableRows *rows, GCancellable *cancellable, GError **error)
{
  Reader *self = data;
  char *line;

  if (self->finished)
    return FALSE;
  self->fresh = FALSE;
  /* A good part of it, for a judgement; a short sheet is all there before long. */
  while (!self->judged && self->bytes->len - self->at < BLOCK_SIZE && !has_end (self))
    if (!read_more (self, cancellable, error))
      return FALSE;
  if (!self->judged)
    judge_letters (self, rows);
  line = take_line (self);
  if (line == NULL)
    {
      if (!read_more (self, cancellable, error))
        return FALSE;
      line = take_line (self);
    }
  for (; line != NULL && !self->finished; line = take_line (self))
    {
      if (!take (self, rows, line, error))
        return FALSE;
      if (self->finished)
        break;
    }
  return TRUE;
}

static gboolean
open_sheet (gpointer data, guint sheet, GError **error)
{
  Reader *self = data;

  /* The first was begun to see which sheets there are. */
  if (self->fresh && self->sheet == sheet)
    return TRUE;
  return launch (self, sheet, error) && read_sheets (self, NULL, error);
}

/* What it writes is about as long as the file. */
static double
get_progress (gpointer data)
{
  Reader *self = data;

  return self->n_expected > 0 ? MIN (0.99, (double)self->n_read / (double)self->n_expected) : 0;
}

static void
reader_free (gpointer data)
{
  Reader *self = data;

  stop (self);
  g_byte_array_unref (self->bytes);
  g_free (self->path);
  g_free (self);
}

gpointer
_mn_table_xls_open (const char *path, GArray *sheets, GError **error)
{
  OleKind kind = judge_ole (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  Reader *self;

  if (kind == OLE_ENCRYPTED)
    {
      g_set_error_literal (error, MN_TABLE_ERROR, MN_TABLE_ERROR_PROTECTED,
                           _ ("The file is protected by a password: take the password off in the program it comes "
                              "from."));
      return NULL;
    }
  if (kind == OLE_CUT)
    {
      refuse_damaged (error);
      return NULL;
    }
  if (kind == OLE_OTHER)
    {
      g_set_error_literal (error, MN_TABLE_ERROR, MN_TABLE_ERROR_KIND,
                           _ ("The file is a document, not a table: ask for it as XLSX, ODS, XLS or CSV."));
      return NULL;
    }
  self = g_new0 (Reader, 1);
  self->path = g_strdup (path);
  self->bytes = g_byte_array_new ();
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  self->n_expected = info != NULL ? (guint64)g_file_info_get_size (info) : 0;
  if (launch (self, 0, error) && read_sheets (self, sheets, error))
    {
      if (sheets->len > 0)
        return self;
      g_set_error_literal (error, MN_TABLE_ERROR, MN_TABLE_ERROR_DAMAGED, _ ("The workbook has no sheet."));
    }
  reader_free (self);
  return NULL;
}

const MnTableClass _mn_table_xls_class = { open_sheet, fill, get_progress, NULL, reader_free };
