/* mn-locks.c: locks that last as long as SQLite believes
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* F_OFD_SETLK */
#define G_LOG_DOMAIN "mn-store"

#include "config.h"

#include "mn-locks-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "mn-store-private.h"

/* SQLite locks a file with the locks of POSIX, and these belong to the process: when any part of it closes any
 * descriptor of that file they are gone, and SQLite doesn't know. GTK's file chooser does just that with every file of
 * the folder it shows (GIO reads the beginning of what its name does not tell), so one look into the register's own
 * folder was enough. The next program that opened and closed the register then took itself for the last, and removed a
 * WAL in which this one went on to save.
 *
 * So the locks are taken through one descriptor of our own per file, and belong to that (open file description locks).
 * Towards other processes they are the same locks; within this one SQLite counts for itself. */

typedef struct {
  dev_t device;
  ino_t inode;
  int fd;           /* that holds the locks */
  guint n_openings; /* of SQLite's descriptors that ever asked for a lock and are still open */
} LockedFile;

static GMutex lock;
static GHashTable *by_fd;   /* SQLite's descriptor → LockedFile */
static GHashTable *by_file; /* LockedFile, as a set */

static guint
file_hash (gconstpointer key)
{
  const LockedFile *file = key;

  return (guint)file->inode ^ (guint)file->device;
}

static gboolean
file_equal (gconstpointer a, gconstpointer b)
{
  const LockedFile *left = a, *right = b;

  return left->inode == right->inode && left->device == right->device;
}

/* A description of its own, by way of the descriptor: the name may have gone to another file meanwhile. */
static int
open_again (int fd)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  int again = open (path, O_RDWR | O_CLOEXEC);

  return again >= 0 ? again : open (path, (fcntl (fd, F_GETFL) & O_ACCMODE) | O_CLOEXEC);
}

static LockedFile *
find_file (int fd)
{
  LockedFile *file = g_hash_table_lookup (by_fd, GINT_TO_POINTER (fd));
  LockedFile sought = { 0 };
  struct statfs system;
  struct stat info;

  if (file != NULL)
    return file;
  /* Other machines know locks of processes only, some of them. */
  if (fstat (fd, &info) != 0 || fstatfs (fd, &system) != 0 || !_mn_file_system_is_local ((guint64)system.f_type))
    return NULL;
  sought.device = info.st_dev;
  sought.inode = info.st_ino;
  file = g_hash_table_lookup (by_file, &sought);
  if (file == NULL)
    {
      sought.fd = open_again (fd);
      if (sought.fd < 0)
        return NULL;
      file = g_memdup2 (&sought, sizeof sought);
      g_hash_table_add (by_file, file);
    }
  file->n_openings++;
  g_hash_table_insert (by_fd, GINT_TO_POINTER (fd), file);
  return file;
}

static int
lock_instead (int fd, int command, struct flock *wanted)
{
  const int own = command == F_GETLK ? F_OFD_GETLK : command == F_SETLKW ? F_OFD_SETLKW : F_OFD_SETLK;
  LockedFile *file;
  int result;

  g_mutex_lock (&lock);
  file = find_file (fd);
  if (file != NULL)
    {
      wanted->l_pid = 0;
      result = fcntl (file->fd, own, wanted);
    }
  else
    result = fcntl (fd, command, wanted);
  g_mutex_unlock (&lock);
  return result;
}

static int
fcntl_instead (int fd, int command, ...)
{
  va_list rest;
  int result;

  va_start (rest, command);
  if (command == F_GETLK || command == F_SETLK || command == F_SETLKW)
    result = lock_instead (fd, command, va_arg (rest, struct flock *));
  else
    result = fcntl (fd, command, va_arg (rest, int));
  va_end (rest);
  return result;
}

/* With the last of SQLite's descriptors its locks end, as they would by themselves. */
static int
close_instead (int fd)
{
  LockedFile *file;

  g_mutex_lock (&lock);
  file = g_hash_table_lookup (by_fd, GINT_TO_POINTER (fd));
  if (file != NULL)
    {
      g_hash_table_remove (by_fd, GINT_TO_POINTER (fd));
      if (--file->n_openings == 0)
        {
          g_hash_table_remove (by_file, file);
          close (file->fd);
          g_free (file);
        }
    }
  g_mutex_unlock (&lock);
  return close (fd);
}

void
_mn_locks_set_up (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");

      by_fd = g_hash_table_new (NULL, NULL);
      by_file = g_hash_table_new (file_hash, file_equal);
      if (vfs != NULL && vfs->iVersion >= 3)
        {
          vfs->xSetSystemCall (vfs, "close", (sqlite3_syscall_ptr)close_instead);
          vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr)fcntl_instead);
        }
      g_once_init_leave (&once, 1);
    }
}
