/* mn-register.c: a register as the program works with it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-register.h"

#include "mn-refresh.h"
#include "mn-register-private.h"
#include "mn-seed.h"

struct _MnRegister {
  GObject parent_instance;

  /* owned */
  MnStore *store;
  char *name;
  char *unit_name;

  /* of the register row, as last read */
  MnDate fixed_date;
  gint64 unit;
  guint sample : 1;
};

enum {
  PROP_0,
  PROP_WORKING_DATE_TEXT,
  N_PROPS,
};

enum {
  CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (MnRegister, mn_register, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* What the window's head shows; kept here so that nobody asks the file for it. */
static void
read_row (MnRegister *self)
{
  g_autoptr (MnStatement) statement
      = mn_db_prepare (mn_store_get_reader (self->store),
                       "SELECT r.name, r.unit, r.working_date, r.sample, u.name FROM register AS r"
                       " JOIN unit AS u ON u.id = r.unit WHERE r.deleted_at IS NULL ORDER BY r.id LIMIT 1",
                       NULL);
  MnDate before = self->fixed_date;

  if (statement == NULL || !mn_statement_step (statement, NULL))
    return;
  g_free (self->name);
  g_free (self->unit_name);
  self->name = g_strdup (mn_statement_get_text (statement, 0));
  self->unit = mn_statement_get_int (statement, 1);
  self->fixed_date = mn_statement_get_date (statement, 2);
  self->sample = mn_statement_get_int (statement, 3) != 0;
  self->unit_name = g_strdup (mn_statement_get_text (statement, 4));
  if (mn_date_compare (before, self->fixed_date) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKING_DATE_TEXT]);
}

static void
store_changed_cb (MnRegister *self, MnChangeSet *set)
{
  static const char *const tables[] = { "register", NULL };

  if (mn_change_set_touches (set, tables))
    read_row (self);
  g_signal_emit (self, signals[CHANGED], 0, set);
}

static void
mn_register_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MnRegister *self = MN_REGISTER (object);

  switch (id)
    {
    case PROP_WORKING_DATE_TEXT:
      g_value_take_string (value, mn_date_format (mn_register_get_working_date (self)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_register_dispose (GObject *object)
{
  MnRegister *self = MN_REGISTER (object);

  if (self->store != NULL)
    {
      mn_store_close (self->store, NULL);
      g_clear_object (&self->store);
    }
  G_OBJECT_CLASS (mn_register_parent_class)->dispose (object);
}

static void
mn_register_finalize (GObject *object)
{
  MnRegister *self = MN_REGISTER (object);

  g_free (self->name);
  g_free (self->unit_name);
  G_OBJECT_CLASS (mn_register_parent_class)->finalize (object);
}

static void
mn_register_class_init (MnRegisterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mn_register_get_property;
  object_class->dispose = mn_register_dispose;
  object_class->finalize = mn_register_finalize;

  properties[PROP_WORKING_DATE_TEXT]
      = g_param_spec_string ("working-date-text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
mn_register_init (MnRegister *self)
{
}

MnRegister *
_mn_register_new_for_store (MnStore *store)
{
  MnRegister *self = g_object_new (MN_TYPE_REGISTER, NULL);

  self->store = g_object_ref (store);
  mn_store_set_before_commit (store, mn_refresh_before_commit, NULL, NULL);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  read_row (self);
  return self;
}

/* MnWriteFunc. */
static gboolean
seed_indicators (MnTransaction *transaction, gpointer data, GError **error)
{
  /* The units that the lists name are of the time before mid-2025, as the lists are. */
  return mn_seed_indicators (transaction, mn_date_new (2017, 5, 31), NULL, error);
}

/* A migration makes tables; the lists that belong in them are rows like others, with their audit, and so written here.
 * Only where there never was one: what an office deleted stays deleted. */
static gboolean
complete_lists (MnRegister *self, GError **error)
{
  GError *local = NULL;
  gint64 n = mn_db_get_int (mn_store_get_reader (self->store), "SELECT EXISTS (SELECT 1 FROM indicator)", 0, &local);

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return n != 0 || mn_store_write (self->store, "seed", seed_indicators, NULL, NULL, error);
}

MnRegister *
mn_register_open (const char *path, MnStoreOpenFlags flags, GError **error)
{
  g_autoptr (MnStore) store = mn_store_open (path, flags, error);
  g_autoptr (MnRegister) self = NULL;

  if (store == NULL)
    return NULL;
  self = _mn_register_new_for_store (store);
  if (self->unit == 0)
    {
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_DAMAGED,
                   _ ("“%s” does not say which office it belongs to: it is damaged. Restore a backup."), path);
      return NULL;
    }
  if ((flags & MN_STORE_OPEN_MIGRATE) != 0 && !mn_store_is_read_only (store) && !complete_lists (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
mn_register_close (MnRegister *self, GError **error)
{
  gboolean closed = TRUE;

  g_return_val_if_fail (MN_IS_REGISTER (self), FALSE);
  if (self->store != NULL)
    closed = mn_store_close (self->store, error);
  g_clear_object (&self->store);
  return closed;
}

MnStore *
mn_register_get_store (MnRegister *self)
{
  return self->store;
}

MnDb *
mn_register_get_reader (MnRegister *self)
{
  return mn_store_get_reader (self->store);
}

MnDate
mn_register_get_working_date (MnRegister *self)
{
  return mn_date_is_full (self->fixed_date) ? self->fixed_date : mn_date_today ();
}

gboolean
mn_register_is_working_date_fixed (MnRegister *self)
{
  return mn_date_is_full (self->fixed_date);
}

gboolean
mn_register_is_sample (MnRegister *self)
{
  return self->sample;
}

gboolean
mn_register_is_read_only (MnRegister *self)
{
  return mn_store_is_read_only (self->store);
}

gint64
mn_register_get_unit (MnRegister *self)
{
  return self->unit;
}

const char *
mn_register_get_unit_name (MnRegister *self)
{
  return self->unit_name;
}

const char *
mn_register_get_name (MnRegister *self)
{
  return self->name;
}

MnCheckContext
mn_register_check_context (MnRegister *self, gint64 row_id)
{
  return (MnCheckContext) {
    .working_date = mn_register_get_working_date (self),
    .db = mn_register_get_reader (self),
    .row_id = row_id,
  };
}
