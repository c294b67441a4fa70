/* mn-cli-output.c: standard output, in tables and lines
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-cli"

#include "config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "mn-cli-verbs.h"

#define BLOCK_SIZE (64 * 1024)

/* Not stdio: a failed write has to stop a long list at once and become a sentence. */
static GString *buffer;
static gboolean row_open;

static GString *
get_buffer (void)
{
  if (buffer == NULL)
    buffer = g_string_sized_new (BLOCK_SIZE + 4096);
  return buffer;
}

void
mn_cli_cell (const char *text)
{
  GString *into = get_buffer ();

  g_return_if_fail (text != NULL);

  if (row_open)
    g_string_append_c (into, '\t');
  row_open = TRUE;
  if (strpbrk (text, "\t\n\\") == NULL)
    {
      g_string_append (into, text);
    }
  else
    {
      g_autofree char *escaped = mn_text_escape (text);

      g_string_append (into, escaped);
    }
}

void
mn_cli_cell_taken (char *text)
{
  mn_cli_cell (text);
  g_free (text);
}

gboolean
mn_cli_end_row (GError **error)
{
  GString *into = get_buffer ();

  g_string_append_c (into, '\n');
  row_open = FALSE;
  return into->len < BLOCK_SIZE || mn_cli_flush (error);
}

void
mn_cli_print (const char *text)
{
  g_string_append (get_buffer (), text);
}

void
mn_cli_printf (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (get_buffer (), format, arguments);
  va_end (arguments);
}

static gboolean
fail (int saved_errno, GError **error)
{
  switch (saved_errno)
    {
    case EPIPE:
      g_set_error_literal (error, MN_CLI_ERROR, MN_CLI_ERROR_CLOSED, "");
      break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error_literal (error, MN_CLI_ERROR, MN_CLI_ERROR_REFUSED,
                           _ ("The disk is full: the result could not be written."));
      break;
    default:
      g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_REFUSED, _ ("The result could not be written (%s)."),
                   g_strerror (saved_errno));
      break;
    }
  return FALSE;
}

gboolean
mn_cli_flush (GError **error)
{
  GString *from = get_buffer ();
  gsize done = 0;

  while (done < from->len)
    {
      gssize written = write (STDOUT_FILENO, from->str + done, from->len - done);

      if (written >= 0)
        done += (gsize)written;
      else if (errno != EINTR && errno != EAGAIN)
        {
          g_string_truncate (from, 0);
          return fail (errno, error);
        }
    }
  g_string_truncate (from, 0);
  return TRUE;
}
