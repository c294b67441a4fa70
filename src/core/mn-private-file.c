/* mn-private-file.c: a finished file, or none
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-core"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "mn-i18n.h"
#include "mn-private-file.h"

/* Writers such as Cairo come with a few bytes at a time. */
#define BUFFER_SIZE (1 << 16)

struct _MnPrivateFile {
  char *shown;     /* the path as the caller gave it, for messages */
  char *path;      /* with links followed */
  char *temporary; /* NULL once it is committed or removed */
  int fd;
  int error_number; /* of the first write that failed */
  gsize n_buffered;
  guint8 buffer[BUFFER_SIZE];
};

G_DEFINE_QUARK (mn - file - error - quark, mn_file_error)

static void
set_errno_error (GError **error, const char *path, int error_number)
{
  g_autofree char *shown = g_filename_display_name (path);

  switch (error_number)
    {
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, MN_FILE_ERROR, MN_FILE_ERROR_PLACE, _ ("“%s” cannot be written: there is no such folder."),
                   shown);
      break;
    case EACCES:
    case EPERM:
      g_set_error (error, MN_FILE_ERROR, MN_FILE_ERROR_PLACE,
                   _ ("“%s” cannot be written: you are not allowed to write in this folder."), shown);
      break;
    case EROFS:
      g_set_error (error, MN_FILE_ERROR, MN_FILE_ERROR_PLACE, _ ("“%s” cannot be written: the disk is read-only."),
                   shown);
      break;
    case EISDIR:
      g_set_error (error, MN_FILE_ERROR, MN_FILE_ERROR_PLACE, _ ("“%s” cannot be written: it is a folder."), shown);
      break;
    case ENAMETOOLONG:
      g_set_error (error, MN_FILE_ERROR, MN_FILE_ERROR_PLACE, _ ("“%s” cannot be written: the name is too long."),
                   shown);
      break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error (error, MN_FILE_ERROR, MN_FILE_ERROR_SPACE, _ ("“%s” cannot be written: the disk is full."), shown);
      break;
    default:
      g_set_error (error, MN_FILE_ERROR, MN_FILE_ERROR_PLACE, _ ("“%s” cannot be written: %s."), shown,
                   g_strerror (error_number));
      break;
    }
}

/* Replacing a folder cannot work, and replacing a device would destroy it. */
static gboolean
check_target (const char *path, const char *shown, GError **error)
{
  g_autofree char *name = g_filename_display_name (shown);
  struct stat info;

  if (stat (path, &info) != 0 || S_ISREG (info.st_mode))
    return TRUE;
  if (S_ISDIR (info.st_mode))
    set_errno_error (error, shown, EISDIR);
  else
    g_set_error (error, MN_FILE_ERROR, MN_FILE_ERROR_PLACE, _ ("“%s” cannot be written: it is not an ordinary file."),
                 name);
  return FALSE;
}

MnPrivateFile *
mn_private_file_new (const char *path, GError **error)
{
  g_autoptr (MnPrivateFile) self = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  char *resolved;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (MnPrivateFile, 1);
  self->fd = -1;
  self->shown = g_strdup (path);
  resolved = realpath (path, NULL);
  self->path = g_strdup (resolved != NULL ? resolved : path);
  free (resolved);
  if (!check_target (self->path, path, error))
    return NULL;

  /* A short name of its own: the final one may be as long as the file system allows. */
  folder = g_path_get_dirname (self->path);
  self->temporary = g_build_filename (folder, ".mang-non-XXXXXX", NULL);
  self->fd = g_mkstemp_full (self->temporary, O_WRONLY | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      int saved = errno;

      g_clear_pointer (&self->temporary, g_free);
      set_errno_error (error, path, saved);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
mn_private_file_free (MnPrivateFile *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self->shown);
  g_free (self);
}

static gboolean
flush (MnPrivateFile *self)
{
  gsize done = 0;

  while (self->error_number == 0 && done < self->n_buffered)
    {
      gssize n = write (self->fd, self->buffer + done, self->n_buffered - done);

      if (n >= 0)
        done += (gsize)n;
      else if (errno != EINTR)
        self->error_number = errno;
    }
  self->n_buffered = 0;
  return self->error_number == 0;
}

gboolean
mn_private_file_write (MnPrivateFile *self, const void *data, gsize length)
{
  const guint8 *bytes = data;

  g_return_val_if_fail (self != NULL, FALSE);

  while (length > 0)
    {
      gsize n = MIN (length, BUFFER_SIZE - self->n_buffered);

      memcpy (self->buffer + self->n_buffered, bytes, n);
      self->n_buffered += n;
      bytes += n;
      length -= n;
      if (self->n_buffered == BUFFER_SIZE && !flush (self))
        return FALSE;
    }
  return TRUE;
}

gboolean
mn_private_file_has_failed (const MnPrivateFile *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->error_number != 0;
}

const char *
mn_private_file_get_temporary (const MnPrivateFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->temporary;
}

gboolean
mn_private_file_sync (MnPrivateFile *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);

  if (flush (self) && fsync (self->fd) != 0)
    self->error_number = errno;
  if (self->error_number != 0)
    set_errno_error (error, self->shown, self->error_number);
  return self->error_number == 0;
}

/* The name itself is only safe when the folder is on the disk. Some file systems refuse: nothing is lost then. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("fsync of %s: %s", folder, g_strerror (errno));
  close (fd);
}

gboolean
mn_private_file_commit (MnPrivateFile *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);

  flush (self);
  if (self->error_number == 0 && fsync (self->fd) != 0)
    self->error_number = errno;
  /* A network disk may find out only now that it is full. */
  if (close (self->fd) != 0 && self->error_number == 0)
    self->error_number = errno;
  self->fd = -1;
  if (self->error_number == 0 && g_rename (self->temporary, self->path) != 0)
    self->error_number = errno;
  if (self->error_number != 0)
    {
      set_errno_error (error, self->shown, self->error_number);
      return FALSE;
    }
  g_clear_pointer (&self->temporary, g_free);
  sync_folder (self->path);
  return TRUE;
}
