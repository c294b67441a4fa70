/* mn-error.h: what can go wrong with a register file
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The codes differ in what the user can do. The message is a whole sentence in the program's language. */
#define MN_STORE_ERROR (mn_store_error_quark ())
GQuark mn_store_error_quark (void);

typedef enum {
  MN_STORE_ERROR_NOT_FOUND,    /* choose another path */
  MN_STORE_ERROR_EXISTS,       /* choose another name: nothing is ever overwritten */
  MN_STORE_ERROR_NOT_REGISTER, /* it is another kind of file (also a folder, a device, an empty file) */
  MN_STORE_ERROR_DAMAGED,      /* truncated or corrupt: restore a backup */
  MN_STORE_ERROR_TOO_NEW,      /* install a newer program */
  MN_STORE_ERROR_TOO_OLD,      /* must be migrated first, by a person who says so */
  MN_STORE_ERROR_ACCESS,       /* no permission: ask whoever owns the folder */
  MN_STORE_ERROR_READ_ONLY,    /* a write on a register that is open for reading only */
  MN_STORE_ERROR_FULL,         /* make room on the disk */
  MN_STORE_ERROR_BUSY,         /* another program has it: try again */
  MN_STORE_ERROR_CONSTRAINT,   /* a duplicate, or a link to nothing: change what was typed */
  MN_STORE_ERROR_CONFLICT,     /* changed since: cannot be undone any more */
  MN_STORE_ERROR_FAILED,       /* anything else: report it */
} MnStoreError;

/* Which rule of the file refused a value, for the floor above that knows the labels of its fields. */
typedef enum {
  MN_STORE_CONSTRAINT_NONE,
  MN_STORE_CONSTRAINT_DUPLICATE, /* another live row has it */
  MN_STORE_CONSTRAINT_REQUIRED,  /* it was left empty */
  MN_STORE_CONSTRAINT_LINK,      /* to nothing, or from something that is to go */
  MN_STORE_CONSTRAINT_OTHER,
} MnStoreConstraint;

MnStoreConstraint mn_store_error_get_constraint (const GError *error);
/* What the error is about: "child.code", "participation.activity, participation.child"; for a conflict the table and,
 * where it is about one, the column: "child.note", "child". NULL when not known. (transfer none) */
const char *mn_store_error_get_column (const GError *error);

G_END_DECLS
